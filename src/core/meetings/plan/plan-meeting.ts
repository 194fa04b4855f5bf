import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { audit } from '../../audit/record.ts';
import { instantColumn, instantOf } from '../../clock.ts';
import type { Context } from '../../commands/define.ts';
import type { Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { requireView } from '../../people/access.ts';
import { meetingsChanged } from '../changed.ts';

/** A meeting as somebody plans it by hand. */
export interface Plan {
  readonly startsAt: Temporal.Instant;
  readonly minutes: number;
  readonly place: string | null;
  readonly travelMinutes: number | null;
}

const furthestDays = 366;

const instant = z.date().transform(instantOf);
const row = z.object({
  id: z.int(),
  startsAt: instant,
  endsAt: instant,
  location: z.string().nullable(),
  travelMinutes: z.int().nullable(),
  status: z.enum(['planned', 'held', 'cancelled', 'not_held']),
  account: z.object({ id: z.int(), name: z.string() }),
});

/** A meeting that was planned from a chat. */
export type PlannedMeeting = z.infer<typeof row>;

const plannedBy = async (tx: Tx, personId: number, which: { id: number } | { askedByKey: string }) => {
  const meeting = await tx.meeting.findFirst({
    where: {
      personId,
      ...which,
      askedByKey: 'id' in which ? { not: null } : which.askedByKey,
      accountId: { not: null },
    },
    include: { account: true },
  });
  return meeting && row.parse(meeting);
};

/**
 * Plans a meeting with a client, once: asked for anew under the same key, it gives what was planned then, whatever has become of it.
 * @throws UserError `not-found` when the asker has nothing to do with the account; `invalid` for a time that is over or too far ahead
 */
export const planMeeting = async (context: Context, accountId: number, plan: Plan): Promise<PlannedMeeting> => {
  const { db, now, person, channel, key, t } = context;
  const { startsAt, minutes, place, travelMinutes } = plan;
  await requireView(context, accountId, 'tasks');
  return db.$transaction(async (tx) => {
    const known = await plannedBy(tx, person.id, { askedByKey: key });
    if (known) return known;
    if (Temporal.Instant.compare(startsAt, now) <= 0)
      throw new UserError('invalid', 'move-over', { when: t.moment(startsAt, now) });
    if (Temporal.Instant.compare(startsAt, now.add({ hours: furthestDays * 24 })) > 0)
      throw new UserError('invalid', 'move-far');
    const { count } = await tx.meeting.createMany({
      data: {
        accountId,
        personId: person.id,
        // Colleagues who come read it though they may not know of the client.
        title: t('plan-title'),
        startsAt: instantColumn(startsAt),
        endsAt: instantColumn(startsAt.add({ minutes })),
        location: place,
        travelMinutes,
        askedByKey: key,
      },
      skipDuplicates: true,
    });
    const stored = await plannedBy(tx, person.id, { askedByKey: key });
    if (!stored) throw new Error(`no meeting was asked for by ${key}`);
    if (count === 0) return stored;
    await audit(tx, now, {
      personId: person.id,
      action: 'meeting.planned',
      subject: 'meeting',
      subjectId: stored.id,
      channel,
      details: { account: accountId, startsAt: startsAt.toString() },
    });
    await meetingsChanged(tx, now, [stored.id]);
    return stored;
  });
};

/**
 * Calls a meeting off that the asker has planned from a chat. Done twice, it is as done once.
 * @throws UserError `not-found` for one that they did not plan; `conflict` for one of which it is known what became
 */
export const cancelPlanned = async (context: Context, meetingId: number): Promise<PlannedMeeting> => {
  const { db, now, person, channel } = context;
  return db.$transaction(async (tx) => {
    const { count } = await tx.meeting.updateMany({
      where: { id: meetingId, personId: person.id, askedByKey: { not: null }, status: 'planned' },
      data: { status: 'cancelled' },
    });
    const meeting = await plannedBy(tx, person.id, { id: meetingId });
    if (!meeting) throw new UserError('not-found', 'meeting-not-found');
    await requireView({ ...context, db }, meeting.account.id, 'tasks');
    if (meeting.status !== 'cancelled') throw new UserError('conflict', 'plan-cancel-late');
    if (count === 1) {
      await audit(tx, now, {
        personId: person.id,
        action: 'meeting.cancelled',
        subject: 'meeting',
        subjectId: meetingId,
        channel,
        details: { account: meeting.account.id },
      });
      await meetingsChanged(tx, now, [meetingId]);
    }
    return meeting;
  });
};
