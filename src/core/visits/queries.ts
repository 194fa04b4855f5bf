import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { VisitKind } from '../../generated/prisma/enums.ts';
import { dateColumn, instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';
import { dayColumn } from '../rows.ts';

const visitRow = z.object({
  kind: z.enum(VisitKind),
  on: dayColumn,
  summary: z.string(),
  nextStep: z.string().nullable(),
  nextStepOn: dayColumn.nullable(),
  /** Who of us was there. */
  by: z.string(),
  /** Whom they met. */
  met: z.array(z.string()),
});

/** What was noted of a visit or a call. */
export type PastVisit = z.infer<typeof visitRow>;

/** The last visits up to a day, the newest first. */
export const lastVisitsTo = async (
  db: Tx,
  accountId: number,
  until: Temporal.PlainDate,
  limit: number,
): Promise<PastVisit[]> =>
  z.array(visitRow).parse(
    await db.$queryRaw`
      SELECT v.kind, v.happened_on AS "on", v.summary, v.next_step AS "nextStep", v.next_step_on AS "nextStepOn", p.name AS "by",
        ARRAY(
          SELECT c.name FROM visit_contact vc JOIN contact c ON c.id = vc.contact_id WHERE vc.visit_id = v.id ORDER BY c.id
        ) AS met
      FROM visit v JOIN person p ON p.id = v.person_id
      WHERE v.account_id = ${accountId} AND v.happened_on <= ${dateColumn(until)} AND v.undone_at IS NULL
      ORDER BY v.happened_on DESC, v.id DESC
      LIMIT ${limit}`,
  );

const instant = z.date().transform(instantOf);

const loggedRow = visitRow.extend({
  id: z.int(),
  account: z.object({ id: z.int(), name: z.string() }),
  /** The title of its meeting. */
  meeting: z.string().nullable(),
  loggedAt: instant,
  undoneAt: instant.nullable(),
});

/** A visit that was noted from a chat, as it stands in the books. */
export type LoggedVisit = z.infer<typeof loggedRow>;

const logged = async (db: Tx, which: Prisma.Sql): Promise<LoggedVisit | null> => {
  const rows = await db.$queryRaw`
    SELECT v.id, jsonb_build_object('id', a.id, 'name', a.name) AS account, v.kind, v.happened_on AS "on", v.summary,
      v.next_step AS "nextStep", v.next_step_on AS "nextStepOn", p.name AS "by", m.title AS meeting,
      v.logged_at AS "loggedAt", v.undone_at AS "undoneAt",
      ARRAY(
        SELECT c.name FROM visit_contact vc JOIN contact c ON c.id = vc.contact_id WHERE vc.visit_id = v.id ORDER BY c.id
      ) AS met
    FROM visit v JOIN account a ON a.id = v.account_id JOIN person p ON p.id = v.person_id LEFT JOIN meeting m ON m.id = v.meeting_id
    WHERE v.logged_at IS NOT NULL AND ${which}`;
  return z.array(loggedRow).parse(rows)[0] ?? null;
};

/** The visit that was asked for under a key. It is there: whoever asks has just noted it, or found that it was. */
export const visitByKey = async (db: Tx, key: string): Promise<LoggedVisit> => {
  const visit = await logged(db, Prisma.sql`v.asked_by_key = ${key}`);
  if (!visit) throw new Error(`no visit was asked for by ${key}`);
  return visit;
};

/** A visit that a person noted, or null when they noted none of this id. */
export const visitById = (db: Tx, id: number, personId: number): Promise<LoggedVisit | null> =>
  logged(db, Prisma.sql`v.id = ${id} AND v.person_id = ${personId}`);
