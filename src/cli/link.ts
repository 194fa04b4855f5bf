import { botName, telegramLinks } from '../bots/telegram/deep-links.ts';
import { systemClock } from '../core/clock.ts';
import { type Config, readConfig } from '../core/config.ts';
import { connect } from '../core/db.ts';
import { UserError } from '../core/errors.ts';
import { type Translator, translator } from '../core/i18n/translator.ts';
import { clockOf } from '../core/moved-clock.ts';
import type { ConnectedPlatform } from '../core/people/linking/connected.ts';
import { explain } from '../lifecycle/explain.ts';
import { createNarrator, type Narrator } from '../lifecycle/narrator.ts';
import { openDatabase } from '../postgres/open.ts';
import { type LinkOrder, printLinks, readLinkOrder } from './invitations.ts';
import { terminalLanguage } from './language.ts';

/** The platform as far as it can be known here; `say` tells what is missing. */
const connected = async (
  { platform }: LinkOrder,
  { telegram }: Config,
  t: Translator,
  say: Narrator['say'],
): Promise<ConnectedPlatform> => {
  if (platform === 'slack') return { name: 'slack', linkTo: () => null };
  if (!telegram) {
    say(t('link-no-bot'));
    return telegramLinks(null);
  }
  return botName(telegram).then(telegramLinks, () => {
    say(t('link-bot-away'));
    return telegramLinks(null);
  });
};

/** `npm run link -- --all`. The list goes to stdout, all else to stderr. Exit: 0 printed, 1 refused or not possible, 2 wrong use. */
const main = async (words: readonly string[]): Promise<number> => {
  const narrator = createNarrator(process.stderr);
  const t = translator(terminalLanguage(process.env), Intl.DateTimeFormat().resolvedOptions().timeZone);
  const order = readLinkOrder(words);
  if (!order) {
    narrator.say(t('link-usage'));
    return 2;
  }
  try {
    const config = readConfig();
    const platform = await connected(order, config, t, narrator.say);
    const database = await openDatabase(config, { onProgress: narrator.step });
    const db = connect(database.url, { max: 1 });
    try {
      const { notes, list } = await printLinks(order, {
        db,
        clock: await clockOf(db, systemClock),
        platform,
        t,
      });
      for (const note of notes) narrator.say(note);
      for (const line of list) console.log(line);
    } finally {
      await db.$disconnect();
      await database.close();
    }
    return 0;
  } catch (error) {
    narrator.say(error instanceof UserError ? t(error.key, error.args) : explain(error));
    return 1;
  }
};

process.exit(await main(process.argv.slice(2)));
