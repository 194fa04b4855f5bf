import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../db.ts';
import { attentionSettingsOf } from '../settings/values.ts';
import { dayStart, nextStart, workingDayOf } from '../working-time/rules.ts';
import { type Values, workingTimeOf } from './wishes.ts';

/** Who never has a working day is told of what was held back after so long. */
const atLatest = Temporal.Duration.from({ hours: 24 });

interface Held {
  readonly zone: string;
  /** Whose holidays they keep. */
  readonly country: string | null;
  readonly own: Values;
  readonly heldAt: Temporal.Instant;
  /** An outage has kept something back: that is told as soon as it is over. */
  readonly outage: boolean;
}

/** When what was held back is told: once the day starts, the next one for what was held back in the course of a day. Pure. */
export const summaryDueAt = ({ zone, country, own, heldAt, outage }: Held, now: Temporal.Instant): Temporal.Instant => {
  const time = workingTimeOf(own, zone, country);
  if (outage) return nextStart(time, now) ?? now;
  const start = nextStart(time, heldAt);
  if (!start) return heldAt.add(atLatest);
  // Days off end at midnight for whom days go round the clock, and the day that follows begins in the morning all the same.
  if (Temporal.Instant.compare(start, heldAt) > 0) return dayStart(time, workingDayOf(time, start));
  const next = nextStart(time, dayStart(time, workingDayOf(time, heldAt).add({ days: 1 })));
  return next ? dayStart(time, workingDayOf(time, next)) : heldAt.add(atLatest);
};

const row = z.object({
  personId: z.int(),
  zone: z.string(),
  country: z.string().nullable(),
  own: z.record(z.string(), z.unknown()),
});

/** By person: when what is held back from them now is told, with one query. */
export const summariesAfter = async (
  db: Tx,
  now: Temporal.Instant,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, Temporal.Instant>> => {
  const rows = await db.$queryRaw`
    SELECT p.id AS "personId", p.zone, COALESCE(p.country, o.country) AS country, ${attentionSettingsOf('person', Prisma.sql`p.id`)} AS own
    FROM person p LEFT JOIN organisation o ON o.id = 1 WHERE p.id = ANY(${[...personIds]}::int[])`;
  return new Map(
    z
      .array(row)
      .parse(rows)
      .map(({ personId, ...theirs }) => [personId, summaryDueAt({ ...theirs, heldAt: now, outage: false }, now)]),
  );
};
