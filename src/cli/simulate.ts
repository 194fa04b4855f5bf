import { systemClock } from '../core/clock.ts';
import { readConfig } from '../core/config.ts';
import { connect } from '../core/db.ts';
import { UserError } from '../core/errors.ts';
import { translator } from '../core/i18n/translator.ts';
import { createLogger } from '../core/logger.ts';
import { clockOf } from '../core/moved-clock.ts';
import { explain } from '../lifecycle/explain.ts';
import { createNarrator, type Narrator } from '../lifecycle/narrator.ts';
import { withCopy } from '../postgres/copy.ts';
import { openDatabase } from '../postgres/open.ts';
import { fatesIn, simulate } from '../simulation/simulate.ts';
import { terminalLanguage } from './language.ts';
import { printed, readSimulationOrder, type SimulationOrder } from './simulate-order.ts';

/** Whoever interrupts it still has the copy removed. */
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interrupted.abort(new UserError('conflict', 'simulate-interrupted')));
}

const t = translator(terminalLanguage(process.env), 'UTC');

const liveThrough = async (
  { days, from, person, by }: SimulationOrder,
  { step }: Narrator,
): Promise<readonly string[]> => {
  const database = await openDatabase(readConfig(), { onProgress: step });
  try {
    step(t('simulate-copies'));
    return await withCopy(database.url, async (url) => {
      const db = connect(url, { max: 4, plansOnce: true });
      try {
        const organisation = await db.organisation.findUnique({ where: { id: 1 }, select: { zone: true } });
        if (!organisation) throw new UserError('not-found', 'simulate-no-company');
        const { zone } = organisation;
        if (person !== null && !(await db.person.findUnique({ where: { handle: person } }))) {
          throw new UserError('not-found', 'simulate-no-person', { handle: person });
        }
        const today = (await clockOf(db, systemClock)).now().toZonedDateTimeISO(zone).toPlainDate();
        const start = (from ?? today.add({ days: 1 })).toZonedDateTime(zone).toInstant();
        step(t('simulate-lives', { days }));
        const began = performance.now();
        const { signal } = interrupted;
        await simulate({ db, logger: createLogger('warn'), signal }, { from: start, days, zone });
        const seconds = (performance.now() - began) / 1_000;
        const fates = (await fatesIn(db, { from: start })).filter(({ handle }) => person === null || handle === person);
        return printed(t, fates, { days, seconds, by });
      } finally {
        await db.$disconnect();
      }
    });
  } finally {
    await database.close();
  }
};

/** `npm run simulate -- --days 90`. Exit: 0 done, 1 not possible, 2 wrong use. What is no result goes to stderr. */
const main = async (words: readonly string[]): Promise<number> => {
  const narrator = createNarrator(process.stderr);
  const order = readSimulationOrder(words);
  if (!order) {
    narrator.say(t('simulate-usage'));
    return 2;
  }
  try {
    const lines = await liveThrough(order, narrator);
    narrator.say('');
    for (const line of lines) console.log(line);
    return 0;
  } catch (error) {
    narrator.say(error instanceof UserError ? t(error.key, error.args) : explain(error));
    return 1;
  }
};

process.exit(await main(process.argv.slice(2)));
