import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { calendarOf } from '../factories/ics.ts';
import { anAccount, anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { aFollowingHouse } from '../setup/following.ts';
import { at } from '../setup/house.ts';
import { aClock } from '../setup/outbox.ts';
import { hasRadicale, type TestRadicale, testRadicale } from '../setup/radicale.ts';

const { db, reset } = await testDb();

/** An event as programs store it: a file of its own. */
const anEvent = (uid: string, start: string, ...more: string[]): string =>
  calendarOf([`UID:${uid}`, 'SUMMARY:Acme', 'DTSTAMP:20261120T080000Z', `DTSTART${start}`, 'DURATION:PT1H', ...more]);

const meetings = async () => {
  const all = await db.meeting.findMany({ orderBy: [{ startsAt: 'asc' }, { id: 'asc' }] });
  return all.map(({ calendarUid, startsAt, status }) =>
    [calendarUid, startsAt.toISOString().slice(5, 16), status].join(' '),
  );
};

const title = `a calendar on a CalDAV server${hasRadicale ? '' : ' (skipped: no radicale here)'}`;
describe.skipIf(!hasRadicale)(title, () => {
  let radicale: TestRadicale;
  let clock: ReturnType<typeof aClock>;
  let house: ReturnType<typeof aFollowingHouse>;
  let olga: Awaited<ReturnType<typeof aPerson>>;

  beforeAll(async () => {
    radicale = await testRadicale();
  });
  beforeEach(async () => {
    await reset();
    await anOrganisation(db);
    clock = aClock('2026-11-23T08:00:00Z');
    house = aFollowingHouse(db, clock);
    olga = await aPerson(db, { name: 'Olga Rossi', email: 'olga@us.example' });
    await anIdentity(db, { personId: olga.id, platform: 'telegram', platformUserId: 'chat' });
    await anAccount(db, { name: 'Acme', owner: olga });
    await refreshAccountNames(db);
    await radicale.put('work', calendarOf());
  });

  const connect = async ({ user, password }: Pick<TestRadicale, 'user' | 'password'>, name = 'Work') =>
    fallbackText((await house.connect(olga, { address: radicale.url, name, user, password })).card);

  it('is connected by its form, and followed: what is put, changed and deleted there comes, changes and goes here', async () => {
    expect(await connect(radicale)).toContain('Connected: Work');
    await radicale.ask('PUT', 'work/1.ics', anEvent('1', ':20261124T090000Z'));
    await radicale.ask(
      'PUT',
      'work/2.ics',
      anEvent('2', ';TZID=Europe/Rome:20261125T100000', 'RRULE:FREQ=WEEKLY;COUNT=3'),
    );
    await house.sync();
    expect(await meetings()).toEqual([
      '1 11-24T09:00 planned',
      '2 11-25T09:00 planned',
      '2 12-02T09:00 planned',
      '2 12-09T09:00 planned',
    ]);
    await radicale.ask('PUT', 'work/1.ics', anEvent('1', ':20261124T140000Z'));
    await radicale.ask(
      'PUT',
      'work/2.ics',
      anEvent('2', ';TZID=Europe/Rome:20261125T100000', 'RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE:20261202T090000Z'),
    );
    await radicale.ask('PUT', 'work/3.ics', anEvent('3', ':20261126T090000Z'));
    await house.pass(5);
    expect(await meetings()).toEqual([
      '1 11-24T14:00 planned',
      '2 11-25T09:00 planned',
      '3 11-26T09:00 planned',
      '2 12-02T09:00 cancelled',
      '2 12-09T09:00 planned',
    ]);
    await radicale.ask('DELETE', 'work/1.ics');
    await house.pass(5);
    expect((await meetings())[0]).toBe('1 11-24T14:00 cancelled');
    // Nothing happened there since: nothing is read.
    const { version } = await db.calendar.findFirstOrThrow();
    expect(version).not.toBeNull();
    await house.pass(5);
    expect(await db.calendar.findFirst()).toMatchObject({ version, readAt: new Date('2026-11-23T08:15:00Z') });
  });

  it('that goes with all that is in it calls nothing off before its person has said so', async () => {
    await connect(radicale);
    for (const uid of ['1', '2', '3']) {
      await radicale.ask('PUT', `work/${uid}.ics`, anEvent(uid, `:2026112${3 + Number(uid)}T090000Z`));
    }
    await house.sync();
    await radicale.ask('DELETE', 'work/');
    await house.pass(11);
    expect(await meetings()).toEqual(['1 11-24T09:00 planned', '2 11-25T09:00 planned', '3 11-26T09:00 planned']);
    expect(await house.said()).toEqual([expect.stringContaining('suddenly empty: are its 3 meetings off?')]);
  });

  it('that was connected with a wrong password is told of at once, and once', async () => {
    await connect({ ...radicale, password: 'wrong' });
    await house.sync();
    const said = await house.said();
    expect(said).toEqual([expect.stringContaining('The calendar Work cannot be read')]);
    expect(said[0]).toContain('Its password or secret address is not accepted. Please connect it again.');
    expect(said[0]).not.toContain('Its meetings are kept');
    await house.pass(130);
    expect(await house.said()).toHaveLength(1);
    const calendars = await house.say(await at(db, olga), '/calendar');
    expect(fallbackText(calendars.card)).toContain('is not accepted');
  });

  it('whose password has changed is told of, and connected anew it is followed on; nothing is called off in between', async () => {
    await connect(radicale);
    await radicale.ask('PUT', 'work/1.ics', anEvent('1', ':20261124T090000Z'));
    await house.sync();
    await radicale.changePassword('new');
    await house.pass(5 + 65);
    expect(await house.said()).toEqual([expect.stringContaining('Please connect it again.')]);
    expect(await db.meeting.count({ where: { unconfirmedSince: null } })).toBe(0);
    await connect({ ...radicale, password: 'new' }, 'Work again');
    await radicale.ask('PUT', 'work/1.ics', anEvent('1', ':20261124T140000Z'));
    await house.sync();
    expect(await db.meeting.findMany()).toMatchObject([
      { startsAt: new Date('2026-11-24T14:00:00Z'), unconfirmedSince: null, status: 'planned' },
    ]);
    const { id } = await db.calendar.findFirstOrThrow({ where: { name: 'Work' } });
    await house.press(await at(db, olga), `calendar-remove:${id}`);
    expect(await meetings()).toEqual(['1 11-24T14:00 planned']);
    await radicale.changePassword(radicale.password);
  });
});
