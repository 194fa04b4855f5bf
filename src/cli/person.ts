import { createSeals } from '../core/calendars/seal.ts';
import { fallbackText } from '../core/cards/fallback.ts';
import { systemClock } from '../core/clock.ts';
import { readConfig } from '../core/config.ts';
import { connect, isDatabaseAway } from '../core/db.ts';
import { UserError } from '../core/errors.ts';
import { translator } from '../core/i18n/translator.ts';
import { secretKey } from '../core/secret-key.ts';
import { explain } from '../lifecycle/explain.ts';
import { createNarrator } from '../lifecycle/narrator.ts';
import { openDatabase } from '../postgres/open.ts';
import { terminalLanguage } from './language.ts';
import { eraseAtTerminal, type PersonOrder, readPersonOrder, writeExport } from './personal.ts';

const t = translator(terminalLanguage(process.env), Intl.DateTimeFormat().resolvedOptions().timeZone);
const narrator = createNarrator(process.stderr);

const carryOut = async (order: PersonOrder): Promise<void> => {
  const config = readConfig();
  const database = await openDatabase(config, { onProgress: narrator.step });
  const db = connect(database.url, { max: 2 });
  const parts = { db, clock: systemClock, t };
  try {
    if (order.do === 'export') {
      const file = await writeExport(parts, order.handle, order.out);
      console.log(t('person-exported', { name: `@${order.handle}`, file }));
      return;
    }
    const seals = createSeals(await secretKey(config));
    console.log(fallbackText(await eraseAtTerminal({ ...parts, seals }, order.handle, order.yes)));
    if (!order.yes) narrator.say(t('person-erase-yes'));
  } finally {
    await db.$disconnect();
    await database.close();
  }
};

/** `npm run person -- export olga`. What was done goes to stdout, all else to stderr. Exit: 0 done or shown, 1 refused or not possible, 2 wrong use. */
const main = async (words: readonly string[]): Promise<number> => {
  const order = readPersonOrder(words);
  if (!order) {
    narrator.say(t('person-usage'));
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
