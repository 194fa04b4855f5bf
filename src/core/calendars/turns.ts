import type { Temporal } from 'temporal-polyfill';
import { instantColumn } from '../clock.ts';
import type { Tx } from '../db.ts';

/** Whoever writes what a calendar says, or what became of it, does so alone among those of its person. */
export const lockCalendars = (tx: Tx, personId: number): Promise<number> =>
  tx.$executeRaw`SELECT FROM calendar WHERE person_id = ${personId} ORDER BY id FOR UPDATE`;

/** Has a person's calendars be read in full: at once, or where one cannot be read, when its turn comes. */
export const readAnew = async (tx: Tx, now: Temporal.Instant, personId: number, except?: number): Promise<void> => {
  const where = { personId, ...(except !== undefined && { id: { not: except } }) };
  await tx.calendar.updateMany({ where, data: { version: null } });
  await tx.calendar.updateMany({ where: { ...where, problem: null }, data: { dueAt: instantColumn(now) } });
};
