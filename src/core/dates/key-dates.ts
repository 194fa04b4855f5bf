import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { KeyDateKind } from '../../generated/prisma/enums.ts';
import type { Tx } from '../db.ts';
import { dayColumn } from '../rows.ts';

const keyDateRow = z.object({
  id: z.int(),
  kind: z.enum(KeyDateKind),
  title: z.string(),
  on: dayColumn,
  /** `09:30`, of the client's day. */
  time: z.string().nullable(),
  note: z.string().nullable(),
  remindDays: z.array(z.int()),
  by: z.string(),
  /** Neither taken back nor of a client who is gone. */
  isOpen: z.boolean(),
  account: z.object({ id: z.int(), name: z.string(), city: z.string().nullable() }),
});

/** A day of a client that must not be missed. */
export type KeyDate = z.infer<typeof keyDateRow>;

const keyDates = async (db: Tx, which: Prisma.Sql): Promise<KeyDate[]> =>
  z.array(keyDateRow).parse(
    await db.$queryRaw`
      SELECT d.id, d.kind::text AS kind, d.title, d.day AS "on", to_char(d.time, 'HH24:MI') AS time, d.note, d.remind_days AS "remindDays",
        p.name AS by, d.withdrawn_at IS NULL AND a.archived_at IS NULL AS "isOpen",
        jsonb_build_object('id', a.id, 'name', a.name, 'city', a.city) AS account
      FROM key_date d JOIN account a ON a.id = d.account_id JOIN person p ON p.id = d.noted_by_id
      WHERE ${which} ORDER BY d.day, d.time NULLS FIRST, d.id`,
  );

/** Dates by id, also those that were taken back. */
export const keyDatesById = async (db: Tx, ids: readonly number[]): Promise<Map<number, KeyDate>> => {
  const found = await keyDates(db, Prisma.sql`d.id = ANY (${[...ids]}::int[])`);
  return new Map(found.map((one) => [one.id, one]));
};

/** The date that was asked for under a key. It is there: whoever asks has just noted it, or found that it was. */
export const keyDateByKey = async (db: Tx, key: string): Promise<KeyDate> => {
  const [date] = await keyDates(db, Prisma.sql`d.asked_by_key = ${key}`);
  if (!date) throw new Error(`no date was asked for by ${key}`);
  return date;
};
