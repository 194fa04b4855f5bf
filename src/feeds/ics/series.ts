import type ICAL from 'ical.js';
import type { Entry, Length, Stamp } from './entry.ts';
import { type Budget, occurrences } from './recur.ts';
import { Refused } from './refused.ts';
import { dayOf, daysMs, type Wall, wallOf, wallText } from './wall.ts';

/** When something happens, in milliseconds since 1970. */
export interface Instance {
  readonly entry: Entry;
  /** `CalendarEvent.instance`. */
  readonly instance: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly cancelled: boolean;
}

/** Milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** All that a calendar says about one UID, each thing once. */
export interface Series {
  /** Null when the calendar has single instances only, as invitations to one of them do. */
  readonly master: Entry | null;
  readonly overrides: readonly Entry[];
}

/** As many as an hourly series has in a quarter of a year. */
const mostInstances = 2_200;

/** Clocks are at most 14 hours from UTC; and a day more for what summer time moves. */
const zoneMargin = 2 * daysMs;

/** What takes no time is in the window when it begins in it. */
export const touches = ({ from, until }: Span, startsAt: number, endsAt: number): boolean =>
  startsAt < until && (endsAt > from || (endsAt === startsAt && startsAt >= from));

const endOf = ({ wall, zone }: Stamp, { days, ms }: Length): number => zone.at(wall + days * daysMs) + ms;

const dayKey = (wall: Wall): string => wallText(wall).slice(0, 10);

/** An instance's name, which is the same however a file writes its time. */
const keyOf = ({ wall, isDay, isFloating, zone }: Stamp): string => {
  if (isDay) return dayKey(wall);
  return isFloating ? wallText(wall) : `${wallText(zone.at(wall))}Z`;
};

/** Some name an instance that has a time by its day alone, or one in a zone by the clock alone. */
const keysOf = (stamp: Stamp): string[] => [keyOf(stamp), wallText(stamp.wall), dayKey(stamp.wall)];

/** A rule's last moment on the clock of its series. */
const lastOf = (rule: ICAL.Recur, { zone, isDay }: Stamp): Wall => {
  if (!rule.until) return Number.POSITIVE_INFINITY;
  const wall = wallOf(rule.until);
  if (isDay) return dayOf(wall);
  if (rule.until.isDate) return wall + daysMs - 1;
  return rule.until.zone?.tzid === 'UTC' ? zone.wall(wall) : wall;
};

/** The rule without what the library is not to look at: we know better when it ends, and days have no hours. */
const bareRule = (rule: ICAL.Recur, isDay: boolean): ICAL.Recur => {
  const bare = rule.clone();
  // biome-ignore lint/suspicious/noExplicitAny: the library means null, and its types do not say so
  bare.until = null as any;
  if (isDay) for (const part of ['BYHOUR', 'BYMINUTE', 'BYSECOND']) delete bare.parts[part as keyof typeof bare.parts];
  return bare;
};

const wallsOf = (rules: readonly ICAL.Recur[], start: Stamp, span: Span, budget: Budget): Set<Wall> => {
  const walls = new Set<Wall>();
  for (const rule of rules) {
    const until = Math.min(span.until, lastOf(rule, start));
    for (const wall of occurrences(bareRule(rule, start.isDay), start.wall, { from: span.from, until, budget })) {
      walls.add(wall);
      if (walls.size > mostInstances) throw new Refused('too-many-instances');
    }
  }
  return walls;
};

const inSpan = ({ from, until }: Span, wall: Wall): boolean => wall >= from && wall <= until;

/** When the instances of a series begin, by its own clock, and how long they are if not as long as the others. */
const startsOf = (master: Entry, span: Span, budget: Budget): Map<Wall, Length | null> => {
  const { start } = master;
  const starts = new Map<Wall, Length | null>();
  if (inSpan(span, start.wall)) starts.set(start.wall, null);
  for (const wall of wallsOf(master.rules, start, span, budget)) starts.set(wall, null);
  for (const { stamp, length } of master.extraDates) {
    const wall =
      start.isDay || stamp.isDay ? dayOf(stamp.wall) + (start.wall - dayOf(start.wall)) : clockIn(start, stamp);
    if (inSpan(span, wall)) starts.set(wall, length);
  }
  for (const wall of wallsOf(master.exceptRules, start, span, budget)) starts.delete(wall);
  if (starts.size > mostInstances) throw new Refused('too-many-instances');
  return starts;
};

const clockIn = ({ zone }: Stamp, stamp: Stamp): Wall =>
  stamp.zone === zone ? stamp.wall : zone.wall(stamp.zone.at(stamp.wall));

/** How far what holds for later instances has moved from where the series has it. */
const shiftOf = (master: Entry, override: Entry): number =>
  override.recurrenceId ? clockIn(master.start, override.start) - clockIn(master.start, override.recurrenceId) : 0;

const instanceOf = (entry: Entry, start: Stamp, length: Length, instance: string): Instance => {
  const startsAt = start.zone.at(start.wall);
  return { entry, instance, startsAt, endsAt: Math.max(startsAt, endOf(start, length)), cancelled: entry.cancelled };
};

/** What a series is from some instance on: what THISANDFUTURE says last, else the series itself. */
const laws = (master: Entry, overrides: readonly Entry[]) => {
  const later = overrides
    .flatMap((entry) =>
      entry.thisAndFuture && entry.recurrenceId ? { entry, from: clockIn(master.start, entry.recurrenceId) } : [],
    )
    .sort((a, b) => a.from - b.from)
    .map(({ entry, from }) => ({ entry, from, shift: shiftOf(master, entry) }));
  return {
    at: (wall: Wall) => later.findLast(({ from }) => from <= wall) ?? { entry: master, shift: 0 },
    margin: Math.max(
      0,
      ...later.map(({ entry, shift }) => Math.abs(shift) + entry.length.days * daysMs + entry.length.ms),
    ),
  };
};

const recurring = function* (
  master: Entry,
  overrides: readonly Entry[],
  span: Span,
  budget: Budget,
): Generator<Instance> {
  const law = laws(master, overrides);
  const longest = Math.max(
    0,
    ...master.extraDates.map(({ length }) => (length ? length.days * daysMs + length.ms : 0)),
  );
  const margin = zoneMargin + law.margin + Math.max(longest, master.length.days * daysMs + master.length.ms);
  const wide = { from: span.from - margin, until: span.until + zoneMargin + law.margin };
  const excluded = new Set(master.exceptDates.map(keyOf));
  const overridden = new Set(overrides.flatMap(({ recurrenceId }) => (recurrenceId ? keyOf(recurrenceId) : [])));
  for (const [wall, length] of startsOf(master, wide, budget)) {
    const planned = { ...master.start, wall };
    if (keysOf(planned).some((key) => excluded.has(key) || overridden.has(key))) continue;
    const { entry, shift } = law.at(wall);
    const start = { ...entry.start, wall: clockIn(entry.start, { ...planned, wall: wall + shift }) };
    yield instanceOf(entry, start, length ?? entry.length, keyOf(planned));
  }
};

/**
 * The instances of a series that touch a span.
 * @throws Refused when there are too many, or a rule means nothing
 */
export const instancesOf = ({ master, overrides }: Series, span: Span, budget: Budget): Instance[] => {
  const isSeries = master && (master.rules.length > 0 || master.extraDates.length > 0);
  const own = overrides.map((entry) =>
    instanceOf(entry, entry.start, entry.length, entry.recurrenceId ? keyOf(entry.recurrenceId) : ''),
  );
  const planned = !master
    ? []
    : isSeries
      ? [...recurring(master, overrides, span, budget)]
      : [instanceOf(master, master.start, master.length, '')];
  // What is cancelled as a whole has no instance that is not.
  return [...planned, ...own]
    .map((instance) => (master?.cancelled ? { ...instance, cancelled: true } : instance))
    .filter(({ startsAt, endsAt }) => touches(span, startsAt, endsAt));
};
