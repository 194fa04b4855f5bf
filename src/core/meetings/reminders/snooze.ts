import { Temporal } from 'temporal-polyfill';
import { actions, button } from '../../cards/build.ts';
import type { Card } from '../../cards/card.ts';
import type { Context } from '../../commands/define.ts';
import { UserError } from '../../errors.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { Meeting } from '../meeting.ts';
import { auditMeetings, ownMeeting } from '../outcome/decide.ts';
import { reminderCard } from './card.ts';
import { meetingReminder } from './kind.ts';
import { readReminders } from './read.ts';
import { pausesBefore } from './rules.ts';

/** A meeting of the asker's that is still to come. @throws UserError `not-found`, `conflict` once it has begun */
const comingMeeting = async (context: Context, meetingId: number): Promise<Meeting> => {
  const meeting = await ownMeeting(context, meetingId);
  if (meeting.status !== 'planned' || Temporal.Instant.compare(meeting.startsAt, context.now) <= 0) {
    throw new UserError('conflict', 'snooze-over');
  }
  return meeting;
};

/** The asker's reminder of it, as it reads now. */
const reminderOf = async (context: Context, meetingId: number) => {
  const { db, now, person, t } = context;
  const meeting = await comingMeeting(context, meetingId);
  const [reminder] = await readReminders(db, now, [{ meetingId, person }]);
  if (!reminder) throw new UserError('not-found', 'meeting-not-found');
  await auditMeetings(context, [reminder]);
  return { meeting, card: reminderCard(t, reminder, now) };
};

/** The reminder as it reads now. */
export const shownReminder = async (context: Context, meetingId: number): Promise<Card> =>
  (await reminderOf(context, meetingId)).card;

/** The reminder with a choice of pauses in the place of its buttons: only those after which it still comes before the meeting. */
export const offerPauses = async (context: Context, meetingId: number): Promise<Card> => {
  const { t, now } = context;
  const { meeting, card } = await reminderOf(context, meetingId);
  const pauses = pausesBefore(meeting.startsAt, now);
  if (pauses.length === 0) throw new UserError('conflict', 'snooze-too-near');
  return {
    ...card,
    children: [
      ...card.children.filter(({ type }) => type !== 'actions'),
      ...[
        actions(
          ...pauses.map((minutes) => button(t('snooze-for', { minutes }), `snooze:${meetingId}:${minutes}`)),
          button(t('outcome-back'), `reminder:${meetingId}`),
        ),
      ].filter((child) => child !== null),
    ],
  };
};

/** Has the reminder come once more after some minutes, never once the meeting has begun. @throws UserError as {@link offerPauses} */
export const snooze = async (context: Context, meetingId: number, minutes: number): Promise<Card> => {
  const { db, now, person, key, trace } = context;
  const meeting = await comingMeeting(context, meetingId);
  const dueAt = now.add({ minutes });
  if (Temporal.Instant.compare(dueAt, meeting.startsAt) >= 0) throw new UserError('conflict', 'snooze-too-near');
  const payload = { meetingId, startsAt: meeting.startsAt.toString(), again: true as const };
  const again = {
    key: `${meetingReminder.name}/again/${key}`,
    personId: person.id,
    payload,
    dueAt,
    deadlineAt: meeting.startsAt,
  };
  await enqueue(db, meetingReminder, [again], trace);
  return shownReminder(context, meetingId);
};
