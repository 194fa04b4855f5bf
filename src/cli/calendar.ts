import { createSeals } from '../core/calendars/seal.ts';
import { systemClock } from '../core/clock.ts';
import { readConfig } from '../core/config.ts';
import { connect } from '../core/db.ts';
import { UserError } from '../core/errors.ts';
import { translator } from '../core/i18n/translator.ts';
import { clockOf } from '../core/moved-clock.ts';
import { secretKey } from '../core/secret-key.ts';
import { explain } from '../lifecycle/explain.ts';
import { createNarrator, type Narrator } from '../lifecycle/narrator.ts';
import { openDatabase } from '../postgres/open.ts';
import { type CalendarOrder, readCalendarFile, readCalendarOrder, takeCalendarFile } from './calendar-file.ts';
import { terminalLanguage } from './language.ts';
import type { Printed } from './question.ts';

const take = async ({ whose, path }: CalendarOrder, { step }: Narrator): Promise<Printed> => {
  const file = await readCalendarFile(path);
  const config = readConfig();
  const database = await openDatabase(config, { onProgress: step });
  const db = connect(database.url, { max: 2 });
  try {
    const seals = createSeals(await secretKey(config));
    return await takeCalendarFile(whose, file, {
      db,
      clock: await clockOf(db, systemClock),
      seals,
      language: terminalLanguage(process.env),
    });
  } finally {
    await db.$disconnect();
    await database.close();
  }
};

/** `npm run calendar -- olga@example.com file.ics`. Exit: 0 connected, 1 refused or not possible, 2 wrong use. What is no answer goes to stderr. */
const main = async (words: readonly string[]): Promise<number> => {
  const t = translator(terminalLanguage(process.env), 'UTC');
  const narrator = createNarrator(process.stderr);
  const order = readCalendarOrder(words);
  if (!order) {
    narrator.say(t('calendar-usage'));
    return 2;
  }
  try {
    const { text, answered } = await take(order, narrator);
    if (answered) console.log(text);
    else narrator.say(text);
    return answered ? 0 : 1;
  } catch (error) {
    narrator.say(error instanceof UserError ? t(error.key, error.args) : explain(error));
    return 1;
  }
};

process.exit(await main(process.argv.slice(2)));
