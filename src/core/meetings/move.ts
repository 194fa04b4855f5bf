import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { clip } from '../accounts/brief/text.ts';
import { audit } from '../audit/record.ts';
import { dayIn, instantColumn } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import { UserError } from '../errors.ts';
import type { Form } from '../forms/form.ts';
import { dayField } from '../forms/values.ts';
import type { Translator } from '../i18n/translator.ts';
import { meetingsChanged } from './changed.ts';
import type { Meeting } from './meeting.ts';
import { ownMeeting } from './outcome/decide.ts';

export const moveFormId = 'moved';

/** Meetings are not planned further ahead. */
const furthestDays = 366;

/** Asks when a meeting is now: the day and the time, in the asker's zone. `off` says that it does not take place at all. Pure. */
export const moveForm = (t: Translator, { id, startsAt }: Meeting, today: Temporal.PlainDate): Form => {
  const day = dayIn(t.zone, startsAt);
  const first = Temporal.PlainDate.compare(day, today) < 0 ? today : day;
  const days = [today, today.add({ days: 1 }), today.add({ days: 7 })];
  return {
    id: `${moveFormId}:${id}`,
    title: t('move-form'),
    submit: t('move-submit'),
    fields: [
      {
        name: 'day',
        label: t('move-day'),
        kind: 'date',
        required: true,
        value: first.toString(),
        options: days.map((one) => ({ value: one.toString(), label: t.dayNear(one, today) })),
        min: today.toString(),
        max: today.add({ days: furthestDays - 1 }).toString(),
      },
      {
        name: 'time',
        label: t('move-time'),
        kind: 'text',
        required: true,
        hint: t('move-time-hint'),
        value: t.time(startsAt),
      },
    ],
  };
};

const clock = /^(?<hour>[01]?\d|2[0-3])(?:[:.\s](?<minute>[0-5]\d))?$/;

/** What comes back. */
export const moveValues = z.strictObject({
  day: dayField,
  time: z.string(),
});

/**
 * The moment that a form says; null where the time is none. A time that the clocks jump over becomes the one an hour later, as all calendars have
 * it; of one that comes twice it is the first.
 */
export const readMove = ({ day, time }: z.infer<typeof moveValues>, zone: string): Temporal.Instant | null => {
  const read = clock.exec(time.trim())?.groups;
  if (!read) return null;
  const plainTime = new Temporal.PlainTime(Number(read.hour), Number(read.minute ?? 0));
  return day.toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
};

/**
 * Moves a meeting of the asker's, which keeps its length; what was said of it is shown as it reads then. Done twice, it is as done once.
 * @throws UserError `not-found`; `conflict` when it was held or called off meanwhile; `invalid` for a time that is over or too far ahead
 */
export const moveMeeting = async (context: Context, meetingId: number, to: Temporal.Instant): Promise<Meeting> => {
  const { db, now, person, channel, t } = context;
  const meeting = await ownMeeting(context, meetingId);
  if (Temporal.Instant.compare(to, now) <= 0) throw new UserError('invalid', 'move-over', { when: t.moment(to, now) });
  if (Temporal.Instant.compare(to, now.add({ hours: furthestDays * 24 })) > 0)
    throw new UserError('invalid', 'move-far');
  if (meeting.status === 'held') throw new UserError('conflict', 'move-held', { name: clip(meeting.title, 60) });
  await db.$transaction(async (tx) => {
    const endsAt = to.add(meeting.startsAt.until(meeting.endsAt));
    const { count } = await tx.meeting.updateMany({
      where: { id: meetingId, status: { not: 'held' }, NOT: { status: 'planned', startsAt: instantColumn(to) } },
      // It is asked about anew once it is over.
      data: { startsAt: instantColumn(to), endsAt: instantColumn(endsAt), status: 'planned', askedAt: null },
    });
    if (count === 0) return;
    await audit(tx, now, {
      personId: person.id,
      action: 'meeting.moved',
      subject: 'meeting',
      subjectId: meetingId,
      channel,
      details: { from: meeting.startsAt.toString(), to: to.toString() },
    });
    await meetingsChanged(tx, now, [meetingId]);
  });
  return ownMeeting(context, meetingId);
};
