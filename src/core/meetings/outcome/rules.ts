import { Temporal } from 'temporal-polyfill';

/** How long after the end of a meeting is asked what became of it. */
const restMinutes = 10;
/** When somebody with several meetings is asked about all of them, in their zone. */
const evening = Temporal.PlainTime.from('18:00');

interface Ended {
  readonly endsAt: Temporal.Instant;
}

/**
 * When the host of a day's meetings is asked what became of them: of one, soon after its end; of several, once, in the evening when all are over.
 * @param day of the meetings, in `zone`
 */
export const askAt = (meetings: readonly Ended[], day: Temporal.PlainDate, zone: string): Temporal.Instant | null => {
  const last = meetings
    .map(({ endsAt }) => endsAt)
    .toSorted(Temporal.Instant.compare)
    .at(-1);
  if (!last) return null;
  const rested = last.add({ minutes: restMinutes });
  if (meetings.length === 1) return rested;
  const atEvening = day.toZonedDateTime({ timeZone: zone, plainTime: evening }).toInstant();
  return Temporal.Instant.compare(rested, atEvening) > 0 ? rested : atEvening;
};
