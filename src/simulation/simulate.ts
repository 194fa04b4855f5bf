import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { createGate } from '../core/attention/gate.ts';
import { instantColumn, instantOf } from '../core/clock.ts';
import type { Db } from '../core/db.ts';
import type { Logger } from '../core/logger.ts';
import { createDelivery } from '../core/outbox/delivery.ts';
import { messageKinds } from '../core/outbox/registry.ts';
import type { ChatSender } from '../core/outbox/sender.ts';
import { arrivals } from '../core/people/where.ts';
import { unaskedArrivesIn } from '../core/settings/registry.ts';
import type { Job } from '../jobs/define-job.ts';
import { attentionSweep } from '../jobs/definitions/attention-sweep.ts';
import { datesSweep } from '../jobs/definitions/dates-sweep.ts';
import { meetingSweep } from '../jobs/definitions/meeting-sweep.ts';
import { jobs } from '../jobs/registry.ts';
import { nextAfter, recurring } from '../jobs/schedules.ts';
import { meetingMoments, morningMoments } from './moments.ts';

export interface Stretch {
  readonly from: Temporal.Instant;
  readonly days: number;
  /** The organisation's. */
  readonly zone: string;
}

interface SimulationParts {
  /** A copy that is thrown away: what would be sent counts as sent there. */
  readonly db: Db;
  readonly logger: Logger;
  /** Ends it, by throwing its reason. */
  readonly signal?: AbortSignal;
}

/** Everybody is reached: who has no chat yet, in the console. */
const reachEverybody = (db: Db): Promise<number> => db.$executeRaw`
  INSERT INTO setting (key, scope, scope_id, value)
  SELECT ${unaskedArrivesIn.key}, 'person', p.id, '"console"' FROM person p
  WHERE NOT EXISTS (
    SELECT FROM chat_identity i
    WHERE i.person_id = p.id AND i.confirmed_at IS NOT NULL AND i.ended_at IS NULL AND i.unreachable_since IS NULL)
  ON CONFLICT (key, scope, scope_id) DO UPDATE SET value = excluded.value`;

/** What is read from outside, looks after the installation itself, or deletes; and what looks often, which is done where it can find something. */
const leftOut = new Set([
  'calendar-sync',
  'heartbeat',
  'alarm-sweep',
  'retention-sweep',
  'meeting-sweep',
  'dates-sweep',
  'attention-sweep',
]);
/** What is held back is looked for as often: days begin with a quarter of an hour everywhere. */
const quarter = 15 * 60_000;
const oneDay = { hours: 24 };
const hourly = { every: { hours: 1 } };

/** Takes everything, as a platform on which all goes well. */
const takingAll = (platform: ChatSender['platform']): ChatSender => {
  let sent = 0;
  return {
    platform,
    findsSent: false,
    turn: async () => {},
    send: async ({ chatId }) => ({ chatId, messageId: `simulated-${++sent}` }),
    edit: async () => {},
  };
};

const dueRow = z.object({ at: z.date().transform(instantOf).nullable(), held: z.boolean() });

/** When the outbox has something to do next, and whether anything is held back. */
const outboxAt = async (db: Db) => {
  const [row] = z.tuple([dueRow]).parse(
    await db.$queryRaw`
      SELECT (SELECT min(due_at) FROM outbox_message WHERE state IN ('pending', 'sending')) AS at,
        EXISTS (SELECT FROM outbox_message WHERE state = 'held') AS held`,
  );
  return row;
};

const earliest = (instants: readonly (Temporal.Instant | null | undefined)[]): Temporal.Instant | null =>
  instants.filter((one) => one !== null && one !== undefined).sort(Temporal.Instant.compare)[0] ?? null;

const nextQuarter = (now: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds((Math.floor(now.epochMilliseconds / quarter) + 1) * quarter);

/**
 * Lives through a stretch of time: the real jobs, the real gate and the real delivery, in a time of their own, with people who do nothing and platforms
 * on which all goes well. What becomes of it stands in the outbox of `db`.
 */
export const simulate = async (
  { db, logger, signal = new AbortController().signal }: SimulationParts,
  { from, days, zone }: Stretch,
): Promise<void> => {
  await reachEverybody(db);
  const until = from.add({ hours: 24 * days });
  let now = from;
  const clock = { now: () => now };
  const kinds = messageKinds;
  const delivery = createDelivery({
    db,
    clock,
    logger,
    kinds,
    senders: arrivals.map(takingAll),
    gate: createGate(db, kinds),
    random: () => 0.5,
  });
  const slow = recurring(jobs)
    .filter(({ name }) => !leftOut.has(name))
    .map((job) => ({ job, at: nextAfter(job.schedule, zone, from) }));
  const run = (job: Job) =>
    job.run(
      {
        db,
        clock,
        logger,
        trace: `simulation/${job.name}`,
        attempt: 1,
        signal,
        calendars: undefined,
        schedule: async () => {},
      },
      {},
    );

  /** When the next look of a job can find something. */
  const marks = new Map<Job, Temporal.Instant[]>([
    [meetingSweep, []],
    [datesSweep, []],
  ]);
  const nextLook = (after: Temporal.Instant) => nextAfter(datesSweep.schedule ?? hourly, zone, after);
  let markedUntil = from;
  const markOneMoreDay = async (): Promise<void> => {
    const next = markedUntil.add(oneDay);
    marks.get(meetingSweep)?.push(...(await meetingMoments(db, markedUntil, next)));
    marks.get(datesSweep)?.push(...(await morningMoments(db, markedUntil, next, nextLook)));
    markedUntil = next;
  };

  while (true) {
    if (Temporal.Instant.compare(markedUntil, now.add(oneDay)) < 0) await markOneMoreDay();
    const outbox = await outboxAt(db);
    const due = outbox.at && Temporal.Instant.compare(outbox.at, now) <= 0 ? now.add({ minutes: 1 }) : outbox.at;
    const next = earliest([
      ...[...marks.values()].map(([first]) => first),
      ...slow.map(({ at }) => at),
      due,
      outbox.held ? nextQuarter(now) : null,
      now.add(oneDay),
    ]);
    if (!next || Temporal.Instant.compare(next, until) >= 0) return;
    now = next;
    signal.throwIfAborted();
    for (const one of slow) {
      if (Temporal.Instant.compare(one.at, now) > 0) continue;
      await run(one.job);
      one.at = nextAfter(one.job.schedule, zone, now);
    }
    for (const [job, moments] of marks) {
      const isMarked = moments[0] && Temporal.Instant.compare(moments[0], now) <= 0;
      while (moments[0] && Temporal.Instant.compare(moments[0], now) <= 0) moments.shift();
      if (isMarked) await run(job);
    }
    if (outbox.held) await run(attentionSweep);
    const { at } = await outboxAt(db);
    if (at && Temporal.Instant.compare(at, now) <= 0) await delivery.deliverDue();
  }
};

const fateRow = z.object({
  handle: z.string(),
  name: z.string(),
  kind: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  /** The day on which it was due, where its reader is. */
  day: z.string(),
  isCarried: z.boolean(),
});

/** What became of one message in a simulation. */
export type Fate = z.infer<typeof fateRow>;

/** What became of everything that was due in a stretch of time. */
export const fatesIn = async (db: Db, { from }: Pick<Stretch, 'from'>): Promise<Fate[]> =>
  z.array(fateRow).parse(
    await db.$queryRaw`
      SELECT p.handle, p.name, m.kind, m.state::text AS state, m.reason, (coalesce(m.sent_at, m.due_at) AT TIME ZONE p.zone)::date::text AS day,
        m.carrier_id IS NOT NULL AS "isCarried"
      FROM outbox_message m JOIN mailbox b ON b.id = m.mailbox_id JOIN person p ON p.id = b.person_id
      WHERE coalesce(m.sent_at, m.due_at) >= ${instantColumn(from)}
      ORDER BY p.handle, m.kind, m.id`,
  );
