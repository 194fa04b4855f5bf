import { auditListed } from '../../accounts/audit-listed.ts';
import { auditAll } from '../../audit/record.ts';
import type { Card } from '../../cards/card.ts';
import { instantColumn } from '../../clock.ts';
import type { Context } from '../../commands/define.ts';
import type { Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { partsSeenBy } from '../../people/access.ts';
import { meetingsChanged } from '../changed.ts';
import { comesTo, type Meeting, meetingsById } from '../meeting.ts';
import { type Asked, outcomeCard, singleOutcomeCard } from './card.ts';

/** A meeting to which the asker comes for us. @throws UserError `not-found`, the same for one that is not theirs */
export const ownMeeting = async (
  { db, person }: { db: Tx; person: Context['person'] },
  id: number,
): Promise<Meeting> => {
  const meeting = (await meetingsById(db, [id])).get(id);
  if (!meeting || !comesTo(meeting, person.id)) throw new UserError('not-found', 'meeting-not-found');
  return meeting;
};

/** Meetings as their host is asked about them, those of one question together. */
const askedWith = async ({ db, person, today }: Context, meeting: Meeting): Promise<Asked[]> => {
  const { askedAt } = await db.meeting.findUniqueOrThrow({ where: { id: meeting.id }, select: { askedAt: true } });
  const together = askedAt
    ? await db.meeting.findMany({
        where: { personId: meeting.hostId, askedAt },
        select: { id: true },
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      })
    : [];
  const ids = together.some(({ id }) => id === meeting.id) ? together.map(({ id }) => id) : [meeting.id];
  const meetings = await meetingsById(db, ids);
  const all = ids.flatMap((id) => meetings.get(id) ?? []);
  const partsOf = await partsSeenBy(
    db,
    [{ ...person, today }],
    all.flatMap(({ account }) => account?.id ?? []),
  );
  return all.map((one) => ({ meeting: one, parts: one.account ? partsOf(person.id, one.account.id) : new Set() }));
};

/** Notes in the audit which clients stood before the asker. */
export const auditMeetings = (context: Context, shown: readonly Asked[]): Promise<void> =>
  auditListed(
    context,
    shown.flatMap(({ meeting: { account }, parts }) => (account && parts.size > 0 ? [{ id: account.id, parts }] : [])),
  );

/** @throws UserError `not-found` when there is none of them any more */
const drawn = ({ t, now }: Context, asked: readonly Asked[]): Card => {
  const card = outcomeCard(t, asked, now);
  if (!card) throw new UserError('not-found', 'meeting-not-found');
  return card;
};

/** The question about all meetings that were asked about together with one of them, as it reads now. */
export const outcomesOf = async (context: Context, meetingId: number): Promise<Card> => {
  const asked = await askedWith(context, await ownMeeting(context, meetingId));
  await auditMeetings(context, asked);
  return drawn(context, asked);
};

/** The question about one of them alone. */
export const outcomeOf = async (context: Context, meetingId: number): Promise<Card> => {
  const asked = await askedWith(context, await ownMeeting(context, meetingId));
  const one = asked.find(({ meeting }) => meeting.id === meetingId);
  if (!one) throw new UserError('not-found', 'meeting-not-found');
  await auditMeetings(context, [one]);
  return singleOutcomeCard(context.t, one, context.now, asked.length > 1);
};

/**
 * Notes what became of meetings that have begun. What was decided already stays as it is, so that two who press at once do not contradict each
 * other; the answer says what holds.
 */
const decide = async (context: Context, ids: readonly number[], status: 'held' | 'not_held'): Promise<void> => {
  const { db, now, person, channel } = context;
  await db.$transaction(async (tx) => {
    const decided = await tx.meeting.updateManyAndReturn({
      where: { id: { in: [...ids] }, status: 'planned', startsAt: { lte: instantColumn(now) } },
      data: { status },
      select: { id: true },
    });
    await auditAll(
      tx,
      now,
      decided.map(({ id }) => ({
        personId: person.id,
        action: `meeting.${status === 'held' ? 'held' : 'not-held'}`,
        subject: 'meeting',
        subjectId: id,
        channel,
      })),
    );
    await meetingsChanged(
      tx,
      now,
      decided.map(({ id }) => id),
    );
  });
};

/**
 * Notes that a meeting took place, or did not. Gives the question as it reads then, and what it shows: whoever shows it audits that.
 * @throws UserError `not-found`, `conflict` before it begins
 */
export const decideOutcome = async (
  context: Context,
  meetingId: number,
  status: 'held' | 'not_held',
): Promise<{ readonly card: Card; readonly asked: readonly Asked[] }> => {
  const meeting = await ownMeeting(context, meetingId);
  if (meeting.startsAt.epochMilliseconds > context.now.epochMilliseconds && meeting.status === 'planned') {
    throw new UserError('conflict', 'meeting-not-begun', { time: context.t.moment(meeting.startsAt, context.now) });
  }
  await decide(context, [meetingId], status);
  const asked = await askedWith(context, await ownMeeting(context, meetingId));
  return { card: drawn(context, asked), asked };
};

/** Notes that all meetings of one question took place, save those of which something else is known. */
export const decideAllHeld = async (context: Context, meetingId: number): Promise<Card> => {
  const asked = await askedWith(context, await ownMeeting(context, meetingId));
  await decide(
    context,
    asked.map(({ meeting }) => meeting.id),
    'held',
  );
  return outcomesOf(context, meetingId);
};
