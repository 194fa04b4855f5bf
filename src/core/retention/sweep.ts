import type { Temporal } from 'temporal-polyfill';
import { instantColumn } from '../clock.ts';
import type { Db, Tx } from '../db.ts';
import { readSetting } from '../settings/values.ts';
import { type KeptName, keptNames, keptOf, letGo } from './kept.ts';

/** Rows that one statement lets go of, so that none locks much or takes long. */
const batchSize = 1_000;

/** How many rows were let go of, by what they are. */
export type Removed = { readonly [Name in KeptName]?: number };

/** For how many days a kind of data is kept in this house. */
export const daysOf = async (db: Tx, name: KeptName): Promise<number> => {
  const { days } = keptOf(name);
  return typeof days === 'number' ? days : readSetting(db, days, 0);
};

const sweepOne = async (db: Db, name: KeptName, now: Temporal.Instant, signal: AbortSignal): Promise<number> => {
  const one = keptOf(name);
  const days = await daysOf(db, name);
  const before = instantColumn(now.subtract({ hours: days * 24 }));
  for (let removed = 0; ; ) {
    signal.throwIfAborted();
    const rows = await db.$transaction(async (tx) => {
      await one.announce?.(tx, before, instantColumn(now));
      return tx.$executeRaw(letGo(one, before, days, batchSize));
    });
    removed += rows;
    if (rows < batchSize) return removed;
  }
};

/** Lets go of what has been kept for long enough, in batches. Two at once share the work; one that is cut short is finished by the next. */
export const sweepRetention = async (db: Db, now: Temporal.Instant, signal: AbortSignal): Promise<Removed> => {
  let removed: Removed = {};
  for (const name of keptNames) removed = { ...removed, [name]: await sweepOne(db, name, now, signal) };
  return removed;
};
