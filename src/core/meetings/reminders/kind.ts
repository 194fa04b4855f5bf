import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { auditTold } from '../../accounts/audit-told.ts';
import { ledgerKinds } from '../../freshness/rules.ts';
import type { Translator } from '../../i18n/translator.ts';
import { type Built, type Due, defineKind } from '../../outbox/kind.ts';
import { overtakenCard, type Reminder, reminderCard, saysWhatIsOwed } from './card.ts';
import { readReminders, reminderKind } from './read.ts';
import { standingOf } from './rules.ts';

const reminderPayload = z.object({
  meetingId: z.int(),
  /** The start that it reminds of. */
  startsAt: z.iso.datetime(),
  /** Its reader has put it off till now. */
  again: z.literal(true).optional(),
});
type Payload = z.infer<typeof reminderPayload>;

/** Why a reminder was not sent that becomes right again if the meeting goes back to that time. */
export const overtaken = ['moved', 'cancelled'] as const;

const say = (
  t: Translator,
  reminder: Reminder | null,
  due: Pick<Due<Payload>, 'payload' | 'stands'>,
  now: Temporal.Instant,
): Built => {
  const told = Temporal.Instant.from(due.payload.startsAt);
  const standing = standingOf(reminder?.meeting ?? null, told, now);
  if (!reminder || standing === 'gone') return { drop: 'gone' };
  if (standing === 'coming')
    return { say: reminderCard(t, reminder, now), ...(!saysWhatIsOwed(reminder) && { restsOn: [] }) };
  const isNews = due.stands && (standing === 'moved' || standing === 'cancelled');
  return isNews ? { say: overtakenCard(t, reminder, told, now), restsOn: [] } : { drop: standing };
};

/** Reminds of a meeting, with all that one needs to know of the client. */
export const meetingReminder = defineKind({
  name: reminderKind,
  payload: reminderPayload,
  urgency: 'urgent',
  attention: 'appointed',
  restsOn: ledgerKinds,
  // Each has a deadline of its own: the start of its meeting.
  lifetime: Temporal.Duration.from({ hours: 1 }),
  // Better twice than late.
  onUnknown: 'send-again',
  build: async ({ db, now }, messages) => {
    const asked = messages.flatMap(({ person, payload: { meetingId } }) => (person ? [{ person, meetingId }] : []));
    const reminders = await readReminders(db, now, asked);
    const found = new Map(asked.map((one, i) => [`${one.meetingId}/${one.person.id}`, reminders[i] ?? null]));
    const made = messages.map((message) => {
      const reminder = found.get(`${message.payload.meetingId}/${message.person?.id}`) ?? null;
      return { message, reminder, built: say(message.t, reminder, message, now) };
    });
    const told = made.flatMap(({ message: { person, stands }, reminder, built }) => {
      const account = reminder?.meeting.account;
      if (!person || !account || stands || !('say' in built)) return [];
      return [{ personId: person.id, accountId: account.id, parts: reminder.parts }];
    });
    await auditTold(db, now, reminderKind, told);
    return made.map(({ built }) => built);
  },
});
