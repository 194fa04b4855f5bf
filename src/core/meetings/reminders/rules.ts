import { Temporal } from 'temporal-polyfill';

/** The longest that anybody is told before a meeting, in hours: half a day of lead and a day on the way. */
export const toldAheadHours = 36;

/** When one has to be on the way; null where nothing is known of a way. */
export const leaveAt = (startsAt: Temporal.Instant, travelMinutes: number | null): Temporal.Instant | null =>
  travelMinutes ? startsAt.subtract({ minutes: travelMinutes }) : null;

/** When a reminder of a meeting is due: its reader's lead time before they have to leave. */
export const remindAt = (
  startsAt: Temporal.Instant,
  travelMinutes: number | null,
  leadMinutes: number,
): Temporal.Instant => (leaveAt(startsAt, travelMinutes) ?? startsAt).subtract({ minutes: leadMinutes });

/** How a meeting stands to what its reader was told of it. */
export type Standing = 'gone' | 'cancelled' | 'done' | 'moved' | 'begun' | 'coming';

/** What was told: that the meeting starts at `toldStart`. Pure. */
export const standingOf = (
  meeting: { readonly status: string; readonly startsAt: Temporal.Instant } | null,
  toldStart: Temporal.Instant,
  now: Temporal.Instant,
): Standing => {
  if (!meeting) return 'gone';
  if (meeting.status === 'cancelled') return 'cancelled';
  if (meeting.status !== 'planned') return 'done';
  if (!meeting.startsAt.equals(toldStart)) return 'moved';
  return Temporal.Instant.compare(meeting.startsAt, now) <= 0 ? 'begun' : 'coming';
};

/** Pauses that are offered, in minutes. */
const pauses = [10, 30, 60];

/** For how long a reminder can be put off so that it comes again before the meeting begins. Pure. */
export const pausesBefore = (startsAt: Temporal.Instant, now: Temporal.Instant): number[] =>
  pauses.filter((minutes) => Temporal.Instant.compare(now.add({ minutes }), startsAt) < 0);
