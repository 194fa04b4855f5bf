import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { VisitKind } from '../../generated/prisma/enums.ts';
import { dateColumn } from '../clock.ts';
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
      WHERE v.account_id = ${accountId} AND v.happened_on <= ${dateColumn(until)}
      ORDER BY v.happened_on DESC, v.id DESC
      LIMIT ${limit}`,
  );
