import { Temporal } from 'temporal-polyfill';

interface Slot {
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  /** How long it takes to get there; null: not known, or no way at all. */
  readonly travelMinutes: number | null;
}

/** Two meetings of which one cannot be held as planned: they overlap, or there is no time for the way to the second. */
export interface Conflict<Meeting> {
  readonly kind: 'overlap' | 'travel';
  readonly first: Meeting;
  readonly second: Meeting;
  /** How much time is missing. */
  readonly minutes: number;
}

const minutesBetween = (from: Temporal.Instant, to: Temporal.Instant): number =>
  Math.round((to.epochMilliseconds - from.epochMilliseconds) / 60_000);

/** Each meeting that begins before one can be there from the one that ends last before it. In the order of time. Pure. */
export const conflictsOf = <Meeting extends Slot>(meetings: readonly Meeting[]): Conflict<Meeting>[] => {
  const inOrder = [...meetings].sort((a, b) => a.startsAt.epochMilliseconds - b.startsAt.epochMilliseconds);
  let before: Meeting | undefined;
  const conflicts: Conflict<Meeting>[] = [];
  for (const second of inOrder) {
    if (before) {
      const gap = minutesBetween(before.endsAt, second.startsAt);
      const missing = (second.travelMinutes ?? 0) - gap;
      if (gap < 0) conflicts.push({ kind: 'overlap', first: before, second, minutes: -gap });
      else if (missing > 0) conflicts.push({ kind: 'travel', first: before, second, minutes: missing });
    }
    if (!before || second.endsAt.epochMilliseconds > before.endsAt.epochMilliseconds) before = second;
  }
  return conflicts;
};

/** When the agenda of a day comes, where its reader is. Pure. */
export const morningOf = (day: Temporal.PlainDate, zone: string, hour: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(hour) }).toInstant();
