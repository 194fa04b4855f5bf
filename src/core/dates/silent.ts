import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { instantColumn } from '../clock.ts';
import type { Tx } from '../db.ts';
import { dayColumn } from '../rows.ts';
import { readersSql } from '../telling/readers.ts';

const row = z.object({
  account: z.object({ id: z.int(), name: z.string(), city: z.string().nullable() }),
  cadenceDays: z.int(),
  /** The day of the last visit or call that is noted, or of the last meeting that was held. */
  lastOn: dayColumn,
  /** Whom to reach, and how. */
  contact: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  personId: z.int(),
  zone: z.string(),
  today: dayColumn,
});

/** A client with an agreed rhythm whose last contact is longer ago, as one who minds them is told. */
export type SilentClient = z.infer<typeof row>;

/** A meeting so near is a contact as good as made. */
const aheadDays = 7;
/** A meeting that has just been may not have been noted yet. */
const behindDays = 3;

/** SQL: the day of the last contact with account `a`. */
const lastOnSql = Prisma.sql`greatest(
  (SELECT max(v.happened_on) FROM visit v WHERE v.account_id = a.id AND v.undone_at IS NULL),
  (SELECT max(m.starts_at AT TIME ZONE p.zone)::date FROM meeting m JOIN person p ON p.id = m.person_id
   WHERE m.account_id = a.id AND m.status = 'held')
)`;

/** SQL: whether a meeting with account `a` is near. */
const meetsSql = (now: Temporal.Instant): Prisma.Sql => {
  const [from, until] = [now.subtract({ hours: 24 * behindDays }), now.add({ hours: 24 * aheadDays })];
  return Prisma.sql`EXISTS (
    SELECT FROM meeting m WHERE m.account_id = a.id AND m.status = 'planned'
      AND m.starts_at BETWEEN ${instantColumn(from)} AND ${instantColumn(until)}
  )`;
};

/** The clients whose agreed rhythm has passed without a contact and without a meeting near; `accountIds` asks for these only. */
export const silentClients = async (
  db: Tx,
  now: Temporal.Instant,
  accountIds?: readonly number[],
): Promise<SilentClient[]> => {
  const which = accountIds ? Prisma.sql`a.id = ANY (${[...accountIds]}::int[])` : Prisma.sql`true`;
  return z.array(row).parse(
    await db.$queryRaw`
      WITH reader AS MATERIALIZED (SELECT * FROM (${readersSql(now)}) r WHERE minds), watched AS (
        SELECT a.id, a.name, a.city, a.cadence_days, ${lastOnSql} AS last_on
        FROM account a
        WHERE a.cadence_days > 0 AND a.archived_at IS NULL AND a.status <> 'former' AND ${which} AND NOT ${meetsSql(now)}
      )
      SELECT jsonb_build_object('id', w.id, 'name', w.name, 'city', w.city) AS account, w.cadence_days AS "cadenceDays", w.last_on AS "lastOn",
        (SELECT jsonb_build_object('name', c.name, 'phone', c.phone) FROM contact c
         WHERE c.account_id = w.id AND c.archived_at IS NULL
         ORDER BY c.phone IS NULL, c.influence DESC NULLS LAST, c.id LIMIT 1) AS contact,
        r.person_id AS "personId", r.zone, r.today
      FROM watched w JOIN reader r ON r.account_id = w.id
      WHERE r.today - w.last_on > w.cadence_days
      ORDER BY r.today - w.last_on - w.cadence_days DESC, w.id, r.person_id`,
  );
};

const contactRow = z.object({ cadenceDays: z.int().nullable(), lastOn: dayColumn.nullable(), meets: z.boolean() });

/** How the rhythm agreed for a client is kept; `meets`: a meeting is near, or was just now. Null: the client is gone. */
export const contactAt = async (
  db: Tx,
  now: Temporal.Instant,
  accountId: number,
): Promise<z.infer<typeof contactRow> | null> => {
  const rows = await db.$queryRaw`
    SELECT a.cadence_days AS "cadenceDays", ${lastOnSql} AS "lastOn", ${meetsSql(now)} AS meets
    FROM account a WHERE a.id = ${accountId} AND a.archived_at IS NULL AND a.status <> 'former'`;
  return z.array(contactRow).parse(rows)[0] ?? null;
};
