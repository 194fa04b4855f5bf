import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../test/factories/ics.ts';
import type { CalendarEvent, CalendarRead, CalendarWindow } from '../../core/meetings/calendar.ts';
import { type ReadOptions, readCalendar, readCalendars } from './read-calendar.ts';

const between = (from: string, until: string, zone = 'Europe/Rome'): CalendarWindow => ({
  from: Temporal.Instant.from(from),
  until: Temporal.Instant.from(until),
  zone,
});
const november = between('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z');
const october = between('2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z');

const read = (events: readonly (readonly string[])[], window = november, options?: ReadOptions) =>
  readCalendar(calendarOf(...events), window, options);
const starts = ({ events }: CalendarRead): string[] => events.map(({ startsAt }) => startsAt.toString());
const only = ({ events }: CalendarRead): CalendarEvent => {
  if (events.length !== 1 || !events[0]) throw new Error(`There are ${events.length} events`);
  return events[0];
};

const start = 'DTSTART:20261110T090000Z';
const reasons = ({ skipped }: CalendarRead): unknown[] => skipped.map(({ what, reason }) => [what, reason]);

describe('times', () => {
  it.each([
    ['the hour that is missing is an hour later', 'Europe/Rome', '20260329T023000', '2026-03-29T01:30:00Z'],
    ['the hour that is doubled is the first', 'Europe/Rome', '20261025T023000', '2026-10-25T00:30:00Z'],
    ['Windows has names of its own', 'W. Europe Standard Time', '20261110T090000', '2026-11-10T08:00:00Z'],
    ['and Outlook numbers them', 'W. Europe Standard Time 1', '20261110T090000', '2026-11-10T08:00:00Z'],
    ['Moscow', 'Russian Standard Time', '20261110T090000', '2026-11-10T06:00:00Z'],
    ['cities', '"(UTC+01:00) Amsterdam, Berlin, Bern"', '20260710T090000', '2026-07-10T07:00:00Z'],
    ['cities without quotes', '(UTC+01:00) Amsterdam, Berlin, Bern', '20260710T090000', '2026-07-10T07:00:00Z'],
    ['a description', '"(UTC-05:00) Eastern Time (US & Canada)"', '20260710T090000', '2026-07-10T13:00:00Z'],
    ['an offset', '"(GMT +01:00)"', '20260710T090000', '2026-07-10T08:00:00Z'],
    ['half an hour', 'UTC+05:30', '20260710T090000', '2026-07-10T03:30:00Z'],
    ['a path', '/freeassociation.sourceforge.net/Europe/Berlin', '20260710T090000', '2026-07-10T07:00:00Z'],
  ])('%s', async (_, zone, time, instant) => {
    const window = between('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z');
    expect(starts(await read([[`DTSTART;TZID=${zone}:${time}`]], window))).toEqual([instant]);
  });

  it('are the person’s when they name no zone', async () => {
    const events = [['DTSTART:20261110T090000'], ['DTSTART;VALUE=DATE:20261111']];
    const inMoscow = await read(events, { ...november, zone: 'Europe/Moscow' });
    expect(starts(inMoscow)).toEqual(['2026-11-10T06:00:00Z', '2026-11-10T21:00:00Z']);
    expect(inMoscow.events.map(({ allDay }) => allDay)).toEqual([false, true]);
  });

  it('take the zone that the file defines, where nobody else knows it', async () => {
    const zone = [
      ...['BEGIN:VTIMEZONE', 'TZID:Our office', 'BEGIN:STANDARD', 'DTSTART:16010101T030000'],
      ...['TZOFFSETFROM:+0245', 'TZOFFSETTO:+0145', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD'],
      ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0145', 'TZOFFSETTO:+0245'],
      ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE', 'END:VCALENDAR'],
    ].join('\r\n');
    const text = calendarOf(['DTSTART;TZID=Our office:20261110T090000'], ['DTSTART;TZID=Our office:20261020T090000']);
    const file = text.replace('END:VCALENDAR', zone);
    const window = between('2026-10-01T00:00:00Z', '2026-12-01T00:00:00Z');
    expect(starts(await readCalendar(file, window))).toEqual(['2026-10-20T06:15:00Z', '2026-11-10T07:15:00Z']);
    const bomb = file.replaceAll('FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'FREQ=SECONDLY');
    expect(reasons(await readCalendar(bomb, window))).toEqual([
      [null, 'unknown-zone'],
      [null, 'unknown-zone'],
    ]);
  });

  it.each(['20260230T090000Z', '20261110T996000Z', 'tomorrow', '', '20261110T09'])('%j is none', async (time) => {
    expect(reasons(await read([[`DTSTART:${time}`, 'SUMMARY:Odd']]))).toEqual([['Odd', 'unreadable-time']]);
  });

  it.each([
    ['DTEND:20261110T103000Z', '2026-11-10T10:30:00Z'],
    ['DURATION:PT45M', '2026-11-10T09:45:00Z'],
    ['DURATION:P1W', '2026-11-17T09:00:00Z'],
    ['SUMMARY:No end', '2026-11-10T09:00:00Z'],
    ['DTEND:20261109T103000Z', '2026-11-10T09:00:00Z'],
    ['DTEND;TZID=Asia/Tokyo:20261110T190000', '2026-11-10T10:00:00Z'],
  ])('%s ends at %s', async (line, end) => {
    expect(only(await read([[start, line]])).endsAt.toString()).toBe(end);
  });

  it('lasts a day on the calendar where that has 25 hours', async () => {
    const { startsAt, endsAt } = only(await read([['DTSTART;VALUE=DATE:20261025']], october));
    expect(startsAt.until(endsAt).total('hours')).toBe(25);
  });
});

describe('series', () => {
  const weekly = ['UID:w', 'DTSTART;TZID=Europe/Rome:20261005T100000', 'RRULE:FREQ=WEEKLY;COUNT=3', 'SUMMARY:Weekly'];

  it('leave out what is excepted, in whatever zone that is written', async () => {
    const utc = await read([[...weekly, 'EXDATE:20261012T080000Z']], october);
    const day = await read([[...weekly, 'EXDATE;VALUE=DATE:20261012']], october);
    expect(starts(utc)).toEqual(['2026-10-05T08:00:00Z', '2026-10-19T08:00:00Z']);
    expect(starts(day)).toEqual(starts(utc));
  });

  it('end on the day that UNTIL names, also when it has no time', async () => {
    const until = (value: string) =>
      read([['DTSTART;TZID=Europe/Rome:20261005T233000', `RRULE:FREQ=DAILY;UNTIL=${value}`]], october).then(starts);
    expect(await until('20261006')).toHaveLength(2);
    expect(await until('20261006T213000Z')).toHaveLength(2);
    expect(await until('20261006T212959Z')).toHaveLength(1);
  });

  it('have a last working day of the month', async () => {
    const rule = 'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1';
    const window = between('2026-10-01T00:00:00Z', '2027-02-01T00:00:00Z');
    expect(starts(await read([['DTSTART:20260130T090000Z', rule]], window))).toEqual([
      '2026-10-30T09:00:00Z',
      '2026-11-30T09:00:00Z',
      '2026-12-31T09:00:00Z',
      '2027-01-29T09:00:00Z',
    ]);
  });

  it('show what moved into the window, under the name of the instance that it was', async () => {
    const moved = ['UID:w', 'RECURRENCE-ID:20261012T080000Z', 'DTSTART:20261110T080000Z', 'SUMMARY:Moved'];
    expect(only(await read([weekly, moved]))).toMatchObject({ title: 'Moved', instance: '2026-10-12T08:00:00Z' });
    expect(starts(await read([weekly, moved], october))).toEqual(['2026-10-05T08:00:00Z', '2026-10-19T08:00:00Z']);
  });

  it('change from some instance on', async () => {
    const later = ['UID:w', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261012T080000Z', 'DTSTART:20261013T070000Z'];
    const { events } = await read([weekly, [...later, 'DURATION:PT2H', 'SUMMARY:Later']], october);
    expect(events.map(({ title, startsAt, instance }) => [title, `${startsAt}`, instance])).toEqual([
      ['Weekly', '2026-10-05T08:00:00Z', '2026-10-05T08:00:00Z'],
      ['Later', '2026-10-13T07:00:00Z', '2026-10-12T08:00:00Z'],
      ['Later', '2026-10-20T07:00:00Z', '2026-10-19T08:00:00Z'],
    ]);
  });

  it('are cancelled one by one, or as a whole', async () => {
    const one = ['UID:w', 'RECURRENCE-ID:20261012T080000Z', 'STATUS:CANCELLED'];
    expect((await read([weekly, one], october)).events.map(({ cancelled }) => cancelled)).toEqual([false, true, false]);
    const all = calendarOf(weekly).replace('VERSION:2.0', 'METHOD:CANCEL');
    expect((await readCalendar(all, october)).events.map(({ cancelled }) => cancelled)).toEqual([true, true, true]);
  });

  it('are as the newest says, in whatever order', async () => {
    const versions = [
      ['UID:a', start, 'SEQUENCE:1', 'DTSTAMP:20260102T000000Z', 'SUMMARY:Second'],
      ['UID:a', 'DTSTART:20261111T090000Z', 'SEQUENCE:1', 'DTSTAMP:20260103T000000Z', 'SUMMARY:Third'],
      ['UID:a', start, 'SEQUENCE:0', 'DTSTAMP:20260109T000000Z', 'SUMMARY:First'],
    ];
    for (const order of [versions, versions.toReversed()]) expect(only(await read(order)).title).toBe('Third');
  });

  it('are one across files', async () => {
    const moved = ['UID:w', 'RECURRENCE-ID:20261012T080000Z', 'DTSTART:20261013T080000Z'];
    const { events } = await readCalendars([calendarOf(moved), calendarOf(weekly)], october);
    expect(events).toHaveLength(3);
  });
});

describe('people and secrets', () => {
  it('hides an instance of a private series that does not say so itself', async () => {
    const series = ['UID:p', 'DTSTART:20261103T090000Z', 'RRULE:FREQ=WEEKLY', 'CLASS:CONFIDENTIAL', 'SUMMARY:Secret'];
    const moved = ['UID:p', 'RECURRENCE-ID:20261110T090000Z', start, 'SUMMARY:Secret', 'LOCATION:Clinic'];
    const { events } = await read([series, moved]);
    expect(events).toHaveLength(4);
    expect(JSON.stringify(events)).not.toMatch(/Secret|Clinic/);
  });

  it('says nothing of a private event that cannot be read', async () => {
    expect(reasons(await read([['CLASS:PRIVATE', 'SUMMARY:Secret']]))).toEqual([[null, 'no-start']]);
  });

  it('gives the first hundred of three hundred', async () => {
    const people = Array.from({ length: 300 }, (_, i) => `ATTENDEE;CN=P${i}:mailto:p${i}@example.com`);
    const { attendees, attendeeCount } = only(await read([[start, ...people]]));
    expect([attendees.length, attendeeCount, attendees[99]?.email]).toEqual([100, 300, 'p99@example.com']);
  });

  it('cuts long titles, and keeps what the database can', async () => {
    expect(only(await read([[start, `SUMMARY:${'😀'.repeat(5_000)}`]])).title).toMatch(/^(😀)+\ufffd?…$/u);
    expect(only(await read([[start, 'SUMMARY:Встре\u0000ча']])).title).toBe('Встре\ufffdча');
  });

  it('gives an event without a UID the same one each time, and another one a different one', async () => {
    const uids = async (title: string) => (await read([[start, `SUMMARY:${title}`]])).events.map(({ uid }) => uid);
    expect(await uids('A')).toEqual(await uids('A'));
    expect(await uids('A')).not.toEqual(await uids('B'));
  });
});

describe('bad input', () => {
  it.each(['', 'no calendar', '<html>Sign in</html>', '\u0000\u0000', 'BEGIN:VCARD\r\nEND:VCARD'])(
    '%j is refused',
    (text) => expect(readCalendar(text, november)).rejects.toMatchObject({ problem: 'not-a-calendar' }),
  );

  it('says that a file ends in the middle, and gives what is whole', async () => {
    const text = calendarOf([start, 'SUMMARY:Whole'], [start, 'SUMMARY:Half']);
    const half = await readCalendar(text.slice(0, text.lastIndexOf('END:VEVENT') + 4), november);
    expect([half.events.map(({ title }) => title), reasons(half)]).toEqual([['Whole'], [['Half', 'truncated']]]);
    const noEnd = await readCalendar(text.slice(0, text.lastIndexOf('END:VCALENDAR')), november);
    expect([noEnd.events.length, reasons(noEnd)]).toEqual([2, [[null, 'truncated']]]);
  });

  it.each([
    'FREQ=SECONDLY',
    'FREQ=MINUTELY',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2',
    'FREQ=MONTHLY;BYDAY=1TH;BYSETPOS=2',
    'FREQ=MONTHLY;INTERVAL=12;BYDAY=5MO;BYMONTH=2',
    'FREQ=YEARLY;BYMONTH=4;BYDAY=1MO;BYMONTHDAY=20',
    'FREQ=YEARLY;BYYEARDAY=366;INTERVAL=3',
    'FREQ=WEEKLY;BYDAY=MO;BYMONTH=2;BYHOUR=24',
    'FREQ=DAILY;INTERVAL=99999999999999999999',
    'FREQ=SECONDLY;INTERVAL=100000;COUNT=99999999',
    'FREQ=DAILY;COUNT=99999999',
    'FREQ=NEVER',
    'BYDAY=MO',
    '',
  ])('%j ends', { timeout: 5_000 }, async (rule) => {
    const bomb = ['DTSTART:19700101T000000Z', `RRULE:${rule}`, 'SUMMARY:Bomb'];
    const { events, skipped } = await read([bomb, [start, 'SUMMARY:Other']]);
    expect(events.map(({ title }) => title)).toContain('Other');
    expect(events.length).toBeLessThan(100);
    for (const { what } of skipped) expect(what).toBe('Bomb');
  });

  it('names the bombs', async () => {
    const bomb = (rule: string) => read([[start, `RRULE:${rule}`, 'SUMMARY:Bomb']]).then(reasons);
    expect(await bomb('FREQ=SECONDLY')).toEqual([['Bomb', 'too-many-instances']]);
    expect(await bomb('FREQ=NEVER')).toEqual([['Bomb', 'unreadable-rule']]);
  });

  it('has a limit for all series together, and for all events', async () => {
    const series = Array.from({ length: 50 }, (_, i) => [`UID:${i}`, 'DTSTART:20261101T090000Z', 'RRULE:FREQ=DAILY']);
    const few = await read(series, november, { limits: { events: 100 } });
    expect([few.events.length, few.skippedCount, few.skipped[0]?.reason]).toEqual([120, 46, 'too-many-events']);
    const slow = await read(series, november, { limits: { steps: 500 } });
    expect(slow.events.length).toBeLessThan(500);
    expect(slow.skippedCount).toBeGreaterThan(0);
  });

  it('names the first hundred of what it skips', async () => {
    const { skipped, skippedCount } = await read(Array.from({ length: 150 }, (_, i) => [`SUMMARY:${i}`]));
    expect([skipped.length, skippedCount]).toEqual([100, 150]);
  });

  it.each(['utf-16le', 'windows-1251'] as const)('reads %s', async (charset) => {
    const text = calendarOf([start, 'SUMMARY:Встреча с клиентом']);
    const letters = (code: number) => (code >= 0x410 && code < 0x450 ? code - 0x350 : code);
    const bytes =
      charset === 'utf-16le'
        ? Buffer.from(text, charset)
        : Uint8Array.from([...text].map((letter) => letters(letter.codePointAt(0) ?? 0)));
    expect(only(await readCalendar(bytes, november)).title).toBe('Встреча с клиентом');
  });

  it('reads what is folded within a letter, and with bare line ends', async () => {
    const folded = Buffer.from(calendarOf([start, 'SUMMARY:Встреча']).replaceAll('\r\n', '\n')).toString('latin1');
    const bytes = Buffer.from(folded.replace('Ð²', 'Ð²\n '), 'latin1');
    expect(only(await readCalendar(bytes, november)).title).toBe('Встреча');
  });

  it('a series of long ago takes no more steps than one of today', async () => {
    const old = ['DTSTART;TZID=Europe/Rome:20060102T090000', 'RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR'];
    const { events, skipped } = await read([old], november, { limits: { stepsPerSeries: 300 } });
    expect([events.length, skipped]).toEqual([21, []]);
  });

  it('lets others have their turn, and stops when it is told to', async () => {
    const text = calendarOf(...Array.from({ length: 5_000 }, (_, i) => [`UID:${i}`, start]));
    const stop = new AbortController();
    setImmediate(() => stop.abort(new Error('enough')));
    await expect(readCalendar(text, november, { signal: stop.signal })).rejects.toThrow('enough');
  });
});

const samples = resolve(process.env.REAL_DATA_DIR ?? '../shared/data', 'ics');
const none = existsSync(samples) ? '' : ` (skipped: no ics in REAL_DATA_DIR)`;

describe.skipIf(none)(`files of others${none}`, () => {
  const window = between('1990-01-01T00:00:00Z', '2030-01-01T00:00:00Z');
  it.each(none ? [] : readdirSync(samples))('%s is read or refused with a reason', async (file) => {
    const bytes = readFileSync(join(samples, file));
    const { events, skipped, skippedCount } = await readCalendar(bytes, window);
    const blocks = bytes.toString().match(/^BEGIN:VEVENT/gm)?.length ?? 0;
    expect(skippedCount).toBe(skipped.length);
    expect(blocks === 0).toBe(events.length + skipped.length === 0);
    for (const { endsAt, startsAt } of events) expect(Temporal.Instant.compare(startsAt, endsAt)).toBeLessThan(1);
  });
});
