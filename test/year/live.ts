import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn, instantOf } from '../../src/core/clock.ts';
import type { Db } from '../../src/core/db.ts';
import { meetingsChanged } from '../../src/core/meetings/changed.ts';
import { sweepMeetings } from '../../src/core/meetings/sweep.ts';
import { messageKinds } from '../../src/core/outbox/registry.ts';
import { aClock, aDelivery, aSender } from '../setup/outbox.ts';
import { expectedOf, type PlannedMeeting } from './plan.ts';

const minute = 60_000;
/** Around what may be due, the house looks each minute, from before what it puts into the outbox ahead. */
const before = 4;
const after = 1;

/** What came of a stretch of virtual time. */
export interface Lived {
  readonly meetings: number;
  readonly changes: number;
  readonly reminders: number;
  /** Reminders that ought to have come and did not, and ones that came and ought not to. */
  readonly missing: readonly string[];
  readonly unasked: readonly string[];
  readonly double: number;
  readonly afterStart: number;
  /** How far from their minute, in seconds, the worst. */
  readonly worstSeconds: number;
}

const sentRow = z.object({
  meetingId: z.number(),
  personId: z.number(),
  startsAt: z.string().transform((iso) => Temporal.Instant.from(iso)),
  sentAt: z.date().transform(instantOf),
});

/** In which minutes anything can happen; in others a look finds nothing. */
const momentsOf = (plan: readonly PlannedMeeting[]): number[] => {
  const minutes = new Set<number>();
  const around = (instant: Temporal.Instant) => {
    const at = Math.ceil(instant.epochMilliseconds / minute);
    for (let n = at - before; n <= at + after; n++) minutes.add(n);
  };
  for (const meeting of plan) {
    for (const { from } of meeting.versions) around(from);
    for (const { at } of expectedOf(meeting)) around(at);
    for (const { startsAt } of meeting.versions) if (startsAt) around(startsAt);
  }
  return [...minutes].sort((a, b) => a - b);
};

/** Lives through what is planned, as the house would: changes are written when they come, and it looks each minute in which something can be due. */
export const live = async (db: Db, plan: readonly PlannedMeeting[]): Promise<Lived> => {
  const changes = plan
    .flatMap((meeting) => meeting.versions.map((version, n) => ({ meeting, version, n })))
    .sort((a, b) => Temporal.Instant.compare(a.version.from, b.version.from) || a.n - b.n);
  const ids = new Map<PlannedMeeting, number>();
  const clock = aClock(changes[0]?.version.from.toString());
  const { sender } = aSender();
  const delivery = aDelivery(db, clock, [sender], { kinds: messageKinds });

  const write = async ({ meeting, version: { startsAt } }: (typeof changes)[number]) => {
    const id = ids.get(meeting);
    const times = startsAt && {
      startsAt: instantColumn(startsAt),
      endsAt: instantColumn(startsAt.add({ minutes: 50 })),
      status: 'planned' as const,
    };
    if (id !== undefined) {
      const data = times ?? { status: 'cancelled' as const };
      await db.$transaction(async (tx) => {
        await tx.meeting.update({ where: { id }, data });
        await meetingsChanged(tx, clock.now(), [id]);
      });
    } else if (times) {
      const { host, travelMinutes } = meeting;
      const accountId = host.accountIds[ids.size % host.accountIds.length] ?? null;
      const data = { ...times, title: 'Talk', personId: host.personId, accountId, travelMinutes };
      ids.set(meeting, (await db.meeting.create({ data, select: { id: true } })).id);
    }
  };

  for (const at of momentsOf(plan)) {
    const now = Temporal.Instant.fromEpochMilliseconds(at * minute);
    while (changes[0] && Temporal.Instant.compare(changes[0].version.from, now) <= 0) {
      const change = changes.shift();
      if (change) await write(change);
    }
    const left = clock.now().until(now);
    if (left.sign > 0) clock.pass(left);
    await sweepMeetings(db, clock.now(), 'year');
    await delivery.deliverDue();
  }
  return report(db, plan, ids);
};

const report = async (
  db: Db,
  plan: readonly PlannedMeeting[],
  ids: ReadonlyMap<PlannedMeeting, number>,
): Promise<Lived> => {
  const rows = await db.$queryRaw`
    SELECT (o.payload->>'meetingId')::int AS "meetingId", b.person_id AS "personId", o.payload->>'startsAt' AS "startsAt", o.sent_at AS "sentAt"
    FROM outbox_message o JOIN mailbox b ON b.id = o.mailbox_id WHERE o.kind = 'meeting-reminder' AND o.state = 'sent'`;
  const sent = z.array(sentRow).parse(rows);
  const keyOf = (meetingId: number | undefined, startsAt: Temporal.Instant) => `${meetingId} at ${startsAt}`;
  const came = new Map<string, Temporal.Instant[]>();
  for (const { meetingId, startsAt, sentAt } of sent) {
    const key = keyOf(meetingId, startsAt);
    came.set(key, [...(came.get(key) ?? []), sentAt]);
  }
  const expected = new Map(
    plan.flatMap(expectedOf).map(({ meeting, startsAt, at }) => [keyOf(ids.get(meeting), startsAt), at] as const),
  );
  const off = [...expected].flatMap(([key, at]) =>
    (came.get(key) ?? []).map((sentAt) => at.until(sentAt).total('seconds')),
  );
  return {
    meetings: plan.length,
    changes: plan.reduce((sum, { versions }) => sum + versions.length - 1, 0),
    reminders: sent.length,
    missing: [...expected.keys()].filter((key) => !came.has(key)),
    unasked: [...came.keys()].filter((key) => !expected.has(key)),
    double: [...came.values()].filter(({ length }) => length > 1).length,
    afterStart: sent.filter(({ startsAt, sentAt }) => Temporal.Instant.compare(sentAt, startsAt) >= 0).length,
    worstSeconds: Math.max(0, ...off.map(Math.abs)),
  };
};
