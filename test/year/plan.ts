import { Temporal } from 'temporal-polyfill';
import { randomOf } from '../../src/demo/random.ts';

/** A meeting as it stands from some moment on; without a start: called off. */
interface Version {
  readonly from: Temporal.Instant;
  readonly startsAt: Temporal.Instant | null;
}

/** A meeting with all that becomes of it. */
export interface PlannedMeeting {
  readonly host: Host;
  readonly travelMinutes: number | null;
  /** In the order of time; the first is when it comes to be. */
  readonly versions: readonly Version[];
}

/** Whose meetings they are, and how they want to be reminded. */
export interface Host {
  readonly personId: number;
  readonly accountIds: readonly number[];
  readonly zone: string;
  readonly lead: number;
}

/** A reminder as it ought to come: of which meeting, for which start, and at which minute. */
export interface Expected {
  readonly meeting: PlannedMeeting;
  readonly startsAt: Temporal.Instant;
  readonly at: Temporal.Instant;
}

const mostAMinute = 60_000;

/** Days on which clocks change in Europe get a meeting at 02:30 of their own. */
const changes = (day: Temporal.PlainDate, zone: string): boolean => day.toZonedDateTime(zone).hoursInDay !== 24;

/** Meetings of a person on one day: at any minute of it, some moved up to three times, some called off, some planned at the last moment. */
const meetingsOn = (day: Temporal.PlainDate, host: Host): PlannedMeeting[] => {
  const random = randomOf(`${day}/${host.personId}`);
  const at = (hour: number, minute: number) =>
    day.toZonedDateTime({ timeZone: host.zone, plainTime: new Temporal.PlainTime(hour, minute) }).toInstant();
  const anyTime = () => at(random.between(7, 20), random.between(0, 59));
  const count = changes(day, host.zone) ? 3 : day.dayOfWeek < 6 ? random.between(1, 3) : random.between(0, 1);
  return Array.from({ length: count }, (_, i) => {
    const startsAt = i === 2 && changes(day, host.zone) ? at(2, 30) : anyTime();
    const known = random.between(0, 9) === 0 ? random.between(1, 90) : random.between(200, 10_000);
    const versions: Version[] = [{ from: startsAt.subtract({ minutes: known }), startsAt }];
    for (let moves = random.between(0, 9); moves > 6; moves--) {
      const last = versions.at(-1);
      if (!last?.startsAt) break;
      const from = last.startsAt.subtract({ minutes: random.between(-30, 180) });
      if (Temporal.Instant.compare(from, last.from) <= 0) break;
      const to = random.between(0, 4) === 0 ? null : from.add({ minutes: random.between(10, 2_000) });
      versions.push({ from, startsAt: to });
    }
    return { host, travelMinutes: random.between(0, 2) === 0 ? random.between(5, 120) : null, versions };
  });
};

/** All meetings of these people in a stretch of days. */
export const planOf = (hosts: readonly Host[], from: Temporal.PlainDate, days: number): PlannedMeeting[] =>
  Array.from({ length: days }, (_, n) => from.add({ days: n })).flatMap((day) =>
    hosts.flatMap((host) => meetingsOn(day, host)),
  );

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? b : a);

/** The first whole minute that is not before: when the house next looks. */
const nextLook = (instant: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(Math.ceil(instant.epochMilliseconds / mostAMinute) * mostAMinute);

/**
 * Which reminders ought to come, from the history of a meeting alone: for each start that it ever had, one, at its minute or as soon as it was
 * known, if the meeting stood like that then and had not begun.
 */
export const expectedOf = (meeting: PlannedMeeting): Expected[] => {
  const { host, travelMinutes, versions } = meeting;
  const told = new Set<string>();
  return versions.flatMap(({ from, startsAt }, i) => {
    if (!startsAt) return [];
    const due = startsAt.subtract({ minutes: host.lead + (travelMinutes ?? 0) });
    const at = later(due, nextLook(from));
    const end = versions[i + 1]?.from;
    const stands = !end || Temporal.Instant.compare(at, nextLook(end)) < 0;
    if (!stands || Temporal.Instant.compare(at, startsAt) >= 0 || told.has(startsAt.toString())) return [];
    told.add(startsAt.toString());
    return [{ meeting, startsAt, at }];
  });
};
