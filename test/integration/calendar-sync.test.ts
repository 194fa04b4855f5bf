import { beforeEach, describe, expect, it } from 'vitest';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { aContact, anAccount, anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { aFeed, refusing, troubles } from '../setup/calendar-feed.ts';
import { testServer } from '../setup/calendar-server.ts';
import { testDb } from '../setup/database.ts';
import { aFollowingHouse } from '../setup/following.ts';
import { at } from '../setup/house.ts';
import { aClock } from '../setup/outbox.ts';

const { db, reset } = await testDb();

let clock: ReturnType<typeof aClock>;
let house: ReturnType<typeof aFollowingHouse>;
let feed: Awaited<ReturnType<typeof aFeed>>;
let olga: Awaited<ReturnType<typeof aPerson>>;

beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  clock = aClock('2026-11-23T08:00:00Z');
  house = aFollowingHouse(db, clock);
  olga = await aPerson(db, { handle: 'olga', name: 'Olga Rossi', email: 'olga@us.example' });
  await anIdentity(db, { personId: olga.id, platform: 'telegram', platformUserId: 'chat' });
  const { id: accountId } = await anAccount(db, { name: 'Acme', owner: olga });
  await aContact(db, { accountId, name: 'Anna Petrova', email: 'anna@acme.example' });
  await refreshAccountNames(db);
  feed = await aFeed();
});

/** An hour with Acme, on a day of November 2026 and at an hour of UTC. */
const anHour = (uid: string, day: number, hour: number, ...more: string[]): string[] => [
  `UID:${uid}`,
  `DTSTART:202611${day}T${String(hour).padStart(2, '0')}0000Z`,
  'DURATION:PT1H',
  ...(more.some((line) => line.startsWith('SUMMARY')) ? [] : ['SUMMARY:Acme']),
  ...more,
];
const three = [anHour('1', 23, 14), anHour('2', 24, 9), anHour('3', 25, 9)];

const connected = async (...events: string[][]) => {
  feed.has(...events);
  await house.connect(olga, { address: feed.address, name: 'Work' });
  await house.sync();
};
const meetings = async () => {
  const all = await db.meeting.findMany({ orderBy: [{ startsAt: 'asc' }, { calendarUid: 'asc' }] });
  return all.map(({ calendarUid, startsAt, status, title }) => {
    const when = startsAt.toISOString().slice(8, 16);
    return [calendarUid, when, status, ...(title === 'Acme' ? [] : [title])].join(' ');
  });
};
const statuses = async () => [...new Set((await db.meeting.findMany()).map(({ status }) => status))];
const calendar = () => db.calendar.findFirstOrThrow();
const due = async () => (await calendar()).dueAt.toISOString().slice(11, 16);
/** Every row of what calendars write, with the transaction that wrote it last. */
const written = () =>
  db.$queryRaw`
    SELECT 'meeting' AS what, id, xmin::text FROM meeting UNION ALL SELECT 'attendee', id, xmin::text FROM meeting_attendee
    UNION ALL SELECT 'message', id, xmin::text FROM outbox_message ORDER BY 1, 2`;

describe('a calendar on the web', () => {
  it('is read each five minutes; as long as it is the same it is not sent again, and nothing is written', async () => {
    await connected(anHour('1', 23, 14, 'ATTENDEE:mailto:anna@acme.example'), anHour('2', 24, 9));
    expect(await meetings()).toEqual(['1 23T14:00 planned', '2 24T09:00 planned']);
    const before = await written();
    expect(before).toHaveLength(3);
    await house.pass(11);
    const [first, ...later] = feed.asked;
    expect(first).toEqual({ tag: undefined, status: 200 });
    expect(later).toEqual([
      { tag: expect.any(String), status: 304 },
      { tag: expect.any(String), status: 304 },
    ]);
    expect(await written()).toEqual(before);
    expect(await calendar()).toMatchObject({
      readAt: new Date('2026-11-23T08:10:00Z'),
      dueAt: new Date('2026-11-23T08:15:00Z'),
    });
  });

  it('is followed: what moves, is called off, comes and goes there does so here, and reminders say so', async () => {
    await connected(anHour('1', 23, 9), ...three.slice(1));
    expect(await house.said()).toEqual([expect.stringContaining('10:00, in 1 h: Acme')]);
    feed.has(
      anHour('1', 23, 15, 'SEQUENCE:1'),
      anHour('2', 24, 9, 'SEQUENCE:1', 'STATUS:CANCELLED'),
      anHour('4', 26, 9, 'SUMMARY:Acme terms'),
    );
    await house.pass(5);
    expect(await meetings()).toEqual([
      '1 23T15:00 planned',
      '2 24T09:00 cancelled',
      '3 25T09:00 cancelled',
      '4 26T09:00 planned Acme terms',
    ]);
    expect(await house.said()).toEqual([expect.stringContaining('Moved to today 16:00: Acme')]);
    expect(feed.asked.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('is found where its address leads on to', async () => {
    feed.has(anHour('1', 23, 14));
    const old = await testServer((_, response) => response.writeHead(301, { location: feed.address }).end());
    await house.connect(olga, { address: `${old}/old.ics`, name: 'Work' });
    await house.sync();
    expect(await meetings()).toEqual(['1 23T14:00 planned']);
    const circle = await testServer((_, response) => response.writeHead(302, { location: '/again' }).end());
    await house.connect(olga, { address: `${circle}/`, name: 'Circle' });
    await house.sync();
    expect(await db.calendar.findFirst({ where: { name: 'Circle' } })).toMatchObject({ problem: 'too-many-redirects' });
  });

  it('that goes down keeps its meetings, marks them and is told of once after an hour; coming back removes the marks', async () => {
    await connected(anHour('1', 23, 12), anHour('2', 24, 9));
    feed.answers(troubles.hangsUp);
    await house.pass(5 + 59);
    expect(await house.said()).toEqual([]);
    await house.pass(4);
    const [told, ...others] = await house.said();
    expect(told).toContain('The calendar Work cannot be read since today 09:05');
    expect(told).toContain('It does not answer. I keep trying.');
    expect(others).toEqual([]);
    expect(await db.meeting.count({ where: { unconfirmedSince: { not: null }, status: 'planned' } })).toBe(2);
    await house.pass(115);
    expect(await house.said()).toEqual([told, expect.stringContaining('the time may have changed')]);
    feed.answers(null);
    await house.pass(5);
    expect((await house.said())[1]).not.toContain('the time may have changed');
    // Being the same as before, it was not sent again.
    expect(feed.asked.at(-1)?.status).toBe(304);
    expect(await calendar()).toMatchObject({ failures: 0, problem: null, failingSince: null });
    expect(await statuses()).toEqual(['planned']);
    expect(house.shown).toHaveLength(2);
  });

  it('that cannot be read leaves its meetings to another that has them too, and does not take them back', async () => {
    await connected(anHour('1', 24, 9));
    const other = await aFeed();
    other.has(anHour('1', 24, 9));
    await house.connect(olga, { address: other.address, name: 'Home' });
    feed.answers(refusing(500));
    await house.pass(5 + 65);
    expect(await db.meeting.findMany()).toMatchObject([{ unconfirmedSince: null, status: 'planned' }]);
    other.has(anHour('1', 24, 12));
    await house.pass(5);
    feed.answers(null);
    await house.pass(60);
    expect(await db.calendar.count({ where: { problem: null } })).toBe(2);
    expect(await meetings()).toEqual(['1 24T12:00 planned']);
  });

  it.each([
    ['not-found', refusing(404)],
    ['not-found', refusing(410)],
    ['forbidden', refusing(403)],
    ['not-a-calendar', troubles.showsAPage],
    ['away', troubles.breaksOff],
    ['away', refusing(500)],
  ] as const)('that is %s calls nothing off, and is asked again in two minutes', async (problem, answer) => {
    await connected(...three);
    feed.answers(answer);
    await house.pass(5);
    expect(await calendar()).toMatchObject({ problem, failures: 1 });
    expect([await due(), await statuses()]).toEqual(['08:07', ['planned']]);
  });

  it('that is suddenly empty asks first, once; what its person says is done, and holds', async () => {
    await connected(...three);
    feed.has();
    await house.pass(11);
    expect(await house.said()).toEqual([expect.stringContaining('suddenly empty: are its 3 meetings off?')]);
    expect(await statuses()).toEqual(['planned']);
    await house.press(await at(db, olga), `calendar-off:${(await calendar()).id}`);
    await house.pass(5);
    expect(await statuses()).toEqual(['cancelled']);
    feed.has(...three);
    await house.pass(5);
    expect(await statuses()).toEqual(['planned']);
  });
});

describe('a server that says when to come again', () => {
  const readsAgainAt = async (headers: Record<string, string>, status = 429) => {
    await connected(...three);
    feed.answers(refusing(status, headers));
    await house.pass(5);
    return due();
  };

  it('is not asked before: after so many seconds', async () => {
    expect(await readsAgainAt({ 'retry-after': '1800' })).toBe('08:35');
    feed.answers(null);
    await house.pass(29);
    expect(feed.asked).toHaveLength(2);
    await house.pass(1);
    expect(feed.asked).toHaveLength(3);
    expect(await calendar()).toMatchObject({ problem: null, failures: 0 });
  });

  it('is not asked before: at a time of its own clock', async () => {
    const headers = { date: 'Mon, 23 Nov 2026 12:00:00 GMT', 'retry-after': 'Mon, 23 Nov 2026 12:20:00 GMT' };
    expect(await readsAgainAt(headers, 503)).toBe('08:25');
  });

  it('is asked after a day all the same, and its person knows meanwhile', async () => {
    await readsAgainAt({ 'retry-after': '99999999999999999999' });
    expect(await calendar()).toMatchObject({ problem: 'away', dueAt: new Date('2026-11-24T08:05:00Z') });
    expect(await house.said()).toEqual([expect.stringContaining('The calendar Work cannot be read since today 09:05')]);
    expect(await db.meeting.count({ where: { unconfirmedSince: null } })).toBe(0);
  });
});
