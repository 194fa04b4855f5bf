import { z } from 'zod';
import { card } from '../cards/build.ts';
import { dayIn } from '../clock.ts';
import { idArg } from '../forms/values.ts';
import { draftLate } from '../meetings/late.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { moveForm, moveFormId, moveMeeting, moveValues, readMove } from '../meetings/move.ts';
import {
  auditMeetings,
  decideAllHeld,
  decideOutcome,
  outcomeOf,
  outcomesOf,
  ownMeeting,
} from '../meetings/outcome/decide.ts';
import { calledMeeting } from '../meetings/reminders/card.ts';
import { offerPauses, shownReminder, snooze } from '../meetings/reminders/snooze.ts';
import { longestTravel, noteTravel, placeAsked } from '../meetings/travel/answer.ts';
import { travelCard } from '../meetings/travel/card.ts';
import { travelForm, travelFormId } from '../meetings/travel/form.ts';
import { partsSeenBy } from '../people/access.ts';
import type { Part } from '../people/policy.ts';
import { askOf } from '../visits/ask-visit.ts';
import { type Action, type Context, defineAction, defineForm, type FormHandler } from './define.ts';

/** What the buttons under reminders of meetings, and under the questions about them, do. */

/** `7`, or `7:20`. */
const idAndMinutes = z
  .string()
  .regex(/^[1-9]\d{0,8}(:\d{1,4})?$/)
  .transform((said) => said.split(':'))
  .transform(([first, minutes]) => ({
    id: Number(first),
    minutes: minutes === undefined ? undefined : Number(minutes),
  }));

const lateAction = defineAction({
  verb: 'late',
  permission: 'accounts',
  arg: idAndMinutes,
  handle: async (context, { id: meetingId, minutes }) => ({
    card: await draftLate(context, meetingId, minutes),
    replaces: minutes !== undefined,
  }),
});

const snoozeAction = defineAction({
  verb: 'snooze',
  permission: 'everyone',
  arg: idAndMinutes,
  handle: async (context, { id: meetingId, minutes }) => ({
    card: minutes === undefined ? await offerPauses(context, meetingId) : await snooze(context, meetingId, minutes),
    replaces: true,
  }),
});

const reminderAction = defineAction({
  verb: 'reminder',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, meetingId) => ({ card: await shownReminder(context, meetingId), replaces: true }),
});

const movedAction = defineAction({
  verb: 'moved',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, meetingId) => {
    const { t, today, now } = context;
    const meeting = await ownMeeting(context, meetingId);
    const name = calledMeeting(meeting, await seen(context, meeting));
    const was = t.moment(meeting.startsAt, now);
    return { card: card(t('move-ask', { name, was }), [], '📅'), form: moveForm(t, meeting, today) };
  },
});

const movedForm = defineForm({
  id: moveFormId,
  permission: 'everyone',
  arg: idArg,
  values: moveValues,
  handle: async (context, values, meetingId) => {
    const { t, now, person } = context;
    const to = readMove(values, person.zone);
    if (!to) return { card: card(t('move-time-unknown'), []), outcome: 'refused', field: 'time' };
    const meeting = await moveMeeting(context, meetingId, to);
    const parts = await seen(context, meeting);
    return {
      card: card(
        t('move-done', { name: calledMeeting(meeting, parts), when: t.moment(meeting.startsAt, now) }),
        [],
        '📅',
      ),
    };
  },
});

/** What the asker sees of a meeting's client: nothing, where they may not know of it, or where there is none. */
const seen = async (context: Context, meeting: Meeting): Promise<ReadonlySet<Part>> => {
  const { db, person, today } = context;
  const { account } = meeting;
  if (!account) return new Set();
  const parts = (await partsSeenBy(db, [{ ...person, today }], [account.id]))(person.id, account.id);
  await auditMeetings(context, [{ meeting, parts }]);
  return parts;
};

/** When a meeting with a client was held, the form of the visit is what comes next. */
const heldAction = defineAction({
  verb: 'held',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, meetingId) => {
    const { card: drawn, asked } = await decideOutcome(context, meetingId, 'held');
    const held = asked.find(({ meeting }) => meeting.id === meetingId);
    const client = held?.meeting.status === 'held' && held.parts.has('tasks') ? held.meeting.account : null;
    // The form audits what it shows of the client itself.
    await auditMeetings(context, client ? asked.filter((one) => one !== held) : asked);
    if (!held || !client) return { card: drawn, replaces: true };
    const day = dayIn(context.person.zone, held.meeting.startsAt);
    const { form } = await askOf(context, client.id, { day });
    return { card: drawn, replaces: true, ...(form && { form }) };
  },
});

const notHeldAction = defineAction({
  verb: 'not-held',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, meetingId) => {
    const { card: drawn, asked } = await decideOutcome(context, meetingId, 'not_held');
    await auditMeetings(context, asked);
    return { card: drawn, replaces: true };
  },
});

const allHeldAction = defineAction({
  verb: 'all-held',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, meetingId) => ({ card: await decideAllHeld(context, meetingId), replaces: true }),
});

const outcomeAction = defineAction({
  verb: 'outcome',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, meetingId) => ({ card: await outcomeOf(context, meetingId), replaces: true }),
});

const outcomesAction = defineAction({
  verb: 'outcomes',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, meetingId) => ({ card: await outcomesOf(context, meetingId), replaces: true }),
});

const travelAction = defineAction({
  verb: 'travel',
  permission: 'everyone',
  arg: idAndMinutes,
  handle: async (context, { id: travelId, minutes }) => {
    const { t } = context;
    if (minutes !== undefined)
      return { card: travelCard(t, await noteTravel(context, travelId, minutes)), replaces: true };
    return { card: card(t('travel-form'), []), form: travelForm(t, await placeAsked(context, travelId)) };
  },
});

const travelFormHandler = defineForm({
  id: travelFormId,
  permission: 'everyone',
  arg: idArg,
  values: z.strictObject({ minutes: z.string() }),
  handle: async (context, { minutes: typed }, travelId) => {
    const { t } = context;
    const minutes = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
    if (!(minutes <= longestTravel))
      return { card: card(t('travel-unknown'), []), outcome: 'refused', field: 'minutes' };
    return { card: travelCard(t, await noteTravel(context, travelId, minutes)) };
  },
});

export const meetingActions: readonly Action[] = [
  lateAction,
  snoozeAction,
  reminderAction,
  movedAction,
  heldAction,
  notHeldAction,
  allHeldAction,
  outcomeAction,
  outcomesAction,
  travelAction,
];

export const meetingForms: readonly FormHandler[] = [movedForm, travelFormHandler];
