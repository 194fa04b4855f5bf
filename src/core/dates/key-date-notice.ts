import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dayIn } from '../clock.ts';
import type { Tx } from '../db.ts';
import { defineKind } from '../outbox/kind.ts';
import { readersOf } from '../telling/readers.ts';
import { mergeItems, refreshTold } from '../telling/told.ts';
import { datesCard } from './date-card.ts';
import { keyDatesById } from './key-dates.ts';

const item = z.object({ dateId: z.number() });
/** The date that is told. */
export type KeyDateItem = z.infer<typeof item>;

const kindName = 'key-date';

/** Reminds whoever minds a client of its dates. One that was taken back is shown so where it was told already, and not told where it was not. */
export const keyDateNotice = defineKind({
  name: kindName,
  payload: z.object({ items: z.array(item) }),
  urgency: 'routine',
  attention: 'alert',
  restsOn: [],
  lifetime: Temporal.Duration.from({ hours: 48 }),
  onUnknown: 'send-again',
  merge: mergeItems,
  build: async ({ db, now }, messages) => {
    const dates = await keyDatesById(
      db,
      messages.flatMap(({ payload: { items } }) => items.map(({ dateId }) => dateId)),
    );
    const readers = await readersOf(
      db,
      now,
      [...dates.values()].map(({ account }) => account.id),
    );
    return messages.map(({ payload: { items }, person, t, stands }) => {
      const today = dayIn(t.zone, now);
      const shown = items
        .flatMap(({ dateId }) => dates.get(dateId) ?? [])
        .filter(({ account, on, isOpen }) => {
          const isTheirs = person !== null && readers.has(`${account.id}/${person.id}`);
          return isTheirs && (isOpen || stands) && Temporal.PlainDate.compare(on, today) >= 0;
        })
        .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on) || a.id - b.id);
      return shown.length > 0 ? { say: datesCard(t, shown, today) } : { drop: 'over, taken back or not theirs' };
    });
  },
});

/** Has what was told of a date shown as it reads now: call it in the transaction of the change. */
export const refreshKeyDate = (tx: Tx, now: Temporal.Instant, dateId: number): Promise<void> =>
  refreshTold(tx, now, kindName, { dateId });
