import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ContactRole, RelationshipStage } from '../../../generated/prisma/enums.ts';
import { dateColumn, instantColumn } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import { dayColumn } from '../../rows.ts';

const contactRow = z.object({
  id: z.int(),
  name: z.string(),
  position: z.string().nullable(),
  role: z.enum(ContactRole).nullable(),
  /** 1 … 5. */
  influence: z.int().nullable(),
  /** −2 … +2. */
  attitude: z.int().nullable(),
  stage: z.enum(RelationshipStage).nullable(),
  preferences: z.string().nullable(),
  /** Who of us holds the contact. */
  heldBy: z.string().nullable(),
  /** The last visit or meeting that they are noted in; null: none is noted, which says nothing of whether there was one. */
  lastSeen: dayColumn.nullable(),
});

/** A person at the client. */
export type ContactFacts = z.infer<typeof contactRow>;

/** People at the client, those who decide first. */
export const contactsOf = async (
  db: Tx,
  accountId: number,
  { now, today, zone }: { now: Temporal.Instant; today: Temporal.PlainDate; zone: string },
): Promise<ContactFacts[]> =>
  z.array(contactRow).parse(
    await db.$queryRaw`
      WITH seen AS (
        SELECT vc.contact_id, v.happened_on AS day
        FROM visit v JOIN visit_contact vc ON vc.visit_id = v.id
        WHERE v.account_id = ${accountId} AND v.happened_on <= ${dateColumn(today)} AND v.undone_at IS NULL
        UNION ALL
        SELECT ma.contact_id, (m.starts_at AT TIME ZONE ${zone})::date
        FROM meeting m JOIN meeting_attendee ma ON ma.meeting_id = m.id
        WHERE m.account_id = ${accountId} AND m.status = 'held' AND m.starts_at <= ${instantColumn(now)}
      )
      SELECT c.id, c.name, c.position, c.role, c.influence, c.attitude, c.stage, c.preferences,
             h.name AS "heldBy", (SELECT max(day) FROM seen WHERE contact_id = c.id) AS "lastSeen"
      FROM contact c LEFT JOIN person h ON h.id = c.held_by_id
      WHERE c.account_id = ${accountId} AND c.archived_at IS NULL
      ORDER BY c.role = 'decision_maker' DESC NULLS LAST, c.influence DESC NULLS LAST, c.name, c.id`,
  );
