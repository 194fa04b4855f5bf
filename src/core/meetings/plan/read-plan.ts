import type { Temporal } from 'temporal-polyfill';
import type { Language } from '../../i18n/translator.ts';
import { readWhen, type WhenProblem } from '../../when/read-when.ts';
import { readDuration, readTravel } from '../../when/spans.ts';

/** What was understood of a meeting to be planned. With a problem, a person has to look at it. */
export interface PlanDraft {
  readonly day: Temporal.PlainDate | null;
  readonly time: Temporal.PlainTime | null;
  readonly minutes: number;
  readonly place: string;
  readonly travelMinutes: number | null;
  readonly problem: WhenProblem | null;
}

const usualMinutes = 60;

/** What joins the parts of such a line, and says nothing once they are taken out. */
const edges = /^(?:[\s,;.:–—-]+|(?:at|in|on|в|во|на|a|in|presso|alle)(?=[\s,]|$))+|[\s,;.:–—-]+$/giu;

const placeIn = (text: string): string =>
  text
    .split(',')
    .map((part) => part.replace(/\s+/g, ' ').replace(edges, '').trim())
    .filter(Boolean)
    .join(', ');

const minutesBetween = (time: Temporal.PlainTime, until: Temporal.PlainTime): number | null => {
  const minutes = time.until(until).total('minutes');
  return minutes > 0 ? minutes : null;
};

/** Reads `tomorrow 15:00 at their office for 2 hours, 40 min away`, in three languages: what is neither time nor span is the place. Pure. */
export const readPlan = (
  text: string,
  options: { readonly now: Temporal.Instant; readonly zone: string; readonly language: Language },
): PlanDraft => {
  const travel = readTravel(text);
  const duration = readDuration(travel.rest);
  const { day, time, until, rest, problem } = readWhen(duration.rest, options);
  const ranged = time && until && minutesBetween(time, until);
  return {
    day,
    time,
    minutes: duration.minutes ?? ranged ?? usualMinutes,
    place: placeIn(rest),
    travelMinutes: travel.minutes,
    problem,
  };
};
