import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Tx } from '../db.ts';
import { dayColumn } from '../rows.ts';
import { readersSql } from '../telling/readers.ts';
import { tellByDay, type Watched } from '../telling/tell.ts';
import { type KeyDateItem, keyDateNotice } from './key-date-notice.ts';
import { stageOf } from './rules.ts';

const row = z.object({
  id: z.int(),
  accountId: z.int(),
  on: dayColumn,
  remindDays: z.array(z.int()),
  notedOn: dayColumn,
  personId: z.int(),
  zone: z.string(),
  today: dayColumn,
});

/** Dates to come whose reminders have begun. Whoever noted one knows it: reminders that were due by then are left out. */
const watchedDates = async (tx: Tx, now: Temporal.Instant): Promise<Watched<KeyDateItem>[]> => {
  const rows = await tx.$queryRaw`
    SELECT d.id, d.account_id AS "accountId", d.day AS "on", d.remind_days AS "remindDays",
      (d.noted_at AT TIME ZONE r.zone)::date AS "notedOn", r.person_id AS "personId", r.zone, r.today
    FROM key_date d JOIN account a ON a.id = d.account_id JOIN (${readersSql(now)}) r ON r.account_id = d.account_id AND r.minds
    WHERE d.withdrawn_at IS NULL AND a.archived_at IS NULL AND d.day >= r.today AND d.day <= r.today + (SELECT max(n) FROM unnest(d.remind_days) n)
    ORDER BY d.day, d.id, r.person_id`;
  return z
    .array(row)
    .parse(rows)
    .map(({ id, accountId, on, remindDays, notedOn, personId, zone, today }) => ({
      subject: `date/${id}/${on}/${personId}`,
      accountId,
      personId,
      zone,
      level: stageOf(on, today, remindDays, notedOn),
      until: on,
      item: { dateId: id },
    }));
};

/** Reminds whoever minds a client of its tenders, events and other dates. */
export const watchKeyDates = (tx: Tx, now: Temporal.Instant, trace: string): Promise<void> =>
  tellByDay(tx, now, { rule: 'key-date', kind: keyDateNotice, watched: () => watchedDates(tx, now) }, trace);
