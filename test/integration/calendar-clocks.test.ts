import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { anAccount, anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { aFeed } from '../setup/calendar-feed.ts';
import { testDb } from '../setup/database.ts';
import { aFollowingHouse } from '../setup/following.ts';
import { aClock } from '../setup/outbox.ts';

const { db, reset } = await testDb();

beforeEach(async () => {
  await reset();
  await anOrganisation(db);
});

const minute = 60_000;
/** Around what is due, each minute; and once after the night. */
const minutesAround = (instants: readonly string[], morning: string): number[] => {
  const near = instants.flatMap((iso) => {
    const at = Temporal.Instant.from(iso).epochMilliseconds / minute;
    return [-3, -2, -1, 0, 1, 2].map((n) => at + n);
  });
  return [...new Set([...near, Temporal.Instant.from(morning).epochMilliseconds / minute])].sort((a, b) => a - b);
};

const row = z.object({ uid: z.string(), sentAt: z.date() });

/** Somebody in a zone, who is reminded an hour before, with a calendar of these events. Lives from a day before the night until its morning. */
const night = async (zone: string, eve: string, hours: readonly string[], events: readonly (readonly string[])[]) => {
  const clock = aClock(eve);
  const house = aFollowingHouse(db, clock);
  const person = await aPerson(db, { zone });
  await anIdentity(db, { personId: person.id, platform: 'telegram', platformUserId: 'chat' });
  await anAccount(db, { name: 'Acme', owner: person });
  await refreshAccountNames(db);
  const feed = await aFeed();
  feed.has(...events.map((lines) => [...lines, 'SUMMARY:Acme', 'DURATION:PT30M']));
  await house.connect(person, { address: feed.address });
  await house.sync();
  const reminded = hours.map((iso) => Temporal.Instant.from(iso).subtract({ hours: 1 }).toString());
  const morning = Temporal.Instant.from(eve).add({ hours: 24 }).toString();
  for (const at of minutesAround(reminded, morning)) {
    clock.pass({ milliseconds: at * minute - clock.now().epochMilliseconds });
    await house.sync();
    await house.said();
  }
  const coming = await db.meeting.findMany({ orderBy: [{ calendarUid: 'asc' }, { startsAt: 'asc' }] });
  const sent = z.array(row).parse(
    await db.$queryRaw`
      SELECT m.calendar_uid AS uid, o.sent_at AS "sentAt" FROM outbox_message o JOIN meeting m ON m.id = (o.payload->>'meetingId')::int
      WHERE o.kind = 'meeting-reminder' AND o.state = 'sent' ORDER BY 1, 2`,
  );
  expect(house.shown).toHaveLength(sent.length);
  const short = (date: Date) => date.toISOString().slice(5, 16);
  return {
    /** When instances of a UID begin, in UTC. */
    starts: (uid: string) => coming.filter((one) => one.calendarUid === uid).map(({ startsAt }) => short(startsAt)),
    reminders: sent.map(({ uid, sentAt }) => `${uid} ${short(sentAt)}`),
  };
};

const weekly = (uid: string, start: string) => [`UID:${uid}`, `DTSTART;${start}`, 'RRULE:FREQ=WEEKLY'];
const single = (uid: string, start: string) => [`UID:${uid}`, `DTSTART${start}`];

describe('meetings in the night in which clocks change', () => {
  it('Rome has 02:30 twice: all begin at the first, and each is reminded of once', async () => {
    const { starts, reminders } = await night(
      'Europe/Rome',
      '2026-10-24T08:00:00Z',
      ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z'],
      [
        weekly('weekly', 'TZID=Europe/Rome:20261018T023000'),
        single('single', ';TZID=Europe/Rome:20261025T023000'),
        single('floating', ':20261025T023000'),
        single('windows', ';TZID=W. Europe Standard Time:20261025T023000'),
        single('later', ':20261025T013000Z'),
        weekly('moscow', 'TZID=Europe/Moscow:20261018T033000'),
        single('russian', ';TZID=Russian Standard Time:20261025T043000'),
      ],
    );
    expect(starts('weekly').slice(0, 3)).toEqual(['10-25T00:30', '11-01T01:30', '11-08T01:30']);
    expect(starts('moscow').slice(0, 3)).toEqual(['10-25T00:30', '11-01T00:30', '11-08T00:30']);
    expect(reminders).toEqual([
      'floating 10-24T23:30',
      'later 10-25T00:30',
      'moscow 10-24T23:30',
      'russian 10-25T00:30',
      'single 10-24T23:30',
      'weekly 10-24T23:30',
      'windows 10-24T23:30',
    ]);
  });

  it('Rome has no 02:30: all begin at 03:30, and each is reminded of once', async () => {
    const { starts, reminders } = await night(
      'Europe/Rome',
      '2027-03-27T08:00:00Z',
      ['2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z', '2027-03-28T02:30:00Z'],
      [
        weekly('weekly', 'TZID=Europe/Rome:20261018T023000'),
        single('single', ';TZID=Europe/Rome:20270328T023000'),
        single('floating', ':20270328T023000'),
        single('windows', ';TZID=W. Europe Standard Time:20270328T023000'),
        weekly('moscow', 'TZID=Europe/Moscow:20261018T033000'),
        [...single('all at once', ';TZID=Europe/Rome:20270328T023000'), 'RDATE;TZID=Europe/Rome:20270328T033000'],
      ],
    );
    expect(starts('weekly').slice(0, 3)).toEqual(['03-28T01:30', '04-04T00:30', '04-11T00:30']);
    expect(starts('moscow').slice(0, 3)).toEqual(['03-28T00:30', '04-04T00:30', '04-11T00:30']);
    expect(reminders).toEqual([
      'all at once 03-28T00:30',
      'floating 03-28T00:30',
      'moscow 03-27T23:30',
      'single 03-28T00:30',
      'weekly 03-28T00:30',
      'windows 03-28T00:30',
    ]);
  });

  it('Moscow changes no clocks: what names no zone stays at its hour there, what names Rome moves', async () => {
    const { starts, reminders } = await night(
      'Europe/Moscow',
      '2026-10-24T08:00:00Z',
      ['2026-10-24T23:30:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'],
      [
        ['UID:floating', 'DTSTART:20261018T023000', 'RRULE:FREQ=WEEKLY'],
        weekly('rome', 'TZID=Europe/Rome:20261018T023000'),
        weekly('russian', 'TZID=Russian Standard Time:20261018T043000'),
      ],
    );
    expect(starts('floating').slice(0, 2)).toEqual(['10-24T23:30', '10-31T23:30']);
    expect(starts('rome').slice(0, 2)).toEqual(['10-25T00:30', '11-01T01:30']);
    expect(starts('russian').slice(0, 2)).toEqual(['10-25T01:30', '11-01T01:30']);
    expect(reminders).toEqual(['floating 10-24T22:30', 'rome 10-24T23:30', 'russian 10-25T00:30']);
  });

  it('a series that spans both nights keeps its meetings from one to the other, and calls none off', async () => {
    const clock = aClock('2026-10-24T08:00:00Z');
    const house = aFollowingHouse(db, clock);
    const person = await aPerson(db, { zone: 'Europe/Rome' });
    const feed = await aFeed();
    feed.has([...weekly('weekly', 'TZID=Europe/Rome:20261011T023000'), 'SUMMARY:Team']);
    await house.connect(person, { address: feed.address });
    for (let week = 0; week < 26; week++) {
      await house.sync();
      clock.pass({ hours: 7 * 24 });
    }
    const zoned = (await db.meeting.findMany({ orderBy: { startsAt: 'asc' } })).map(
      ({ startsAt, status }) =>
        [Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO('Europe/Rome'), status] as const,
    );
    // To two months after the last reading.
    expect(zoned).toHaveLength(34);
    expect(zoned.every(([, status]) => status === 'planned')).toBe(true);
    const days = zoned.map(([start]) => start.toPlainDate());
    expect(days.every((day, n) => n === 0 || day.since(days[n - 1] ?? day).days === 7)).toBe(true);
    expect(zoned.filter(([start]) => start.toPlainTime().toString() !== '02:30:00').map(String)).toEqual([
      '2027-03-28T03:30:00+02:00[Europe/Rome],planned',
    ]);
  });
});
