import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { type Connection, sealedFor } from '../../src/core/calendars/connection.ts';
import { createSeals } from '../../src/core/calendars/seal.ts';
import { syncCalendar } from '../../src/core/calendars/sync.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { CalendarError, type CalendarEvent, type CalendarSource } from '../../src/core/meetings/calendar.ts';
import { sweepMeetings } from '../../src/core/meetings/sweep.ts';
import { createOpenCalendar } from '../../src/feeds/open.ts';
import { calendarOf } from '../factories/ics.ts';
import { aContact, anAccount, anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';
import { aClock } from '../setup/outbox.ts';
import { aChatApp } from '../setup/sent.ts';

const { db, reset } = await testDb();
const seals = createSeals(Buffer.alloc(32, 1));
const instant = (iso: string) => Temporal.Instant.from(iso);

let clock: ReturnType<typeof aClock>;
let app: ReturnType<typeof aChatApp>;
let house: ReturnType<typeof theHouse>;
let olga: Awaited<ReturnType<typeof aPerson>>;
let acme: Awaited<ReturnType<typeof anAccount>>;

beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  clock = aClock('2026-11-23T08:00:00Z');
  app = aChatApp(db, clock);
  house = theHouse(db, clock, seals);
  olga = await aPerson(db, { handle: 'olga', name: 'Olga Rossi', email: 'olga@us.example' });
  await anIdentity(db, { personId: olga.id, platform: 'telegram', platformUserId: 'chat' });
  acme = await anAccount(db, { name: 'Acme', owner: olga });
  await aContact(db, { accountId: acme.id, name: 'Anna Petrova', email: 'anna@acme.example' });
  await refreshAccountNames(db);
});

const person = (email: string, name: string | null = null) => ({ email, name, declined: false });
const event = (uid: string, startsAt: string, over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid,
  instance: '',
  title: 'Talk',
  startsAt: instant(startsAt),
  endsAt: instant(startsAt).add({ minutes: 60 }),
  allDay: false,
  location: null,
  organiser: null,
  attendees: [],
  attendeeCount: 0,
  cancelled: false,
  isPrivate: false,
  free: false,
  sequence: 0,
  ...over,
});

/** A calendar that says what the test has it say. */
const aCalendar = async (personId = olga.id) => {
  let says: readonly CalendarEvent[] | CalendarError = [];
  let truncated = false;
  let meanwhile: () => Promise<unknown> = async () => {};
  const source: CalendarSource = {
    read: async () => {
      await meanwhile();
      if (says instanceof CalendarError) throw says;
      const read = { events: says, skipped: [], skippedCount: 0, whole: !truncated };
      return { unchanged: false, version: null, read };
    },
  };
  const connection: Connection = { kind: 'address', address: 'https://calendar.example/secret.ics' };
  const { id } = await db.calendar.create({
    data: {
      personId,
      kind: 'address',
      name: 'Work',
      sealed: seals.seal(JSON.stringify(connection), sealedFor(personId)),
      dueAt: new Date('2026-11-23T08:00:00Z'),
    },
  });
  const sync = () => syncCalendar(db, { seals, open: () => source }, { now: clock.now(), trace: 'test' }, id);
  return {
    id,
    sync,
    says: async (...events: CalendarEvent[]) => {
      says = events;
      await sync();
    },
    fails: async (problem: CalendarError['problem'], retryAfterMs?: number) => {
      says = new CalendarError(problem, retryAfterMs);
      await sync();
    },
    answersWhileRead: async (answer: () => Promise<unknown>) => {
      meanwhile = answer;
      await sync();
    },
    breaksOff: async (...events: CalendarEvent[]) => {
      truncated = true;
      says = events;
      await sync();
      truncated = false;
    },
  };
};

const meetings = () => db.meeting.findMany({ orderBy: { startsAt: 'asc' }, include: { attendees: true } });
const said = async () => {
  await app.deliver();
  return app.texts();
};

describe('a calendar', () => {
  it('becomes meetings, with the client whose people are invited, and those whom we know', async () => {
    const ivan = await aPerson(db, { email: 'ivan@us.example' });
    const calendar = await aCalendar();
    await calendar.says(
      event('1', '2026-11-24T09:00:00Z', {
        title: 'Annual terms',
        location: 'Hauptstrasse 4',
        organiser: person('olga@us.example'),
        attendees: [person('Anna@acme.example'), person('ivan@us.example'), person('x@acme.example')],
      }),
      event('2', '2026-11-25T09:00:00Z', { title: 'Team' }),
    );
    const [first, second] = await meetings();
    expect(first).toMatchObject({
      accountId: acme.id,
      title: 'Annual terms',
      location: 'Hauptstrasse 4',
      status: 'planned',
    });
    expect(first?.attendees.map(({ contactId, personId }) => contactId ?? personId)).toHaveLength(2);
    expect(first?.attendees.some(({ personId }) => personId === ivan.id)).toBe(true);
    expect(second).toMatchObject({ accountId: null, title: 'Team' });
  });

  it('is followed: what moves, changes and is called off there does so here, and nothing is written twice', async () => {
    const calendar = await aCalendar();
    const one = event('1', '2026-11-24T09:00:00Z', { title: 'Acme' });
    await calendar.says(one);
    const before = await meetings();
    await calendar.says(one);
    expect(await meetings()).toEqual(before);
    await calendar.says(event('1', '2026-11-24T11:00:00Z', { title: 'Acme terms', sequence: 1 }));
    expect(await meetings()).toMatchObject([
      { id: before[0]?.id, startsAt: new Date('2026-11-24T11:00:00Z'), title: 'Acme terms' },
    ]);
    await calendar.says(event('1', '2026-11-24T11:00:00Z', { title: 'Acme terms', sequence: 2, cancelled: true }));
    expect(await meetings()).toMatchObject([{ status: 'cancelled' }]);
    await calendar.says(one);
    expect(await meetings()).toMatchObject([{ status: 'planned' }]);
    await calendar.says();
    expect(await meetings()).toMatchObject([{ status: 'cancelled' }]);
  });

  it('does not undo what its person said: held stays held, and a start set by hand stands until the calendar names another', async () => {
    const calendar = await aCalendar();
    const held = event('1', '2026-11-22T09:00:00Z', { title: 'Acme' });
    const moved = event('2', '2026-11-24T09:00:00Z', { title: 'Acme' });
    await calendar.says(held, moved);
    const [first, second] = await meetings();
    await db.meeting.update({ where: { id: first?.id ?? 0 }, data: { status: 'held' } });
    await house.submit(await at(db, olga), `moved:${second?.id}`, { day: '2026-11-24', time: '15:00' });
    await calendar.says({ ...held, title: 'Acme again' }, { ...moved, title: 'Acme again' });
    expect(await meetings()).toMatchObject([
      { status: 'held', title: 'Acme again' },
      { startsAt: new Date('2026-11-24T14:00:00Z'), endsAt: new Date('2026-11-24T15:00:00Z') },
    ]);
    await calendar.says(held, event('2', '2026-11-25T09:00:00Z', { title: 'Acme', sequence: 1 }));
    expect(await meetings()).toMatchObject([{}, { startsAt: new Date('2026-11-25T09:00:00Z') }]);
  });

  it('has the reminder already sent say what became of the meeting', async () => {
    const calendar = await aCalendar();
    await calendar.says(event('1', '2026-11-23T09:00:00Z', { title: 'Acme' }));
    await sweepMeetings(db, clock.now(), 'test');
    expect(await said()).toEqual([expect.stringContaining('10:00, in 1 h: Acme')]);
    await calendar.says(event('1', '2026-11-23T15:00:00Z', { title: 'Acme', sequence: 1 }));
    expect(await said()).toEqual([expect.stringContaining('Moved to today 16:00: Acme')]);
  });

  it('keeps private events private, and reminds of none that takes nobody’s time', async () => {
    const calendar = await aCalendar();
    await calendar.says(
      event('1', '2026-11-23T09:00:00Z', { title: null, isPrivate: true }),
      event('2', '2026-11-23T09:00:00Z', { title: 'Acme', free: true }),
      event('3', '2026-11-22T23:00:00Z', { title: 'Acme', allDay: true, endsAt: instant('2026-11-23T23:00:00Z') }),
    );
    await sweepMeetings(db, clock.now(), 'test');
    expect(await said()).toEqual([]);
    expect(await db.meeting.findFirst({ where: { isPrivate: true } })).toMatchObject({ title: '—', accountId: null });
  });

  it('that cannot be read keeps its meetings, marks them, and is told once, with what to do', async () => {
    const calendar = await aCalendar();
    await calendar.says(event('1', '2026-11-23T11:00:00Z', { title: 'Acme' }));
    await calendar.fails('forbidden');
    expect(await said()).toEqual([]);
    clock.pass({ minutes: 61 });
    await calendar.fails('forbidden');
    clock.pass({ minutes: 61 });
    await calendar.fails('forbidden');
    await sweepMeetings(db, clock.now(), 'test');
    const [reminder, told, ...rest] = await said();
    expect(told).toContain('The calendar Work cannot be read since today 09:00');
    expect(told).toContain('Please connect it again');
    expect(reminder).toContain('the time may have changed');
    expect(rest).toEqual([]);
    await calendar.says(event('1', '2026-11-23T11:00:00Z', { title: 'Acme' }));
    expect((await said())[0]).not.toContain('the time may have changed');
    expect(await db.calendar.findFirst()).toMatchObject({ failures: 0, problem: null, failingSince: null });
  });

  it('is asked again later and later while it fails, and not before it wants', async () => {
    const calendar = await aCalendar();
    const due = async () => (await db.calendar.findFirstOrThrow()).dueAt.toISOString();
    await calendar.fails('away');
    expect(await due()).toBe('2026-11-23T08:02:00.000Z');
    await calendar.fails('away');
    expect(await due()).toBe('2026-11-23T08:05:00.000Z');
    await calendar.fails('away', 3_600_000);
    expect(await due()).toBe('2026-11-23T09:00:00.000Z');
  });

  it('that is suddenly empty asks before anything is called off', async () => {
    const calendar = await aCalendar();
    const three = ['1', '2', '3'].map((uid) => event(uid, `2026-11-2${Number(uid) + 3}T09:00:00Z`, { title: 'Acme' }));
    await calendar.says(...three);
    await calendar.says();
    await calendar.says();
    expect((await meetings()).every(({ status }) => status === 'planned')).toBe(true);
    expect(await said()).toEqual([expect.stringContaining('suddenly empty: are its 3 meetings off?')]);
    await house.press(await at(db, olga), `calendar-keep:${calendar.id}`);
    await calendar.says();
    expect((await meetings()).every(({ status }) => status === 'planned')).toBe(true);
    // It comes back, and is emptied anew.
    await calendar.says(...three);
    clock.pass({ hours: 1 });
    await calendar.says();
    const off = await house.press(await at(db, olga), `calendar-off:${calendar.id}`);
    expect(off.card.title).toBe('3 meetings are off');
    expect((await meetings()).every(({ status }) => status === 'cancelled')).toBe(true);
    expect((await house.press(await at(db, olga), `calendar-off:${calendar.id}`)).outcome).toBe('refused');
  });

  it('that was not read to its end calls nothing off', async () => {
    const calendar = await aCalendar();
    await calendar.says(event('1', '2026-11-24T09:00:00Z'), event('2', '2026-11-25T09:00:00Z'));
    await calendar.breaksOff(event('1', '2026-11-24T09:00:00Z'));
    expect((await meetings()).map(({ status }) => status)).toEqual(['planned', 'planned']);
  });

  it('and another one with the same meeting make one meeting of it; gone from one, it stays', async () => {
    const [work, home] = [await aCalendar(), await aCalendar()];
    const one = event('1', '2026-11-24T09:00:00Z', { title: 'Acme' });
    await work.says(one);
    await home.says(one);
    expect(await meetings()).toHaveLength(1);
    await work.says();
    await home.sync();
    expect(await meetings()).toMatchObject([{ status: 'planned', calendarId: home.id }]);
  });

  it('of a colleague with the same meeting: each is reminded once', async () => {
    const ivan = await aPerson(db, { email: 'ivan@us.example', name: 'Ivan' });
    await anIdentity(db, { personId: ivan.id, platform: 'telegram', platformUserId: 'ivan' });
    const shared = event('1', '2026-11-23T09:00:00Z', {
      title: 'Acme',
      organiser: person('olga@us.example'),
      attendees: [person('ivan@us.example'), person('olga@us.example')],
    });
    const [hers, his] = [await aCalendar(), await aCalendar(ivan.id)];
    await hers.says(shared);
    await his.says({ ...shared, title: 'Acme' });
    await db.meeting.updateMany({ data: { accountId: acme.id } });
    await sweepMeetings(db, clock.now(), 'test');
    await app.deliver();
    expect(app.shown.map(({ chatId }) => chatId).sort()).toEqual(['chat', 'ivan']);
  });

  it('with an invitation of 300 people, a title of 10,000 characters, and thousands of events is read', async () => {
    const calendar = await aCalendar();
    const crowd = Array.from({ length: 300 }, (_, n) => person(`p${n}@acme.example`));
    const many = Array.from({ length: 5_000 }, (_, n) => event(`m${n}`, '2026-11-24T09:00:00Z'));
    await calendar.says(event('1', '2026-11-24T08:00:00Z', { title: 'Я'.repeat(10_000), attendees: crowd }), ...many);
    expect(await db.meeting.count()).toBe(5_001);
    expect(await db.meeting.findFirst({ where: { calendarUid: '1' } })).toMatchObject({ accountId: acme.id });
  });

  it('that was sealed with a key that is lost has to be connected anew', async () => {
    const calendar = await aCalendar();
    await db.calendar.update({
      where: { id: calendar.id },
      data: { sealed: createSeals(Buffer.alloc(32, 2)).seal('{}', sealedFor(olga.id)) },
    });
    await calendar.says();
    expect(await db.calendar.findFirst()).toMatchObject({ problem: 'forbidden', failures: 1 });
  });

  it('names one event twice: the newer version holds', async () => {
    const calendar = await aCalendar();
    const older = event('1', '2026-11-24T09:00:00Z', { title: 'Acme' });
    await calendar.says(older, { ...older, title: 'Acme, newer', sequence: 2 }, older);
    expect(await meetings()).toMatchObject([{ title: 'Acme, newer' }]);
  });

  it('is read once by two at the same time', async () => {
    const calendar = await aCalendar();
    await calendar.says();
    const one = event('1', '2026-11-24T09:00:00Z', { title: 'Acme' });
    await Promise.all([calendar.says(one), calendar.sync(), calendar.sync()]);
    expect(await meetings()).toHaveLength(1);
  });
});

describe('a meeting that may be with several clients', () => {
  it('is asked about once, and the answer holds for all of its series', async () => {
    const rossi = await anAccount(db, { name: 'Rossi', owner: olga });
    await refreshAccountNames(db);
    const calendar = await aCalendar();
    const series = ['2026-11-24', '2026-12-01'].map((day) =>
      event('weekly', `${day}T09:00:00Z`, { title: 'Acme and Rossi', instance: day }),
    );
    await calendar.says(...series);
    await calendar.says(...series);
    expect(await said()).toEqual([expect.stringContaining('With which client: “Acme and Rossi”, tomorrow 10:00?')]);
    const buttons =
      app.shown[0]?.card.children.flatMap((child) => (child.type === 'actions' ? child.buttons : [])) ?? [];
    expect(buttons.map(({ label }) => label)).toEqual(['Acme', 'Rossi', 'None of them', 'More']);
    const answered = await house.press(await at(db, olga), buttons[1]?.action ?? '');
    expect(answered.card.title).toBe('“Acme and Rossi” is with Rossi');
    await calendar.says(
      ...series,
      event('weekly', '2026-12-08T09:00:00Z', { title: 'Acme and Rossi', instance: '2026-12-08' }),
    );
    expect((await meetings()).map(({ accountId }) => accountId)).toEqual([rossi.id, rossi.id, rossi.id]);
    expect(app.shown).toHaveLength(1);
    expect((await house.press(await at(db, await aPerson(db)), buttons[0]?.action ?? '')).outcome).toBe('not-found');
  });

  it('stays with the client no longer than its person looks after that client', async () => {
    const rossi = await anAccount(db, { name: 'Rossi', owner: olga });
    await refreshAccountNames(db);
    const calendar = await aCalendar();
    const one = (day: string) => event('weekly', `${day}T09:00:00Z`, { title: 'Acme and Rossi', instance: day });
    await calendar.says(one('2026-11-24'));
    const { id } = await db.calendarSeries.findFirstOrThrow();
    await house.press(await at(db, olga), `calendar-is:${id}:${rossi.id}`);
    await db.assignment.updateMany({
      where: { accountId: rossi.id },
      data: { toOn: new Date('2026-11-23T00:00:00Z') },
    });
    await calendar.says(one('2026-11-24'), one('2026-12-01'));
    expect((await meetings()).map(({ accountId }) => accountId)).toEqual([acme.id, acme.id]);
  });

  it('is kept by an answer that comes while the calendar is read', async () => {
    const calendar = await aCalendar();
    const three = ['1', '2', '3'].map((uid) => event(uid, `2026-11-2${Number(uid) + 3}T09:00:00Z`, { title: 'Acme' }));
    await calendar.says(...three);
    await calendar.says();
    const from = await at(db, olga);
    await calendar.answersWhileRead(() => house.press(from, `calendar-keep:${calendar.id}`));
    expect(await db.calendar.findFirst()).toMatchObject({ keepsGone: true });
  });
});

describe('/calendar', () => {
  const say = async (line: string) => fallbackText((await house.say(await at(db, olga), line)).card);

  it('connects a calendar by its address, which stands nowhere in clear, and removes it with what it brought', async () => {
    expect(await say('/calendar')).toContain('No calendar is connected yet');
    expect(await say('/calendar webcal://calendar.example/private-7f3/basic.ics')).toContain(
      'Connected: calendar.example',
    );
    expect(await say('/calendar ftp://calendar.example')).toContain('This is no address');
    const everything = JSON.stringify([
      (await db.calendar.findMany()).map(({ sealed, ...rest }) => [rest, Buffer.from(sealed).toString('latin1')]),
      await db.auditEntry.findMany({ select: { details: true, action: true } }),
    ]);
    expect(everything).not.toContain('private-7f3');
    const { id, sealed, personId } = await db.calendar.findFirstOrThrow();
    expect(seals.open(sealed, sealedFor(personId))).toContain('https://calendar.example/private-7f3/basic.ics');
    expect(() => seals.open(sealed, sealedFor(personId + 1))).toThrow();
    expect((await house.press(await at(db, await aPerson(db)), `calendar-remove:${id}`)).outcome).toBe('not-found');
    expect((await house.press(await at(db, olga), `calendar-remove:${id}`)).card.title).toContain(
      'Removed: calendar.example',
    );
    expect(await db.calendar.count()).toBe(0);
  });

  it('takes a login for CalDAV, by its form', async () => {
    const { form } = await house.press(await at(db, olga), 'calendar-connect');
    expect(form?.fields.map(({ name }) => name)).toEqual(['address', 'name', 'user', 'password']);
    const values = { address: 'https://dav.example/olga/', name: 'Work', user: 'olga', password: 'geheim' };
    await house.submit(await at(db, olga), 'calendar', values);
    const { kind, sealed } = await db.calendar.findFirstOrThrow();
    expect(kind).toBe('caldav');
    expect(JSON.parse(seals.open(sealed, sealedFor(olga.id)))).toMatchObject({ user: 'olga', password: 'geheim' });
  });

  it('takes a file once, however often it is asked for under the same key', async () => {
    const from = await at(db, olga);
    const values = { name: 'Work.ics', text: calendarOf() };
    for (let i = 0; i < 2; i++) await house.submit(from, 'calendar-file', values);
    expect((await db.auditEntry.findMany()).map(({ action }) => action)).toEqual(['calendar.connected']);
    await house.submit(await at(db, olga), 'calendar-file', values);
    expect((await db.auditEntry.findMany({ orderBy: { id: 'asc' } })).at(-1)?.action).toBe('calendar.replaced');
    expect(await db.calendar.count()).toBe(1);
  });

  it('reads a file from end to end', async () => {
    const text = calendarOf(['UID:1', 'SUMMARY:Acme terms', 'DTSTART:20261124T090000Z', 'DTEND:20261124T100000Z']);
    const sealed = seals.seal(JSON.stringify({ kind: 'file', text }), sealedFor(olga.id));
    const { id } = await db.calendar.create({
      data: { personId: olga.id, kind: 'file', name: 'File', sealed, dueAt: new Date('2026-11-23T08:00:00Z') },
    });
    const parts = { seals, open: createOpenCalendar({ allowPrivate: false }) };
    await syncCalendar(db, parts, { now: clock.now(), trace: 'test' }, id);
    expect(await meetings()).toMatchObject([{ title: 'Acme terms', accountId: acme.id }]);
  });

  it('that leads into the own network is not read, unless that is allowed', async () => {
    await say('/calendar http://127.0.0.1:9/basic.ics');
    const { id } = await db.calendar.findFirstOrThrow();
    const parts = { seals, open: createOpenCalendar({ allowPrivate: false }) };
    await syncCalendar(db, parts, { now: clock.now(), trace: 'test' }, id);
    expect(await db.calendar.findFirst()).toMatchObject({ problem: 'not-allowed' });
  });
});
