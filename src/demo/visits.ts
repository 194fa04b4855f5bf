import { Temporal } from 'temporal-polyfill';
import { instantColumn } from '../core/clock.ts';
import type { ClientIds } from './accounts.ts';
import type { Calendar } from './calendar.ts';
import type { Client } from './client.ts';
import type { Draft } from './draft.ts';
import { personId, source } from './house.ts';
import { people } from './people.ts';

const title = { en: 'Meeting', ru: 'Встреча', it: 'Incontro' };

/** What was talked about so far; a visit in person was also a meeting in the calendar. */
export const addVisits = (draft: Draft, client: Client, ids: ClientIds, calendar: Calendar): void => {
  for (const [i, { day, kind, with: places, summary, next }] of (client.visits ?? []).entries()) {
    const contacts = places.flatMap((place) => ids.contacts[place] ?? []);
    const meetingId = kind === 'call' ? null : addHeldMeeting(draft, client, ids, calendar, { day, contacts, i });
    const visitId = draft.nextId('visit');
    draft.add('visit', {
      id: visitId,
      accountId: ids.account,
      personId: personId(client.owner),
      meetingId,
      kind,
      happenedOn: calendar.on(day),
      summary,
      nextStep: next?.text ?? null,
      nextStepOn: next ? calendar.on(next.day) : null,
    });
    for (const contactId of contacts) draft.add('visitContact', { visitId, contactId });
  }
};

const addHeldMeeting = (
  draft: Draft,
  client: Client,
  ids: ClientIds,
  { today }: Calendar,
  { day, contacts, i }: { day: number; contacts: readonly number[]; i: number },
): number => {
  const startsAt = today
    .add({ days: day })
    .toZonedDateTime({ timeZone: people[client.owner].zone, plainTime: Temporal.PlainTime.from('10:00') })
    .toInstant();
  const id = draft.nextId('meeting');
  draft.add('meeting', {
    id,
    accountId: ids.account,
    personId: personId(client.owner),
    title: title[client.language],
    startsAt: instantColumn(startsAt),
    endsAt: instantColumn(startsAt.add({ hours: 1 })),
    status: 'held',
    source,
    externalKey: `${client.key}-visit-${i + 1}`,
  });
  for (const contactId of contacts) {
    draft.add('meetingAttendee', { id: draft.nextId('meetingAttendee'), meetingId: id, contactId });
  }
  return id;
};
