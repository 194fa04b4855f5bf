import type { Temporal } from 'temporal-polyfill';

/** Somebody whom an event names. */
export interface CalendarPerson {
  readonly email: string | null;
  readonly name: string | null;
  readonly declined: boolean;
}

/** One event, or one instance of a series, that touches the window which was asked for. Texts are cut to a length that messages bear. */
export interface CalendarEvent {
  readonly uid: string;
  /**
   * Which instance of the series, as first planned: an instant (`2026-11-26T09:00:00Z`), a day (`2026-11-26`) or a time without a zone
   * (`2026-11-26T09:00:00`). It stays when the instance is moved. Empty for what does not recur.
   */
  readonly instance: string;
  /** Null when private, or when there is none. */
  readonly title: string | null;
  readonly startsAt: Temporal.Instant;
  /** Not before `startsAt`. The same for an event without duration. */
  readonly endsAt: Temporal.Instant;
  /** From midnight to midnight in the person's zone. */
  readonly allDay: boolean;
  readonly location: string | null;
  readonly organiser: CalendarPerson | null;
  /** The first hundred; rooms and devices are not among them. */
  readonly attendees: readonly CalendarPerson[];
  /** How many there are in all. */
  readonly attendeeCount: number;
  readonly cancelled: boolean;
  /** Then nothing is known but the time: no title, place or people. */
  readonly isPrivate: boolean;
  /** It takes nobody's time, such as a birthday. */
  readonly free: boolean;
  readonly sequence: number;
}

/** Why something in a calendar could not be read. */
export type CalendarSkipReason =
  | 'no-start'
  | 'unreadable-time'
  | 'unreadable-rule'
  | 'unknown-zone'
  /** The file ends in the middle; what came after is unknown, so what is missing has not been deleted. */
  | 'truncated'
  /** A series with more instances than anybody can attend, or that cannot be computed in reasonable time. */
  | 'too-many-instances'
  /** The calendar as a whole has more in the window than is taken. */
  | 'too-many-events';

export interface CalendarSkip {
  /** The title; null when private, when there is none, or when it is about the whole file. */
  readonly what: string | null;
  readonly reason: CalendarSkipReason;
}

export interface CalendarRead {
  /** By start. */
  readonly events: readonly CalendarEvent[];
  /** The first hundred. */
  readonly skipped: readonly CalendarSkip[];
  /** How many there are in all. */
  readonly skippedCount: number;
  /** It was read to its end: what is not among the events is not in the calendar. */
  readonly whole: boolean;
}

/** What is asked of a calendar: the instances that touch `[from, until)`. */
export interface CalendarWindow {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  /** The person's IANA zone: that of all-day events, and of times without a zone. */
  readonly zone: string;
}

type CalendarAnswer =
  | { readonly unchanged: true }
  /** `version` is handed in at the next reading; null when the source has none. */
  | { readonly unchanged: false; readonly read: CalendarRead; readonly version: string | null };

interface CalendarReadOptions {
  /** The version of the last reading. It counts for the same window only: in another one there is other to see. */
  readonly version?: string | null;
  readonly signal?: AbortSignal;
}

/** Where a person's calendar is read. */
export interface CalendarSource {
  /** @throws CalendarError */
  read(window: CalendarWindow, options?: CalendarReadOptions): Promise<CalendarAnswer>;
}

/** Why a calendar could not be read at all. */
export type CalendarProblem =
  /** The address is none, or leads to a place that the administrator does not allow. */
  | 'not-allowed'
  | 'not-found'
  /** The password, or the secret part of the address, is not accepted. */
  | 'forbidden'
  | 'too-large'
  | 'timeout'
  | 'too-many-redirects'
  | 'not-a-calendar'
  /** It does not answer, or with an error of its own: the same may succeed later. */
  | 'away';

/** A calendar could not be read. Carries no address and nothing that the server said: both may be secret. */
export class CalendarError extends Error {
  override name = 'CalendarError';

  constructor(
    readonly problem: CalendarProblem,
    /** When to try again, if the server has said so. */
    readonly retryAfterMs?: number,
  ) {
    super(`The calendar cannot be read: ${problem}`);
  }
}
