import { Temporal } from 'temporal-polyfill';

/** Why a moment is quiet: its person is away, the day of the week or the day itself is free, or it is outside their hours. */
export type Quiet = 'away' | 'weekend' | 'holiday' | 'hours';

/** When somebody may be disturbed. */
export interface WorkingTime {
  /** IANA. */
  readonly zone: string;
  /** Wall time such as `08:00`: from when on a day. */
  readonly from: string;
  /** Until when; before {@link from}: on the next morning; the same: round the clock. */
  readonly until: string;
  /** Days of the week, 1 being Monday. */
  readonly days: readonly number[];
  isHoliday(day: Temporal.PlainDate): boolean;
  /** Both days included. */
  readonly away: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate } | null;
}

/** How far ahead a working day is looked for. */
const mostDays = 400;

const midnight = '00:00';

const at = (day: Temporal.PlainDate, time: string, zone: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();

/** The hours of a day, whether it is free or not. A time that the clocks leave out is an hour later, one that they repeat is the first. */
const hoursOf = ({ zone, from, until }: WorkingTime, day: Temporal.PlainDate) => {
  const isAllDay = from === until;
  const ends = isAllDay || until < from ? day.add({ days: 1 }) : day;
  return { start: at(day, isAllDay ? midnight : from, zone), end: at(ends, isAllDay ? midnight : until, zone) };
};

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;

/** The day that a moment counts to. Hours that go on after midnight are of the day on which they began. Pure. */
export const workingDayOf = (time: WorkingTime, instant: Temporal.Instant): Temporal.PlainDate => {
  const today = instant.toZonedDateTimeISO(time.zone).toPlainDate();
  if (time.until >= time.from) return today;
  const yesterday = today.subtract({ days: 1 });
  return isBefore(instant, hoursOf(time, yesterday).end) ? yesterday : today;
};

const freeOn = ({ away, days, isHoliday }: WorkingTime, day: Temporal.PlainDate): Quiet | null => {
  const isAway =
    away !== null &&
    Temporal.PlainDate.compare(away.from, day) <= 0 &&
    Temporal.PlainDate.compare(day, away.until) <= 0;
  if (isAway) return 'away';
  if (!days.includes(day.dayOfWeek)) return 'weekend';
  return isHoliday(day) ? 'holiday' : null;
};

/** Why somebody is not to be disturbed at a moment; null: they may be. Pure. */
export const quietAt = (time: WorkingTime, instant: Temporal.Instant): Quiet | null => {
  const day = workingDayOf(time, instant);
  const { start, end } = hoursOf(time, day);
  const isWithin = !isBefore(instant, start) && isBefore(instant, end);
  return freeOn(time, day) ?? (isWithin ? null : 'hours');
};

/** When a day begins for somebody, be it free: also round the clock at the hour that they have said, or once the clocks have moved. Pure. */
export const dayStart = (
  { zone, from }: Pick<WorkingTime, 'zone' | 'from'>,
  day: Temporal.PlainDate,
): Temporal.Instant => at(day, from, zone);

/** The first moment, at or after this one, at which somebody may be disturbed; null where there is none within a year. Pure. */
export const nextStart = (time: WorkingTime, instant: Temporal.Instant): Temporal.Instant | null => {
  if (quietAt(time, instant) === null) return instant;
  const first = workingDayOf(time, instant);
  for (let n = 0; n < mostDays; n++) {
    const day = first.add({ days: n });
    const { start } = hoursOf(time, day);
    if (freeOn(time, day) === null && !isBefore(start, instant)) return start;
  }
  return null;
};
