import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../test/factories/ics.ts';
import { CalendarError } from '../../core/meetings/calendar.ts';
import { readCalendar } from './read-calendar.ts';
import { touches } from './series.ts';
import { ianaZone } from './zone.ts';

const zones = [
  'Europe/Rome',
  'Europe/Moscow',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/Santiago',
];
const zone = fc.constantFrom(...zones);
const hour = 3_600_000;
const [first, last] = [Date.UTC(2020, 0, 1) / hour, Date.UTC(2030, 0, 1) / hour];
const instant = fc.integer({ min: first * 4, max: last * 4 }).map((quarters) => (quarters * hour) / 4);
const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
const plain = (wall: number) => at(wall).toZonedDateTimeISO('UTC').toPlainDateTime();
const written = (wall: number) => plain(wall).toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');

describe('a zone', () => {
  it('agrees with Temporal, at any time', () => {
    fc.assert(
      fc.property(zone, fc.array(instant, { minLength: 1, maxLength: 20 }), (name, walls) => {
        const own = ianaZone(name);
        for (const wall of walls) {
          const zoned = plain(wall).toZonedDateTime(name, { disambiguation: 'compatible' });
          expect(own?.at(wall)).toBe(zoned.epochMilliseconds);
          expect(own?.wall(wall)).toBe(wall + at(wall).toZonedDateTimeISO(name).offsetNanoseconds / 1e6);
        }
      }),
    );
  });

  it('agrees with Temporal around each change of clocks', () => {
    for (const name of zones) {
      const own = ianaZone(name);
      let change = at(first * hour)
        .toZonedDateTimeISO(name)
        .getTimeZoneTransition('next');
      for (; change && change.year < 2030; change = change.getTimeZoneTransition('next')) {
        for (let minutes = -36 * 60; minutes <= 36 * 60; minutes += 15) {
          const wall = change.epochMilliseconds + change.offsetNanoseconds / 1e6 + minutes * 60_000;
          expect(own?.at(wall)).toBe(plain(wall).toZonedDateTime(name).epochMilliseconds);
        }
      }
    }
  });
});

describe('a series', () => {
  it('keeps the time on the clock, whatever the clock does', async () => {
    const rule = fc.constantFrom({ freq: 'DAILY', days: 1 }, { freq: 'WEEKLY', days: 7 });
    await fc.assert(
      fc.asyncProperty(
        zone,
        instant,
        rule,
        fc.integer({ min: 1, max: 4 }),
        async (name, wall, { freq, days }, interval) => {
          const lines = [`DTSTART;TZID=${name}:${written(wall)}`, `RRULE:FREQ=${freq};INTERVAL=${interval}`];
          const from = at(wall + 400 * 24 * hour);
          const until = at(wall + 460 * 24 * hour);
          const { events } = await readCalendar(calendarOf(lines), { from, until, zone: 'UTC' });
          const expected: string[] = [];
          for (let day = 0; day < 480; day += days * interval) {
            const planned = plain(wall).add({ days: day }).toZonedDateTime(name).toInstant();
            if (
              touches(
                { from: from.epochMilliseconds, until: until.epochMilliseconds },
                planned.epochMilliseconds,
                planned.epochMilliseconds,
              )
            )
              expected.push(planned.toString());
          }
          expect(expected.length).toBeGreaterThan(0);
          expect(events.map(({ startsAt }) => startsAt.toString())).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same whether it is read in one window or in two that meet', async () => {
    await fc.assert(
      fc.asyncProperty(
        instant,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 50 }),
        async (wall, days, hours) => {
          const lines = [
            `DTSTART;TZID=Europe/Rome:${written(wall)}`,
            `DURATION:PT${hours}H`,
            'RRULE:FREQ=DAILY;INTERVAL=2',
          ];
          const [from, middle, until] = [wall, wall + days * 24 * hour, wall + 61 * 24 * hour].map(at);
          if (!from || !middle || !until) throw new Error('Three instants');
          const names = async (a: Temporal.Instant, b: Temporal.Instant) =>
            (await readCalendar(calendarOf(lines), { from: a, until: b, zone: 'UTC' })).events.map((e) => e.instance);
          const both = new Set([...(await names(from, middle)), ...(await names(middle, until))]);
          expect([...both]).toEqual(await names(from, until));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a window', () => {
  it('holds an event if and only if they share a moment', async () => {
    const small = fc.integer({ min: 0, max: 12 });
    await fc.assert(
      fc.asyncProperty(small, small, small, small, async (a, b, c, d) => {
        const base = Date.UTC(2026, 10, 10);
        const [from, until] = [Math.min(a, b), Math.max(a, b) + 1];
        const lines = [`DTSTART:${written(base + c * hour)}Z`, `DURATION:PT${d}H`];
        const window = { from: at(base + from * hour), until: at(base + until * hour), zone: 'UTC' };
        const { events } = await readCalendar(calendarOf(lines), window);
        // Half hours are whole moments here: an event of c to c + d has those in between, one of no length its beginning.
        const moments = d === 0 ? [c] : Array.from({ length: d }, (_, i) => c + i + 0.5);
        expect(events.length === 1).toBe(moments.some((moment) => moment >= from && moment < until));
      }),
    );
  });
});

describe('anything', () => {
  const name = fc.constantFrom(
    ...[
      'UID',
      'DTSTART',
      'DTEND',
      'DURATION',
      'RRULE',
      'EXRULE',
      'RDATE',
      'EXDATE',
      'RECURRENCE-ID',
      'SEQUENCE',
      'DTSTAMP',
    ],
    ...['STATUS', 'CLASS', 'TRANSP', 'SUMMARY', 'LOCATION', 'ORGANIZER', 'ATTENDEE', 'BEGIN', 'END', 'X-OTHER'],
  );
  const parameter = fc.constantFrom(
    '',
    ';TZID=Europe/Rome',
    ';TZID="',
    ';VALUE=DATE',
    ';VALUE=PERIOD',
    ';RANGE=THISANDFUTURE',
    ';CN=',
    ';=',
  );
  const value = fc.oneof(
    fc.constantFrom(
      '20261110T090000Z',
      '20261110',
      '20261110T090000',
      '20261110T090000Z/PT1H',
      'PT1H',
      '-P1D',
      'P99999999999W',
    ),
    fc.constantFrom(
      'FREQ=DAILY',
      'FREQ=WEEKLY;BYDAY=MO',
      'FREQ=MONTHLY;BYMONTHDAY=31',
      'FREQ=YEARLY;BYWEEKNO=53',
      'FREQ=HOURLY',
    ),
    fc.constantFrom(
      'VEVENT',
      'VCALENDAR',
      'VTIMEZONE',
      'STANDARD',
      'mailto:a@example.com',
      'PRIVATE',
      'CANCELLED',
      '-0001',
    ),
    fc
      .tuple(
        fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
        fc.constantFrom(
          'BYDAY=5MO',
          'BYMONTHDAY=-31',
          'BYYEARDAY=-366',
          'BYMONTH=2',
          'BYSETPOS=3',
          'INTERVAL=0',
          'COUNT=0',
        ),
        fc.constantFrom(
          'BYDAY=-1SU',
          'BYMONTHDAY=30',
          'BYHOUR=9,17',
          'BYWEEKNO=1',
          'WKST=SU',
          'UNTIL=20270101',
          'UNTIL=x',
        ),
      )
      .map(([freq, a, b]) => `FREQ=${freq};${a};${b}`),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const line = fc.tuple(name, parameter, value).map(([a, b, c]) => `${a}${b}:${c}`);
  const window = { from: at(Date.UTC(2026, 10, 1)), until: at(Date.UTC(2026, 11, 1)), zone: 'Europe/Rome' };

  it('is read, or refused with a reason', { timeout: 60_000 }, async () => {
    const events = fc.array(
      fc.array(line, { maxLength: 8 }).map((lines) => ['DTSTART:20261103T090000Z', ...lines]),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(events, async (lines) => {
        const { skipped, skippedCount } = await readCalendar(calendarOf(...lines), window);
        expect(skipped.length).toBe(skippedCount);
      }),
      { numRuns: 400 },
    );
  });

  it('is a calendar or not, also as bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, begins) => {
        const file = begins ? Buffer.concat([Buffer.from('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'), bytes]) : bytes;
        const outcome = await readCalendar(file, window).catch((error: unknown) => error);
        if (begins) expect(outcome).toHaveProperty('events');
        else expect(outcome).toBeInstanceOf(CalendarError);
      }),
    );
  });
});
