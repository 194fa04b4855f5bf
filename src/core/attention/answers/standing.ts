import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn } from '../../clock.ts';
import type { Context } from '../../commands/define.ts';
import { toldIn } from './told.ts';

const row = z.object({
  useful: z.boolean().nullable(),
  until: z
    .date()
    .transform((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()))
    .nullable(),
});

/** What its reader has answered to an alert: whether it was of use, and until when it is put off. */
export type Answered = z.infer<typeof row>;

type Asker = Pick<Context, 'db' | 'now' | 'person'>;

/** What the asker has answered to a message of theirs. */
export const answeredTo = async ({ db, now, person }: Asker, id: number): Promise<Answered> => {
  const rows = await db.$queryRaw`
    SELECT (SELECT v.useful FROM vote v WHERE v.message_id = m.id AND v.person_id = ${person.id}) AS useful,
      (SELECT max(z.until) FROM snooze z WHERE z.person_id = ${person.id} AND z.kind = m.kind AND z.until > ${instantColumn(now)}
        AND z.account_id IS NOT DISTINCT FROM m.account_id) AS until
    FROM outbox_message m WHERE m.id = ${id}`;
  return z.array(row).parse(rows)[0] ?? { useful: null, until: null };
};

/**
 * Notes whether an alert was of use, and with it all that is told in it. The last word holds.
 * @throws UserError `not-found`
 */
export const vote = async (asker: Asker, id: number, useful: boolean): Promise<void> => {
  const { db, now, person } = asker;
  const told = await toldIn(db, asker, id);
  await db.$executeRaw`
    INSERT INTO vote (message_id, person_id, kind, useful, at)
    SELECT m.id, ${person.id}, m.kind, ${useful}, ${instantColumn(now)} FROM outbox_message m WHERE m.id = ANY(${told.map((one) => one.id)}::int[])
    ORDER BY m.id
    ON CONFLICT (message_id, person_id) DO UPDATE SET useful = excluded.useful, at = excluded.at`;
};
