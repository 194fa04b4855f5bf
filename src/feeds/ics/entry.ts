import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { nameOf, propertyOf, textOf, timeProperty } from './property.ts';
import { Refused } from './refused.ts';
import type { EventBlock } from './split.ts';
import { daysMs, type Wall, wallOf } from './wall.ts';
import { utc, type Zone } from './zone.ts';

/** A time as a file says it. */
export interface Stamp {
  readonly wall: Wall;
  /** A day, without a time. */
  readonly isDay: boolean;
  /** It names no zone: it is the person's. */
  readonly isFloating: boolean;
  readonly zone: Zone;
}

/** How long something takes: days by the calendar, and milliseconds. */
export interface Length {
  readonly days: number;
  readonly ms: number;
}

interface ExtraDate {
  readonly stamp: Stamp;
  /** Null: as long as the others. */
  readonly length: Length | null;
}

/** One VEVENT: an event, a series, or what is different about one instance of a series. */
export interface Entry {
  readonly uid: string;
  readonly recurrenceId: Stamp | null;
  /** It is about all later instances too. */
  readonly thisAndFuture: boolean;
  readonly sequence: number;
  /** When it was written; empty when unknown. Sorts as text. */
  readonly writtenAt: string;
  readonly start: Stamp;
  readonly length: Length;
  readonly rules: readonly ICAL.Recur[];
  readonly exceptRules: readonly ICAL.Recur[];
  readonly extraDates: readonly ExtraDate[];
  readonly exceptDates: readonly Stamp[];
  readonly cancelled: boolean;
  readonly isPrivate: boolean;
  /** The lines of the properties that are read only when it is shown. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

/** What the times in a calendar mean. */
export interface Zones {
  /** The person's. */
  readonly home: Zone;
  /** @throws Refused when nobody knows a zone of that name */
  named(tzid: string): Zone;
}

/** Longer than what anybody has a meeting for; beyond it dates may leave what can be counted. */
const longest = 100 * 366 * daysMs;
const longestUid = 512;

const stampOf = (time: ICAL.Time, tzid: string | null, zones: Zones): Stamp => {
  const wall = wallOf(time);
  if (!Number.isFinite(wall)) throw new Refused('unreadable-time');
  if (time.isDate) return { wall, isDay: true, isFloating: false, zone: zones.home };
  if (time.zone === ICAL.Timezone.utcTimezone) return { wall, isDay: false, isFloating: false, zone: utc };
  return { wall, isDay: false, isFloating: tzid === null, zone: tzid === null ? zones.home : zones.named(tzid) };
};

const dates = (lines: readonly string[] | undefined, zones: Zones): ExtraDate[] =>
  (lines ?? []).flatMap((line) => {
    const { tzid, values } = timeProperty(line);
    return values.map((value) =>
      value instanceof ICAL.Time
        ? { stamp: stampOf(value, tzid, zones), length: null }
        : { stamp: stampOf(value.start, tzid, zones), length: lengthOf(value.getDuration()) },
    );
  });

const stamp = (line: string | undefined, zones: Zones): Stamp | null =>
  line === undefined ? null : (dates([line], zones)[0]?.stamp ?? null);

/** Never negative: what ends before it begins takes no time. */
const bounded = (days: number, ms: number): Length => {
  if (!(days * daysMs + ms <= longest)) throw new Refused('unreadable-time');
  return { days: Math.max(0, days), ms: Math.max(0, ms) };
};

const lengthOf = (duration: ICAL.Duration): Length => {
  if (duration.isNegative) return { days: 0, ms: 0 };
  const { weeks, days, hours, minutes, seconds } = duration;
  return bounded(weeks * 7 + days, ((hours * 60 + minutes) * 60 + seconds) * 1_000);
};

const lengthFrom = (start: Stamp, end: Stamp | null, durationLine: string | undefined): Length => {
  if (end) {
    return start.isDay
      ? bounded(Math.max(1, Math.ceil((end.wall - start.wall) / daysMs)), 0)
      : bounded(0, end.zone.at(end.wall) - start.zone.at(start.wall));
  }
  const duration: unknown = durationLine === undefined ? null : propertyOf(durationLine)?.getFirstValue();
  if (!(duration instanceof ICAL.Duration)) return { days: start.isDay ? 1 : 0, ms: 0 };
  const { days, ms } = lengthOf(duration);
  return start.isDay ? { days: Math.max(1, days + Math.ceil(ms / daysMs)), ms: 0 } : { days, ms };
};

/** @throws Refused */
const rules = (lines: readonly string[] | undefined): ICAL.Recur[] =>
  (lines ?? []).map((line) => {
    const rule: unknown = propertyOf(line)?.getFirstValue();
    if (!(rule instanceof ICAL.Recur)) throw new Refused('unreadable-rule');
    return rule;
  });

const digest = (...parts: string[]): string => `sha256:${createHash('sha256').update(parts.join('\n')).digest('hex')}`;

/** What has no UID gets one from what it says, so that it has the same at the next reading. */
const uidOf = (lines: ReadonlyMap<string, readonly string[]>): string => {
  const uid = textOf(lines.get('UID')?.[0]);
  if (uid === null) return digest(lines.get('DTSTART')?.[0] ?? '', lines.get('SUMMARY')?.[0] ?? '');
  return uid.length > longestUid ? digest(uid) : uid;
};

/** The lines of a block by the name of their property, upper case. */
export const linesByName = ({ lines }: EventBlock): ReadonlyMap<string, readonly string[]> => {
  const byName = new Map<string, string[]>();
  for (const line of lines) {
    const name = nameOf(line);
    const same = byName.get(name);
    if (same) same.push(line);
    else byName.set(name, [line]);
  }
  return byName;
};

const upper = (line: string | undefined): string => textOf(line)?.toUpperCase() ?? '';

/** CLASS:PRIVATE and CONFIDENTIAL; whatever else there may be but PUBLIC is no reason to hide. */
export const saysPrivate = (lines: ReadonlyMap<string, readonly string[]>): boolean =>
  ['PRIVATE', 'CONFIDENTIAL'].includes(upper(lines.get('CLASS')?.[0]));

/**
 * @param method that of the calendar: CANCEL cancels what is in it
 * @throws Refused
 */
export const entryOf = (lines: ReadonlyMap<string, readonly string[]>, method: string, zones: Zones): Entry => {
  const first = (name: string): string | undefined => lines.get(name)?.[0];
  const recurrenceLine = first('RECURRENCE-ID');
  const recurrenceId = stamp(recurrenceLine, zones);
  const cancelled = method === 'CANCEL' || upper(first('STATUS')) === 'CANCELLED';
  // A cancellation need not say when: what it cancels does.
  const start = stamp(first('DTSTART'), zones) ?? (cancelled ? recurrenceId : null);
  if (!start) throw new Refused('no-start');
  return {
    uid: uidOf(lines),
    recurrenceId,
    thisAndFuture: recurrenceLine !== undefined && /;RANGE=THISANDFUTURE/i.test(recurrenceLine),
    sequence: Math.max(0, Math.min(2 ** 31 - 1, Number.parseInt(first('SEQUENCE')?.split(':')[1] ?? '0', 10) || 0)),
    writtenAt: first('DTSTAMP')?.split(':').at(-1)?.trim() ?? '',
    start,
    length: lengthFrom(start, stamp(first('DTEND'), zones), first('DURATION')),
    rules: rules(lines.get('RRULE')),
    exceptRules: rules(lines.get('EXRULE')),
    extraDates: dates(lines.get('RDATE'), zones),
    exceptDates: dates(lines.get('EXDATE'), zones).map((date) => date.stamp),
    cancelled,
    isPrivate: saysPrivate(lines),
    lines,
  };
};
