import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dayIn } from '../../clock.ts';
import { defineKind } from '../../outbox/kind.ts';
import { partsSeenBy } from '../../people/access.ts';
import { meetingsById } from '../meeting.ts';
import { outcomeCard } from './card.ts';

const payload = z.object({ meetingIds: z.array(z.int()).min(1) });
export type OutcomePayload = z.infer<typeof payload>;

/** Asks what became of meetings. */
export const meetingOutcome = defineKind({
  name: 'meeting-outcome',
  payload,
  urgency: 'routine',
  attention: 'appointed',
  lifetime: Temporal.Duration.from({ hours: 24 }),
  onUnknown: 'leave',
  build: async ({ db, now }, messages) => {
    const meetings = await meetingsById(
      db,
      messages.flatMap((message) => message.payload.meetingIds),
    );
    const people = messages.flatMap(({ person }) => person ?? []);
    const partsOf = await partsSeenBy(
      db,
      people.map((person) => ({ ...person, today: dayIn(person.zone, now) })),
      [...meetings.values()].flatMap(({ account }) => account?.id ?? []),
    );
    return messages.map(({ payload: { meetingIds }, person, t, stands }) => {
      const theirs = meetingIds
        .flatMap((id) => meetings.get(id) ?? [])
        .map((meeting) => ({
          meeting,
          parts: person && meeting.account ? partsOf(person.id, meeting.account.id) : new Set<never>(),
        }));
      if (!stands && !theirs.some(({ meeting }) => meeting.status === 'planned')) return { drop: 'known already' };
      const drawn = outcomeCard(t, theirs, now);
      return drawn ? { say: drawn } : { drop: 'gone' };
    });
  },
});
