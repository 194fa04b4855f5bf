import { systemClock } from '../core/clock.ts';
import { readConfig } from '../core/config.ts';
import { connect } from '../core/db.ts';
import { UserError } from '../core/errors.ts';
import { translator } from '../core/i18n/translator.ts';
import { resetDemo } from '../demo/ensure.ts';
import { explain } from '../lifecycle/explain.ts';
import { createNarrator } from '../lifecycle/narrator.ts';
import { openDatabase } from '../postgres/open.ts';
import { terminalLanguage } from './language.ts';

/** `npm run demo -- reset`. Exit: 0 made, 1 refused or not possible, 2 wrong use. */
const main = async (words: readonly string[]): Promise<number> => {
  const narrator = createNarrator(process.stdout);
  const t = translator(terminalLanguage(process.env), 'UTC');
  if (words.length !== 1 || words[0] !== 'reset') {
    narrator.say(t('demo-usage'));
    return 2;
  }
  try {
    const database = await openDatabase(readConfig(), { onProgress: narrator.step });
    const db = connect(database.url, { max: 2 });
    try {
      await resetDemo(db, systemClock);
    } finally {
      await db.$disconnect();
      await database.close();
    }
    narrator.say(t('demo-made'));
    return 0;
  } catch (error) {
    narrator.say(error instanceof UserError ? t(error.key, error.args) : explain(error));
    return 1;
  }
};

process.exit(await main(process.argv.slice(2)));
