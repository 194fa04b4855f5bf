import { recentAlarms } from '../core/alarms/alarms.ts';
import type { Clock } from '../core/clock.ts';
import type { Language, Translator } from '../core/i18n/translator.ts';
import { clockOf } from '../core/moved-clock.ts';
import type { SlackConfig } from '../core/slack-config.ts';
import type { TelegramConfig } from '../core/telegram-config.ts';
import { alarmFindings } from './alarms.ts';
import { createAsk } from './ask.ts';
import { type Finding, ok, type Section } from './finding.ts';
import { checkHouse, type House } from './house.ts';
import { checkSlack } from './slack.ts';
import { type BotCommand, checkTelegram } from './telegram.ts';

export interface Patient {
  readonly house: House;
  /** Undefined: not connected. */
  readonly slack: SlackConfig | undefined;
  readonly telegram: TelegramConfig | undefined;
  /** The scopes that the Slack app needs, and no more. */
  readonly scopes: readonly string[];
  /** What people are to be offered in Telegram, in their language. */
  readonly commands: (language: Language) => readonly BotCommand[];
}

/** Checks the installation and each connected platform. Whatever is wrong is a finding; nothing is thrown for it. */
export const examine = async (
  { house, slack, telegram, scopes, commands }: Patient,
  { t, clock }: { readonly t: Translator; readonly clock: Clock },
): Promise<Section[]> => {
  const ask = createAsk(clock);
  const { findings, db, close } = await checkHouse(t, house);
  const apart = (guide: string): Finding[] => [ok(t('doctor-not-connected', { guide }))];
  try {
    // Alarms are noted in the time that people see; platforms are asked in the real one.
    const now = (db ? await clockOf(db, clock) : clock).now();
    const alarms = db ? await recentAlarms(db, now) : [];
    const [inSlack, inTelegram] = await Promise.all([
      slack ? checkSlack({ ask, now, t, access: slack, scopes, db, alarms }) : apart('docs/slack.md'),
      telegram ? checkTelegram({ ask, clock, t, access: telegram, commands, db }) : apart('docs/telegram.md'),
    ]);
    return [
      { title: t('doctor-house'), findings: [...findings, ...alarmFindings(t, alarms, now)] },
      { title: 'Slack', findings: inSlack },
      { title: 'Telegram', findings: inTelegram },
    ];
  } finally {
    await close();
  }
};
