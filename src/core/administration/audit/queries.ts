import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import { instantColumn, instantOf } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import { subjectByHandle } from '../../people/personal/find.ts';
import type { AuditFilter } from './filter.ts';

const row = z.object({
  id: z.coerce.number(),
  at: z.date().transform(instantOf),
  /** Null: the product itself. */
  who: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  subjectId: z.number().nullable(),
  /** What its subject is called, where it is a client, a person or a department. */
  name: z.string().nullable(),
  channel: z.string(),
});
export type AuditRow = z.infer<typeof row>;

export const auditPageSize = 20;

/** What of the audit is asked for, as it is kept: with nothing in it that tells who somebody is (docs/privacy.md). Days are ISO. */
export const auditQuery = z.object({
  byId: z.number().nullable(),
  action: z.string().nullable(),
  since: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
});
export type AuditQuery = z.infer<typeof auditQuery>;

/** @throws UserError when nobody goes by the handle */
export const queryOf = async (db: Tx, { by, action, since, until }: AuditFilter): Promise<AuditQuery> => ({
  byId: by === null ? null : (await subjectByHandle(db, by)).id,
  action,
  since: since?.toString() ?? null,
  until: until?.toString() ?? null,
});

const startOf = (iso: string, zone: string, days = 0): Date =>
  instantColumn(Temporal.PlainDate.from(iso).add({ days }).toZonedDateTime({ timeZone: zone }).toInstant());

/** SQL: what a query lets through of `audit_entry` e. */
const conditions = ({ byId, action, since, until }: AuditQuery, zone: string): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`true`,
      ...(byId === null ? [] : [Prisma.sql`e.person_id = ${byId}`]),
      ...(action === null ? [] : [Prisma.sql`(e.action = ${action} OR starts_with(e.action, ${`${action}.`}))`]),
      ...(since === null ? [] : [Prisma.sql`e.at >= ${startOf(since, zone)}`]),
      ...(until === null ? [] : [Prisma.sql`e.at < ${startOf(until, zone, 1)}`]),
    ],
    ' AND ',
  );

/**
 * A part of the audit, the newest first.
 * @param zone in which the days of the query are meant
 */
export const auditRows = async (
  db: Tx,
  query: AuditQuery,
  zone: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<AuditRow[]> =>
  z.array(row).parse(
    await db.$queryRaw`
      SELECT e.id, e.at, p.name AS who, e.action, e.subject, e.subject_id AS "subjectId", coalesce(a.name, s.name, d.name) AS name, e.channel
      FROM (
        SELECT * FROM audit_entry e WHERE ${conditions(query, zone)} ORDER BY e.at DESC, e.id DESC LIMIT ${limit} OFFSET ${offset}
      ) e
      LEFT JOIN person p ON p.id = e.person_id
      LEFT JOIN account a ON e.subject = 'account' AND a.id = e.subject_id
      LEFT JOIN person s ON e.subject = 'person' AND s.id = e.subject_id
      LEFT JOIN department d ON e.subject = 'department' AND d.id = e.subject_id
      ORDER BY e.at DESC, e.id DESC`,
  );
