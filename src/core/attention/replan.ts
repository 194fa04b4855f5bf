import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { moveAgendas } from '../agenda/move-agendas.ts';
import { instantColumn, instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';
import { attentionSettingsOf } from '../settings/values.ts';
import { repeatPrefix } from './answers/again.ts';
import { movedTo } from './moved.ts';
import { workingTimeOf } from './wishes.ts';

const row = z.object({
  until: z.date().transform(instantOf),
  country: z.string().nullable(),
  own: z.record(z.string(), z.unknown()),
});

/** The moments until which somebody has put things off. */
const openSnoozes = async (tx: Tx, personId: number, now: Temporal.Instant) => {
  const rows = await tx.$queryRaw`
    SELECT DISTINCT z.until, COALESCE(p.country, o.country) AS country, ${attentionSettingsOf('person', Prisma.sql`p.id`)} AS own
    FROM snooze z JOIN person p ON p.id = z.person_id LEFT JOIN organisation o ON o.id = 1
    WHERE z.person_id = ${personId} AND z.until > ${instantColumn(now)}`;
  return z.array(row).parse(rows);
};

interface Move {
  readonly until: Temporal.Instant;
  readonly there: Temporal.Instant;
}

/** Moves snoozes, and with them what waits for their end and what comes again then: all of them at once, so that none is moved twice. */
const moveSnoozes = async (tx: Tx, personId: number, moves: readonly Move[]): Promise<void> => {
  const from = moves.map(({ until }) => instantColumn(until));
  const to = moves.map(({ there }) => instantColumn(there));
  await tx.$executeRaw`
    UPDATE snooze z SET until = moved.there FROM unnest(${from}::timestamptz[], ${to}::timestamptz[]) AS moved(until, there)
    WHERE z.person_id = ${personId} AND z.until = moved.until`;
  await tx.$executeRaw`
    UPDATE outbox_message m SET due_at = moved.there, deadline_at = moved.there + (m.deadline_at - m.due_at)
    FROM mailbox b, unnest(${from}::timestamptz[], ${to}::timestamptz[]) AS moved(until, there)
    WHERE b.id = m.mailbox_id AND b.person_id = ${personId} AND m.state = 'pending' AND m.due_at = moved.until
      AND (m.reason = 'snoozed' OR starts_with(m.key, ${repeatPrefix}))`;
};

/**
 * Has what waits for an hour of somebody's day wait for that hour where they are from now on: what they put off, and the agenda. What is held back for
 * their summary needs nothing, since that is planned anew each minute; meetings are at their moment wherever one is.
 */
export const replan = async (
  tx: Tx,
  now: Temporal.Instant,
  personId: number,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> => {
  const open = await openSnoozes(tx, personId, now);
  const moves = open.map(({ until, country, own }) => ({
    until,
    there: movedTo(until, from, workingTimeOf(own, to, country), now),
  }));
  await moveSnoozes(tx, personId, moves);
  await moveAgendas(tx, now, personId, to);
};
