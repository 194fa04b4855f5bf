import { beforeEach, expect, it } from 'vitest';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { connect } from '../../src/core/db.ts';
import { calendarOf } from '../factories/ics.ts';
import { anAccount, anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { aFeed } from '../setup/calendar-feed.ts';
import { testDb } from '../setup/database.ts';
import { aFollower, aFollowingHouse } from '../setup/following.ts';
import { aClock } from '../setup/outbox.ts';

const { db, url, reset } = await testDb();

let clock: ReturnType<typeof aClock>;
let house: ReturnType<typeof aFollowingHouse>;
let feed: Awaited<ReturnType<typeof aFeed>>;

beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  clock = aClock('2026-11-23T08:00:00Z');
  house = aFollowingHouse(db, clock);
  feed = await aFeed();
  const olga = await aPerson(db, { name: 'Olga Rossi', email: 'olga@us.example' });
  await anIdentity(db, { personId: olga.id, platform: 'telegram', platformUserId: 'chat' });
  for (const name of ['Acme', 'Rossi']) await anAccount(db, { name, owner: olga });
  await refreshAccountNames(db);
  await house.connect(olga, { address: feed.address, name: 'Work' });
});

const two = (n: number): string => String(n).padStart(2, '0');
/** The nth of many events: a quarter of an hour each, from the beginning of a month on. */
const nth = (month: string, n: number): string[] => [
  `UID:${month}-${n}`,
  `DTSTART:${month}${two(1 + (n % 28))}T${two(Math.floor(n / 28) % 24)}${two((n % 4) * 15)}00Z`,
  'DURATION:PT15M',
  `SUMMARY:Talk ${n}`,
];
const many = (count: number, month: string): string[][] => Array.from({ length: count }, (_, n) => nth(month, n));
const counts = async () =>
  Object.fromEntries(
    (await db.meeting.groupBy({ by: ['status'], _count: true })).map(({ status, _count }) => [status, _count]),
  );

it('a calendar of 50,000 events, most of them past, is read to its end; with as many to come it is not, and calls nothing off', async () => {
  const few = many(3, '202701');
  feed.has(...many(48_000, '202510'), ...many(1_997, '202612'), ...few);
  await house.sync();
  expect(await counts()).toEqual({ planned: 2_000 });
  // Ones that cannot be read do not hide that there is more.
  const unreadable = Array.from({ length: 150 }, (_, n) => [`UID:none-${n}`, 'SUMMARY:Never']);
  feed.has(...unreadable, ...many(50_000, '202612'), ...few);
  await house.pass(5);
  expect(await counts()).toEqual({ planned: 20_003 });
  expect(await db.calendar.findFirst()).toMatchObject({ problem: null, failures: 0 });
  expect(await house.said()).toEqual([]);
  feed.has(...many(10, '202612'));
  await house.pass(5);
  expect(await counts()).toEqual({ planned: 10, cancelled: 19_993 });
});

it('two processes that read it at once make one of it, and tell once', async () => {
  const other = connect(url);
  const second = aFollower(other, clock);
  const event = (day: number) => ['UID:1', `DTSTART:202611${day}T083000Z`, 'DURATION:PT1H', 'SUMMARY:Acme and Rossi'];
  feed.has(event(23), ...many(200, '202612'));
  await Promise.all([house.sync(), second.sync()]);
  expect(await counts()).toEqual({ planned: 201 });
  await Promise.all([house.said(), second.remind()]);
  expect((await house.said()).filter((text) => text.includes('With which client'))).toHaveLength(1);
  await other.$disconnect();
});

it('what a process has read long ago does not undo what another has read since', async () => {
  const other = connect(url);
  const second = aFollower(other, clock);
  const event = (hour: string) => ['UID:1', `DTSTART:20261124T${hour}0000Z`, 'DURATION:PT1H', 'SUMMARY:Acme'];
  feed.has(event('08'));
  await house.sync();
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    feed.answers((_, response) => {
      const old = calendarOf(event('09'));
      answer = () => response.end(old);
      resolve();
    });
  });
  clock.pass({ minutes: 5 });
  const slow = house.sync();
  await asked;
  feed.answers(null);
  feed.has(event('12'));
  await second.sync();
  answer();
  await slow;
  expect(await db.meeting.findMany()).toMatchObject([{ startsAt: new Date('2026-11-24T12:00:00Z') }]);
  await other.$disconnect();
});
