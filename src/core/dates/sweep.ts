import type { Temporal } from 'temporal-polyfill';
import type { Db } from '../db.ts';
import { watchContacts } from './silent-notice.ts';
import { watchContracts } from './watch-contracts.ts';
import { watchKeyDates } from './watch-key-dates.ts';

/** Tells people, in the daytime where they are, of what comes up or lasts at their clients. Each rule has a transaction of its own. */
export const sweepDates = async (db: Db, now: Temporal.Instant, trace: string): Promise<void> => {
  for (const watch of [watchContracts, watchKeyDates, watchContacts]) {
    await db.$transaction((tx) => watch(tx, now, trace));
  }
};
