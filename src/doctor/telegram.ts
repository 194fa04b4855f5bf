import { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import type { Db } from '../core/db.ts';
import { type Language, languages, type Translator } from '../core/i18n/translator.ts';
import type { TelegramConfig } from '../core/telegram-config.ts';
import type { Answer, Ask } from './ask.ts';
import { awayFinding, clockFindings } from './common.ts';
import { type Finding, fail, ok, warn } from './finding.ts';
import { groupFindings } from './telegram-groups.ts';
import { webhookFindings } from './telegram-webhook.ts';

export interface TelegramCheck {
  readonly ask: Ask;
  readonly clock: Clock;
  readonly t: Translator;
  readonly access: TelegramConfig;
  /** What people are to be offered, in their language. */
  readonly commands: (language: Language) => readonly BotCommand[];
  /** Null while the database cannot be reached: then what needs it is left out. */
  readonly db: Db | null;
}

export interface BotCommand {
  readonly command: string;
  readonly description: string;
}

/** Calls a method of the Bot API. */
export type Call = <T>(
  method: string,
  result: z.ZodType<T>,
  args?: Readonly<Record<string, unknown>>,
) => Promise<Answer<T>>;

const refused = z.object({ ok: z.literal(false), description: z.string() }).transform(({ description }) => description);
const bot = z.object({ id: z.number(), username: z.string(), can_join_groups: z.boolean().default(true) });
const commandList = z.array(z.object({ command: z.string(), description: z.string() }));

/** Checks the token, the commands, how updates come, the groups and the clock. Sends and changes nothing in Telegram. */
export const checkTelegram = async (check: TelegramCheck): Promise<Finding[]> => {
  const { t, access, db, clock } = check;
  const call = caller(check);
  const me = await call('getMe', bot);
  if (me.kind === 'away') {
    const place = { name: 'Telegram', url: access.apiRoot, variable: 'TELEGRAM_API_ROOT' };
    return [awayFinding(t, place, me.reason)];
  }
  if (me.kind === 'refused') return [refusedFinding(t, me.reason)];
  const { username, can_join_groups, id } = me.value;
  return [
    ok(t('doctor-telegram-token', { bot: username })),
    await commandFinding(call, check),
    ...(await webhookFindings(call, t, access.webhook?.url, clock.now())),
    ...(can_join_groups ? [] : [warn(t('doctor-telegram-no-groups'), t('doctor-telegram-no-groups-mend'))]),
    ...(db ? await groupFindings(call, t, db, id) : []),
    ...clockFindings(t, 'Telegram', me.aheadMs),
  ];
};

/** Telegram's words for a token that it does not know, or that is none. */
const wrongToken = /^(Unauthorized|Not Found)/;

const refusedFinding = (t: Translator, reason: string): Finding =>
  wrongToken.test(reason)
    ? fail(t('doctor-telegram-token-wrong', { reason }), t('doctor-telegram-token-mend'))
    : fail(t('doctor-telegram-unsure', { reason }), t('doctor-again'));

const caller =
  ({ ask, access }: TelegramCheck): Call =>
  async (method, result, args = {}) => {
    const answer = await ask(
      `${access.apiRoot.replace(/\/$/, '')}/bot${access.token}/${method}`,
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(args) },
      { given: z.object({ ok: z.literal(true), result }), refused },
    );
    return answer.kind === 'given' ? { ...answer, value: answer.value.result } : answer;
  };

/**
 * What somebody who speaks a language is offered in a private chat: the first list that has any; undefined when none has.
 * Source: core.telegram.org/bots/api#botcommandscope, "Determining list of commands".
 */
const offered = async (call: Call, language: Language): Promise<Answer<readonly BotCommand[]> | undefined> => {
  const places = ['all_private_chats', 'default'].flatMap((type) =>
    [language, ''].map((language_code) => ({ scope: { type }, language_code })),
  );
  const lists = await Promise.all(places.map((place) => call('getMyCommands', commandList, place)));
  return lists.find((list) => list.kind !== 'given' || list.value.length > 0);
};

const commandFinding = async (call: Call, { t, commands }: TelegramCheck): Promise<Finding> => {
  const wrong: Language[] = [];
  for (const language of languages) {
    const list = await offered(call, language);
    if (list && list.kind !== 'given')
      return warn(t('doctor-telegram-unsure', { reason: list.reason }), t('doctor-again'));
    const said = new Map(list?.value.map(({ command, description }) => [command, description]));
    if (commands(language).some(({ command, description }) => said.get(command) !== description)) wrong.push(language);
  }
  return wrong.length === 0
    ? ok(t('doctor-telegram-commands', { languages: languages.join(', ') }))
    : fail(t('doctor-telegram-commands-missing', { languages: wrong.join(', ') }), t('doctor-telegram-commands-mend'));
};
