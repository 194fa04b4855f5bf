import { systemClock } from '../core/clock.ts';
import { readConfig } from '../core/config.ts';
import { connect, isDatabaseAway } from '../core/db.ts';
import { UserError } from '../core/errors.ts';
import { translator } from '../core/i18n/translator.ts';
import { explain } from '../lifecycle/explain.ts';
import { createNarrator } from '../lifecycle/narrator.ts';
import { openDatabase } from '../postgres/open.ts';
import { keepTokens, readTokenOrder, type TokenOrder } from './api-tokens.ts';
import { terminalLanguage } from './language.ts';

const t = translator(terminalLanguage(process.env), Intl.DateTimeFormat().resolvedOptions().timeZone);
const narrator = createNarrator(process.stderr);

const carryOut = async (order: TokenOrder): Promise<void> => {
  const database = await openDatabase(readConfig(), { onProgress: narrator.step });
  const db = connect(database.url, { max: 2 });
  try {
    const { notes, list } = await keepTokens(order, { db, clock: systemClock, t });
    for (const note of notes) narrator.say(note);
    for (const line of list) console.log(line);
  } finally {
    await db.$disconnect();
    await database.close();
  }
};

/** `npm run token -- new NAME`. A token or the list goes to stdout, all else to stderr. Exit: 0 done, 1 refused or not possible, 2 wrong use. */
const main = async (words: readonly string[]): Promise<number> => {
  const order = readTokenOrder(words);
  if (!order) {
    narrator.say(t('token-usage'));
    return 2;
  }
  try {
    await carryOut(order);
    return 0;
  } catch (error) {
    if (error instanceof UserError) narrator.say(t(error.key, error.args));
    else narrator.say(isDatabaseAway(error) ? t('error-database-away') : explain(error));
    return 1;
  }
};

process.exit(await main(process.argv.slice(2)));
