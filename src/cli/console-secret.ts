import { systemClock } from '../core/clock.ts';
import { readConfig } from '../core/config.ts';
import { renewConsoleSecret } from '../core/console-secret.ts';
import { connect, isDatabaseAway } from '../core/db.ts';
import { UserError } from '../core/errors.ts';
import { translator } from '../core/i18n/translator.ts';
import { explain } from '../lifecycle/explain.ts';
import { createNarrator } from '../lifecycle/narrator.ts';
import { openDatabase } from '../postgres/open.ts';
import { terminalLanguage } from './language.ts';

const t = translator(terminalLanguage(process.env), 'UTC');
const narrator = createNarrator(process.stderr);

/** `npm run console-secret`. The secret goes to stdout, all else to stderr. Exit: 0 made, 1 refused or not possible, 2 wrong use. */
const main = async (words: readonly string[]): Promise<number> => {
  if (words.length > 0) {
    narrator.say(t('console-secret-usage'));
    return 2;
  }
  try {
    const config = readConfig();
    if (config.consoleSecret !== undefined) {
      narrator.say(t('console-secret-set'));
      return 1;
    }
    const database = await openDatabase(config, { onProgress: narrator.step });
    const db = connect(database.url, { max: 2 });
    try {
      const secret = await renewConsoleSecret(db, systemClock.now());
      narrator.say(t('console-secret-made'));
      console.log(secret);
    } finally {
      await db.$disconnect();
      await database.close();
    }
    return 0;
  } catch (error) {
    if (error instanceof UserError) narrator.say(t(error.key, error.args));
    else narrator.say(isDatabaseAway(error) ? t('error-database-away') : explain(error));
    return 1;
  }
};

process.exit(await main(process.argv.slice(2)));
