import { Temporal } from 'temporal-polyfill';
import { instantColumn } from '../core/clock.ts';
import type { ClientIds } from './accounts.ts';
import type { AgendaItem, Client } from './client.ts';
import type { Draft } from './draft.ts';
import { personId, source } from './house.ts';
import { people } from './people.ts';

const dayStarts = Temporal.PlainTime.from('09:00');
const dayEnds = Temporal.PlainTime.from('19:00');

/** Nobody is asked to be somewhere in less than this. */
const leadMinutes = 30;

export interface Slot {
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
}

/**
 * When a meeting can be: at its time, or by half hours later that day, or else on the next day, where it neither starts within half an hour
 * nor meets another. Later than tomorrow it keeps to working days; today and tomorrow it may be any day, so that there is always a next meeting.
 */
export const slotFor = (item: AgendaItem, now: Temporal.ZonedDateTime, taken: readonly Slot[]): Slot => {
  const earliest = now.add({ minutes: leadMinutes });
  for (
    let day = now.toPlainDate().add({ days: item.day }), from = Temporal.PlainTime.from(item.at);
    ;
    from = dayStarts
  ) {
    if (item.day > 1) day = workingDay(day);
    const slot = slotOn(day, from, item.minutes, earliest, taken);
    if (slot) return slot;
    day = day.add({ days: 1 });
  }
};

const slotOn = (
  day: Temporal.PlainDate,
  from: Temporal.PlainTime,
  minutes: number,
  earliest: Temporal.ZonedDateTime,
  taken: readonly Slot[],
): Slot | undefined => {
  const at = (plainTime: Temporal.PlainTime) => day.toZonedDateTime({ timeZone: earliest.timeZoneId, plainTime });
  for (let start = at(from); ; start = start.add({ minutes: 30 })) {
    const end = start.add({ minutes });
    if (isBefore(at(dayEnds), end)) return undefined;
    const isFree = taken.every((other) => !isBefore(start, other.end) || !isBefore(other.start, end));
    if (isFree && !isBefore(start, earliest)) return { start, end };
  }
};

const isBefore = (a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean =>
  Temporal.ZonedDateTime.compare(a, b) < 0;

const workingDay = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.dayOfWeek < 6 ? day : day.add({ days: 8 - day.dayOfWeek });

/** The meetings to come, of all clients together: nobody can be at two at once. */
export const addAgenda = (
  draft: Draft,
  clients: readonly { client: Client; ids: ClientIds }[],
  now: Temporal.Instant,
): void => {
  const taken = new Map<Client['owner'], Slot[]>();
  const items = clients.flatMap(({ client, ids }) => (client.agenda ?? []).map((item) => ({ client, ids, item })));
  items.sort((a, b) => a.item.day - b.item.day || a.item.at.localeCompare(b.item.at));
  for (const { client, ids, item } of items) {
    const slots = taken.get(client.owner) ?? [];
    const slot = slotFor(item, now.toZonedDateTimeISO(people[client.owner].zone), slots);
    taken.set(client.owner, [...slots, slot]);
    const meetingId = draft.nextId('meeting');
    draft.add('meeting', {
      id: meetingId,
      accountId: ids.account,
      personId: personId(client.owner),
      title: item.title,
      startsAt: instantColumn(slot.start.toInstant()),
      endsAt: instantColumn(slot.end.toInstant()),
      location: item.where,
      travelMinutes: item.travelMinutes ?? null,
      status: 'planned',
      source,
      externalKey: `${client.key}-agenda-${item.day}`,
    });
    for (const place of item.with) {
      const contactId = ids.contacts[place];
      if (contactId) draft.add('meetingAttendee', { id: draft.nextId('meetingAttendee'), meetingId, contactId });
    }
  }
};
