import { setImmediate } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import {
  CalendarError,
  type CalendarEvent,
  type CalendarRead,
  type CalendarSkip,
  type CalendarSkipReason,
  type CalendarWindow,
} from '../../core/meetings/calendar.ts';
import { decodeCalendar } from './decode.ts';
import { cut, detailsOf, titleOf } from './details.ts';
import { type Entry, entryOf, linesByName, saysPrivate, type Zones } from './entry.ts';
import { budgetOf } from './recur.ts';
import { Refused } from './refused.ts';
import { type Instance, instancesOf, type Series, type Span } from './series.ts';
import { type CalendarBlock, split } from './split.ts';
import { fileZone } from './vtimezone.ts';
import { daysMs } from './wall.ts';
import { ianaZone, type Zone } from './zone.ts';
import { zoneNamed } from './zone-names.ts';

/** How much of a calendar is taken. */
interface ReadLimits {
  /** Events and instances in the window. */
  readonly events: number;
  /** Steps of rules, of one series and of all together. An instance takes about two; a hundred thousand take a second or less. */
  readonly stepsPerSeries: number;
  readonly steps: number;
}

const usual: ReadLimits = { events: 20_000, stepsPerSeries: 20_000, steps: 1_000_000 };
const mostSkipped = 100;

/** How long it computes before others get their turn, in milliseconds. */
const stretch = 10;

interface Breath {
  /** Asked often: nothing is awaited when it is not yet time. */
  isDue(): boolean;
  /** @throws the reason of the signal */
  take(): Promise<void>;
}

const breathing = (signal: AbortSignal | undefined): Breath => {
  let began = performance.now();
  return {
    isDue: () => performance.now() - began >= stretch,
    take: async () => {
      await setImmediate();
      signal?.throwIfAborted();
      began = performance.now();
    },
  };
};

/** Why more may be missing than what is named. */
const endless: readonly CalendarSkipReason[] = ['truncated', 'too-many-events'];

const skips = () => {
  const first: CalendarSkip[] = [];
  let count = 0;
  let whole = true;
  return {
    add: (skip: CalendarSkip): void => {
      if (count++ < mostSkipped) first.push(skip);
      if (endless.includes(skip.reason)) whole = false;
    },
    get: () => ({ skipped: first, skippedCount: count, whole }),
  };
};

type Skips = ReturnType<typeof skips>;

const zonesOf = (calendar: CalendarBlock, homeName: string, until: number): Zones => {
  const home = ianaZone(homeName);
  if (!home) throw new RangeError('The zone of a window is an IANA zone');
  const inFile = new Map(
    calendar.zones.flatMap((lines) => {
      const found = fileZone(lines, until);
      return found ? [[found.name, found.zone] as const] : [];
    }),
  );
  const known = new Map<string, Zone | null>();
  return {
    home,
    named: (tzid) => {
      const zone = known.get(tzid) ?? zoneNamed(tzid, inFile);
      known.set(tzid, zone);
      if (!zone) throw new Refused('unknown-zone');
      return zone;
    },
  };
};

/** What a calendar says about each UID, as it was said last. */
interface Said {
  master: Entry | null;
  readonly overrides: Map<string, Entry>;
}

const isNewer = (a: Entry, b: Entry): boolean =>
  a.sequence === b.sequence ? a.writtenAt >= b.writtenAt : a.sequence > b.sequence;

const remember = (said: Map<string, Said>, entry: Entry): void => {
  const same = said.get(entry.uid) ?? { master: null, overrides: new Map<string, Entry>() };
  said.set(entry.uid, same);
  if (entry.recurrenceId) {
    const key = String(entry.recurrenceId.zone.at(entry.recurrenceId.wall));
    const before = same.overrides.get(key);
    if (!before || isNewer(entry, before)) same.overrides.set(key, entry);
  } else if (!same.master || isNewer(entry, same.master)) {
    same.master = entry;
  }
};

const namedIn = (lines: ReadonlyMap<string, readonly string[]>): string | null =>
  saysPrivate(lines) ? null : cut(titleOf(lines), 200);

const eventOf = ({ entry, instance, startsAt, endsAt, cancelled }: Instance, isPrivate: boolean): CalendarEvent => ({
  uid: entry.uid,
  instance,
  startsAt: Temporal.Instant.fromEpochMilliseconds(startsAt),
  endsAt: Temporal.Instant.fromEpochMilliseconds(endsAt),
  allDay: entry.start.isDay,
  cancelled,
  sequence: entry.sequence,
  ...detailsOf(entry, isPrivate),
});

const textsOf = (files: readonly (string | Uint8Array)[]): string[] =>
  files.map((file) => (typeof file === 'string' ? file : decodeCalendar(file)));

export interface ReadOptions {
  readonly limits?: Partial<ReadLimits>;
  readonly signal?: AbortSignal;
}

/** Reads one calendar that is in several files, as CalDAV has it. @see readCalendar */
export const readCalendars = async (
  files: readonly (string | Uint8Array)[],
  window: CalendarWindow,
  { limits: asked, signal }: ReadOptions = {},
): Promise<CalendarRead> => {
  const limits = { ...usual, ...asked };
  const span: Span = { from: window.from.epochMilliseconds, until: window.until.epochMilliseconds };
  const breath = breathing(signal);
  signal?.throwIfAborted();
  const skipped = skips();
  const said = new Map<string, Said>();
  for (const text of textsOf(files)) {
    const calendars: CalendarBlock[] = [];
    for (const _ of split(text, calendars)) if (breath.isDue()) await breath.take();
    if (calendars.length === 0) throw new CalendarError('not-a-calendar');
    for (const calendar of calendars) {
      const zones = zonesOf(calendar, window.zone, span.until + daysMs);
      for (const block of calendar.events) {
        if (breath.isDue()) await breath.take();
        const lines = linesByName(block);
        attempt(skipped, lines, () => {
          if (!block.whole) throw new Refused('truncated');
          remember(said, entryOf(lines, calendar.method, zones));
        });
      }
      const cutOff = !calendar.whole && calendar.events.every(({ whole }) => whole);
      if (cutOff) skipped.add({ what: null, reason: 'truncated' });
    }
  }
  const events = await expand(said, span, limits, skipped, breath);
  return { events, ...skipped.get() };
};

/**
 * Reads an iCalendar file: the events and instances that touch the window. What in it cannot be read is named in `skipped`; it costs time and memory in
 * proportion to the file, whatever its rules say, and lets others have their turn.
 * @throws CalendarError `not-a-calendar`
 * @throws the reason of `signal`
 */
export const readCalendar = (
  file: string | Uint8Array,
  window: CalendarWindow,
  options?: ReadOptions,
): Promise<CalendarRead> => readCalendars([file], window, options);

const attempt = (skipped: Skips, lines: ReadonlyMap<string, readonly string[]>, act: () => void): void => {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    skipped.add({ what: namedIn(lines), reason: error.reason });
  }
};

const byStart = (a: Instance, b: Instance): number =>
  a.startsAt - b.startsAt || (a.entry.uid < b.entry.uid ? -1 : Number(a.entry.uid > b.entry.uid));

const expand = async (
  said: ReadonlyMap<string, Said>,
  span: Span,
  limits: ReadLimits,
  skipped: Skips,
  breath: Breath,
): Promise<CalendarEvent[]> => {
  const steps = budgetOf(limits.steps);
  const found: Instance[] = [];
  for (const { master, overrides } of said.values()) {
    if (breath.isDue()) await breath.take();
    const series: Series = { master, overrides: [...overrides.values()] };
    const lines = (master ?? series.overrides[0])?.lines ?? new Map();
    attempt(skipped, lines, () => {
      if (found.length >= limits.events) throw new Refused('too-many-events');
      found.push(...instancesOf(series, span, budgetOf(limits.stepsPerSeries, steps)));
    });
  }
  const events: CalendarEvent[] = [];
  for (const instance of found.sort(byStart)) {
    if (breath.isDue()) await breath.take();
    events.push(
      eventOf(instance, instance.entry.isPrivate || said.get(instance.entry.uid)?.master?.isPrivate === true),
    );
  }
  return events;
};
