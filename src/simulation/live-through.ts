import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { summaryMoments } from '../core/attention/sweep.ts';
import { type Clock, instantOf } from '../core/clock.ts';
import type { Db } from '../core/db.ts';
import type { Logger } from '../core/logger.ts';
import type { Job } from '../jobs/define-job.ts';
import { attentionSweep } from '../jobs/definitions/attention-sweep.ts';
import { datesSweep } from '../jobs/definitions/dates-sweep.ts';
import { meetingSweep } from '../jobs/definitions/meeting-sweep.ts';
import { jobs } from '../jobs/registry.ts';
import { nextAfter, recurring } from '../jobs/schedules.ts';
import { meetingMoments, morningMoments } from './moments.ts';

/** What a stretch of time is lived through with. */
export interface Life {
  readonly db: Db;
  readonly logger: Logger;
  /** Where it leads, in the log: `simulation`. */
  readonly trace: string;
  readonly clock: Clock;
  /** Has the clock show an instant, or a later one: real time may go on meanwhile. */
  leapTo(instant: Temporal.Instant): Promise<void>;
  /** Runs what is done at one moment, the leap to it included. */
  step(run: () => Promise<void>): Promise<void>;
  /** Sends all that is due by the clock. */
  deliverDue(): Promise<void>;
  /** Ends it, by throwing its reason. */
  readonly signal: AbortSignal;
}

/** What is read from outside, looks after the installation itself, or deletes; and what looks often, which is done where it can find something. */
const leftOut = new Set([
  'calendar-sync',
  'folder-sweep',
  'heartbeat',
  'alarm-sweep',
  'retention-sweep',
  'meeting-sweep',
  'dates-sweep',
  'attention-sweep',
]);
/** What waits for newer data is looked for as often. */
const quarter = 15 * 60_000;
const oneDay = { hours: 24 };
const hourly = { every: { hours: 1 } };

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

/** When days begin for whom something is held back. */
const summariesAfter = async (db: Db, now: Temporal.Instant) =>
  (await summaryMoments(db, now)).filter((one) => Temporal.Instant.compare(now, one) < 0);

/** The looks that can find something, by job: what is marked is taken off as its time comes. */
const createMarks = (db: Db, zone: string, from: Temporal.Instant) => {
  const nextLook = (after: Temporal.Instant) => nextAfter(datesSweep.schedule ?? hourly, zone, after);
  // What has changed since the last look is found by the next.
  const marks = new Map<Job, Temporal.Instant[]>([
    [meetingSweep, []],
    [datesSweep, [nextLook(from.subtract({ seconds: 1 }))]],
  ]);
  let markedUntil = from;
  return {
    /** Marks so far ahead that no step goes beyond. */
    markAfter: async (now: Temporal.Instant): Promise<void> => {
      while (Temporal.Instant.compare(markedUntil, now.add(oneDay)) < 0) {
        const next = markedUntil.add(oneDay);
        marks.get(meetingSweep)?.push(...(await meetingMoments(db, markedUntil, next)));
        marks.get(datesSweep)?.push(...(await morningMoments(db, markedUntil, next, nextLook)));
        markedUntil = next;
      }
    },
    first: () => earliest([...marks.values()].map(([first]) => first)),
    /** Which jobs are to look now. */
    takeDue: (now: Temporal.Instant): Job[] =>
      [...marks].flatMap(([job, moments]) => {
        const isDue = ([first]: readonly Temporal.Instant[]) => first && Temporal.Instant.compare(first, now) <= 0;
        const looks = isDue(moments);
        while (isDue(moments)) moments.shift();
        return looks ? [job] : [];
      }),
  };
};

/**
 * Lives through time, from what the clock shows up to an instant (not included): the real jobs and the outbox, each at the moments at which it has
 * something to do. `zone` is the organisation's.
 */
export const liveThrough = async (life: Life, until: Temporal.Instant, zone: string): Promise<void> => {
  const { db, clock, logger, trace, signal } = life;
  const run = (job: Job) =>
    job.run(
      {
        db,
        clock,
        logger,
        trace: `${trace}/${job.name}`,
        attempt: 1,
        signal,
        calendars: undefined,
        folder: undefined,
        schedule: async () => {},
      },
      {},
    );
  let now = clock.now();
  const slow = recurring(jobs)
    .filter(({ name }) => !leftOut.has(name))
    .map((job) => ({ job, at: nextAfter(job.schedule, zone, now) }));
  const marks = createMarks(db, zone, now);

  while (true) {
    await marks.markAfter(now);
    const outbox = await outboxAt(db);
    const due = outbox.at && Temporal.Instant.compare(outbox.at, now) <= 0 ? now.add({ minutes: 1 }) : outbox.at;
    const next = earliest([
      marks.first(),
      ...slow.map(({ at }) => at),
      due,
      ...(outbox.held ? [nextQuarter(now), ...(await summariesAfter(db, now))] : []),
      now.add(oneDay),
    ]);
    if (!next || Temporal.Instant.compare(next, until) >= 0) return;
    signal.throwIfAborted();
    await life.step(async () => {
      await life.leapTo(next);
      now = clock.now();
      for (const one of slow) {
        if (Temporal.Instant.compare(one.at, now) > 0) continue;
        await run(one.job);
        one.at = nextAfter(one.job.schedule, zone, now);
      }
      for (const job of marks.takeDue(now)) await run(job);
      if (outbox.held) await run(attentionSweep);
      const { at } = await outboxAt(db);
      if (at && Temporal.Instant.compare(at, clock.now()) <= 0) await life.deliverDue();
    });
  }
};
