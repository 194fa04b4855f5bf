import type { Temporal } from 'temporal-polyfill';
import type { Db } from '../db.ts';
import { watchOverdue } from '../receivables/overdue/watch.ts';
import { isDaytime } from '../telling/rules.ts';
import { watchContacts } from './silent-notice.ts';
import { watchContracts } from './watch-contracts.ts';
import { watchKeyDates } from './watch-key-dates.ts';

/** Whether it is day or evening for anybody. */
const isDaySomewhere = async (db: Db, now: Temporal.Instant): Promise<boolean> => {
  const people = await db.person.findMany({ distinct: ['zone'], select: { zone: true } });
  return people.some(({ zone }) => isDaytime(now, zone, true));
};

/** The rules that tell people by day of what comes up or lasts at their clients. */
export const watchers = [watchContracts, watchKeyDates, watchContacts, watchOverdue] as const;

/** Tells people, in the daytime where they are, of what comes up or lasts at their clients; in the evening, of what is over that day. Each rule has a transaction of its own. */
export const sweepDates = async (db: Db, now: Temporal.Instant, trace: string): Promise<void> => {
  if (!(await isDaySomewhere(db, now))) return;
  for (const watch of watchers) {
    await db.$transaction((tx) => watch(tx, now, trace));
  }
};
