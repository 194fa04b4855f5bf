import { keepable } from '../../core/keepable.ts';
import type { CalendarEvent, CalendarPerson } from '../../core/meetings/calendar.ts';
import type { Entry } from './entry.ts';
import { propertyOf, textOf } from './property.ts';

const longest = { title: 1_000, location: 1_000, name: 200, email: 320 };
const mostAttendees = 100;

/** Text as it can be kept, not longer than it may be. */
export const cut = (text: string | null, length: number): string | null => {
  if (text === null) return null;
  return keepable(text.length > length ? `${text.slice(0, length - 1)}…` : text);
};

export const titleOf = (lines: ReadonlyMap<string, readonly string[]>): string | null =>
  cut(textOf(lines.get('SUMMARY')?.[0]), longest.title);

const parameter = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Some have the address as a parameter, and something else as the value. */
const emailOf = (value: string | null, parameterValue: string | null): string | null => {
  const address = /^mailto:/i.test(value ?? '') ? value?.slice('mailto:'.length).trim() : parameterValue;
  return address?.includes('@') ? address.toLowerCase() : null;
};

const personOf = (line: string): CalendarPerson | null => {
  const property = propertyOf(line);
  if (!property) return null;
  const email = emailOf(textOf(line), parameter(property.getParameter('email')));
  const name = parameter(property.getParameter('cn'));
  if (email === null && name === null) return null;
  return {
    email: cut(email, longest.email),
    name: cut(name, longest.name),
    declined: parameter(property.getParameter('partstat'))?.toUpperCase() === 'DECLINED',
  };
};

const isThing = (line: string): boolean => /;CUTYPE="?(ROOM|RESOURCE)\b/i.test(line);

type Details = Pick<
  CalendarEvent,
  'title' | 'location' | 'organiser' | 'attendees' | 'attendeeCount' | 'free' | 'isPrivate'
>;

/** What is known of an event beside its time. */
export const detailsOf = ({ lines }: Entry, isPrivate: boolean): Details => {
  const free = textOf(lines.get('TRANSP')?.[0])?.toUpperCase() === 'TRANSPARENT';
  if (isPrivate) {
    return { title: null, location: null, organiser: null, attendees: [], attendeeCount: 0, free, isPrivate };
  }
  const people = (lines.get('ATTENDEE') ?? []).filter((line) => !isThing(line));
  const organiser = lines.get('ORGANIZER')?.[0];
  return {
    title: titleOf(lines),
    location: cut(textOf(lines.get('LOCATION')?.[0]), longest.location),
    organiser: organiser === undefined ? null : personOf(organiser),
    attendees: people.slice(0, mostAttendees).flatMap((line) => personOf(line) ?? []),
    attendeeCount: people.length,
    free,
    isPrivate,
  };
};
