import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/core/cards/card.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { clientsChanged, meetingsChanged } from '../../src/core/meetings/changed.ts';
import { sweepMeetings } from '../../src/core/meetings/sweep.ts';
import { briefLead, reminderLead, remindsOfInternal } from '../../src/core/settings/registry.ts';
import {
  aCommitment,
  aContact,
  aLegalEntity,
  aMeeting,
  anAccount,
  anIdentity,
  anImport,
  anInvoice,
  anOrganisation,
  aPerson,
  day,
} from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';
import { aClock } from '../setup/outbox.ts';
import { aChatApp } from '../setup/sent.ts';

const { db, reset } = await testDb();

let clock: ReturnType<typeof aClock>;
let app: ReturnType<typeof aChatApp>;
let house: ReturnType<typeof theHouse>;
let olga: Awaited<ReturnType<typeof aPerson>>;
let acme: Awaited<ReturnType<typeof anAccount>>;

const aReachable = async (over: Parameters<typeof aPerson>[1] = {}) => {
  const person = await aPerson(db, over);
  await anIdentity(db, { personId: person.id, platform: 'telegram', platformUserId: `chat-${person.id}` });
  return person;
};

beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  // Nine in the morning in Rome.
  clock = aClock('2026-11-23T08:00:00Z');
  app = aChatApp(db, clock);
  house = theHouse(db, clock);
  olga = await aReachable({ handle: 'olga', name: 'Olga Rossi' });
  acme = await anAccount(db, { name: 'Acme', owner: olga });
});

const instant = (iso: string) => Temporal.Instant.from(iso);
const meet = (startsAt: string, over: Parameters<typeof aMeeting>[1] = {}) =>
  aMeeting(db, { personId: olga.id, accountId: acme.id, startsAt: new Date(startsAt), ...over });
const move = (id: number, startsAt: string, over = {}) =>
  db.$transaction(async (tx) => {
    const start = new Date(startsAt);
    const data = { startsAt: start, endsAt: new Date(start.getTime() + 3_600_000), ...over };
    await tx.meeting.update({ where: { id }, data });
    await meetingsChanged(tx, clock.now(), [id]);
  });
const cancel = (id: number) =>
  db.$transaction(async (tx) => {
    await tx.meeting.update({ where: { id }, data: { status: 'cancelled' } });
    await meetingsChanged(tx, clock.now(), [id]);
  });
const set = (key: string, scopeId: number, value: number | boolean) =>
  db.setting.create({ data: { key, scope: 'person', scopeId, value } });

/** Lets time pass, as the jobs of the house see it: here everything is due at a multiple of five minutes. */
const until = async (iso: string): Promise<void> => {
  const end = instant(iso);
  for (;;) {
    await sweepMeetings(db, clock.now(), 'test');
    await app.deliver();
    const left = clock.now().until(end).total('minutes');
    if (left <= 0) return;
    const toNext = 5 - (Math.floor(clock.now().epochMilliseconds / 60_000) % 5);
    clock.pass({ minutes: Math.min(left, toNext) });
  }
};
const press = async (action: string, who = olga) => house.press(await at(db, who), action);
const buttonsOf = (card: Card | undefined): string[] =>
  card?.children.flatMap((child) => (child.type === 'actions' ? child.buttons.map(({ action }) => action) : [])) ?? [];

describe('the reminder of a meeting', () => {
  it('comes an hour before the time to leave, at its minute, once', async () => {
    await meet('2026-11-23T14:00:00Z', { location: 'Hauptstrasse 4', travelMinutes: 30 });
    await until('2026-11-23T12:29:00Z');
    expect(app.shown).toEqual([]);
    await until('2026-11-23T14:05:00Z');
    expect(app.titles()).toEqual(['15:00, in 1 h 30 min: Acme, leave at 14:30']);
    expect(app.shown[0]?.at).toBe('2026-11-23T12:30:00Z');
  });

  it('says where, with whom, what is overdue and promised, and as of when: complete without pressing anything', async () => {
    const anna = await aContact(db, { accountId: acme.id, name: 'Anna Petrova', position: 'purchasing' });
    const entity = await aLegalEntity(db, { accountId: acme.id });
    await anInvoice(db, { legalEntityId: entity.id, amount: '41200', currency: 'EUR', dueOn: day('2026-10-20') });
    await aCommitment(db, { accountId: acme.id, side: 'theirs', text: 'Specification', dueOn: day('2026-11-27') });
    await aCommitment(db, { accountId: acme.id, text: 'New price list', dueOn: day('2026-11-20') });
    await anImport(db, ['invoices', 'payments'], '2026-11-20T21:00:00Z');
    await meet('2026-11-23T09:00:00Z', { contacts: [anna], location: 'Hauptstrasse 4', travelMinutes: 0 });
    await until('2026-11-23T08:00:00Z');
    expect(app.texts()).toEqual([
      [
        '📅 10:00, in 1 h: Acme',
        '10:00–11:00 · Hauptstrasse 4 · Annual terms · Anna Petrova (purchasing)',
        'overdue €41,200: 1 invoice, 31 days · they promised Specification by Fri 27 Nov · we promised New price list by 20 Nov (overdue 3 days)',
        'Ledger as of 20 Nov 22:00',
      ].join('\n'),
    ]);
    expect(buttonsOf(app.shown[0]?.card).map((action) => action.split(':')[0])).toEqual([
      'brief',
      'late',
      'moved',
      'snooze',
    ]);
  });

  it('goes to all of us who come, to each at their lead time and with what they may see', async () => {
    const ivan = await aReachable({ handle: 'ivan', name: 'Ivan', role: 'member' });
    await set(reminderLead.key, ivan.id, 15);
    await aCommitment(db, { accountId: acme.id, text: 'New price list' });
    await meet('2026-11-23T10:00:00Z', { people: [ivan] });
    await until('2026-11-23T10:00:00Z');
    expect(app.titles()).toEqual(['11:00, in 1 h: Acme', '11:00, in 15 min: Annual terms']);
    const [, his] = app.texts();
    expect(his).not.toMatch(/Acme|price list/);
    expect(his).toContain('on our side Olga Rossi and Ivan');
    const told = await db.auditEntry.findMany({ where: { action: 'account.told' }, select: { personId: true } });
    expect(told).toEqual([{ personId: olga.id }]);
  });

  it('leaves out meetings without a client, unless its reader wants them', async () => {
    await meet('2026-11-23T10:00:00Z', { accountId: null, title: 'Team' });
    await until('2026-11-23T10:00:00Z');
    expect(app.shown).toEqual([]);
    await set(remindsOfInternal.key, olga.id, true);
    await meet('2026-11-23T12:00:00Z', { accountId: null, title: 'Team' });
    await until('2026-11-23T12:00:00Z');
    expect(app.titles()).toEqual(['13:00, in 1 h: Team']);
  });

  it('moved three times and cancelled before its time: nothing is sent', async () => {
    const { id } = await meet('2026-11-23T10:00:00Z');
    await until('2026-11-23T08:30:00Z');
    for (const to of ['2026-11-23T11:00:00Z', '2026-11-23T15:00:00Z', '2026-11-23T12:00:00Z']) {
      await move(id, to);
      await until(clock.now().add({ minutes: 20 }).toString());
    }
    await cancel(id);
    await until('2026-11-23T16:00:00Z');
    expect(app.shown).toEqual([]);
  });

  it('is edited when its meeting moves, and another comes for the new time', async () => {
    const { id } = await meet('2026-11-23T10:00:00Z');
    await until('2026-11-23T09:10:00Z');
    await move(id, '2026-11-24T13:00:00Z');
    await until('2026-11-24T13:00:00Z');
    expect(app.titles()).toEqual(['Moved to tomorrow 14:00: Acme (was today 11:00)', '14:00, in 1 h: Acme']);
    expect(app.shown[1]?.at).toBe('2026-11-24T12:00:00Z');
  });

  it('comes at once when the meeting is moved to begin sooner than its lead time', async () => {
    const { id } = await meet('2026-11-23T15:00:00Z');
    await until('2026-11-23T09:00:00Z');
    await move(id, '2026-11-23T09:30:00Z');
    await until('2026-11-23T09:40:00Z');
    expect(app.titles()).toEqual(['10:30, in 30 min: Acme']);
  });

  it('comes after all when its meeting moves away at the last moment, and back', async () => {
    const { id } = await meet('2026-11-23T10:00:00Z');
    // It is in the outbox already.
    await until('2026-11-23T08:58:00Z');
    await move(id, '2026-11-23T15:00:00Z');
    await until('2026-11-23T09:20:00Z');
    expect(app.shown).toEqual([]);
    await move(id, '2026-11-23T10:00:00Z');
    await until('2026-11-23T10:00:00Z');
    expect(app.titles()).toEqual(['11:00, in 40 min: Acme']);
  });

  it('is marked when its meeting is cancelled, and comes back when that was a mistake', async () => {
    const { id } = await meet('2026-11-23T10:00:00Z');
    await until('2026-11-23T09:10:00Z');
    await cancel(id);
    await until('2026-11-23T09:15:00Z');
    expect(app.titles()).toEqual(['Cancelled: Acme, today 11:00']);
    expect(buttonsOf(app.shown[0]?.card)).toEqual([]);
    await move(id, '2026-11-23T10:00:00Z', { status: 'planned' });
    await until('2026-11-23T10:30:00Z');
    expect(app.titles()).toEqual(['11:00, in 45 min: Acme']);
  });

  it('shows facts that have changed since', async () => {
    await meet('2026-11-23T09:00:00Z');
    await until('2026-11-23T08:10:00Z');
    await db.$transaction(async (tx) => {
      await aCommitment(tx, { accountId: acme.id, side: 'theirs', text: 'Specification', dueOn: day('2026-11-27') });
      await clientsChanged(tx, clock.now(), [acme.id]);
    });
    await until('2026-11-23T08:12:00Z');
    expect(app.shown).toHaveLength(1);
    expect(app.texts()[0]).toContain('they promised Specification by Fri 27 Nov');
    expect(app.titles()[0]).toBe('10:00, in 50 min: Acme');
  });

  it('is not sent once the meeting has begun, and not in a burst after the house stood still', async () => {
    await meet('2026-11-23T10:00:00Z');
    await meet('2026-11-23T16:00:00Z');
    clock.pass({ hours: 6 });
    await until('2026-11-23T14:10:00Z');
    expect(app.titles()).toEqual([]);
    await until('2026-11-23T15:00:00Z');
    expect(app.titles()).toEqual(['17:00, in 1 h: Acme']);
  });

  it('comes at its minute where the clocks change', async () => {
    // In Rome two o'clock becomes three on 28 March 2027, so that 02:30 does not exist and is 03:30 for all calendars.
    clock = aClock('2027-03-27T23:00:00Z');
    app = aChatApp(db, clock);
    const start = Temporal.PlainDateTime.from('2027-03-28T02:30').toZonedDateTime('Europe/Rome').toInstant();
    await meet(start.toString());
    await until('2027-03-28T01:30:00Z');
    expect(app.titles()).toEqual(['03:30, in 1 h: Acme']);
    expect(app.shown[0]?.at).toBe('2027-03-28T00:30:00Z');
  });

  it('is in its reader’s language', async () => {
    const [ru, it] = [
      await aReachable({ language: 'ru', zone: 'Europe/Moscow' }),
      await aReachable({ language: 'it', zone: 'Europe/Rome' }),
    ];
    for (const { id } of [ru, it]) {
      const account = await anAccount(db, { name: 'Ромашка', owner: { id } });
      await meet('2026-11-23T10:10:00Z', { personId: id, accountId: account.id, travelMinutes: 30 });
    }
    await until('2026-11-23T09:00:00Z');
    expect(app.titles().toSorted()).toEqual([
      '11:10, tra 1 h 30 min: Ромашка, partenza alle 10:40',
      '13:10, через 1 ч 30 мин: Ромашка, выезд в 12:40',
    ]);
  });
});

describe('the full brief', () => {
  it('comes by itself to those who want it, as a message of its own', async () => {
    await set(briefLead.key, olga.id, 120);
    await meet('2026-11-23T12:00:00Z');
    await until('2026-11-23T12:00:00Z');
    expect(app.shown.map(({ at: came, card }) => [came, card.title.slice(0, 5)])).toEqual([
      ['2026-11-23T10:00:00Z', 'Acme '],
      ['2026-11-23T11:00:00Z', '13:00'],
    ]);
  });
});

describe('putting a reminder off', () => {
  it('offers only pauses that end before the meeting, and has it come again then', async () => {
    const { id } = await meet('2026-11-23T10:00:00Z');
    await until('2026-11-23T09:15:00Z');
    const offered = await press(`snooze:${id}`);
    expect(buttonsOf(offered.card)).toEqual([`snooze:${id}:10`, `snooze:${id}:30`, `reminder:${id}`]);
    const done = await press(`snooze:${id}:30`);
    expect(fallbackText(done.card)).toContain('Comes again at 10:45');
    expect(done.replaces).toBe(true);
    await until('2026-11-23T10:00:00Z');
    expect(app.shown.map(({ at: came }) => came)).toEqual(['2026-11-23T09:00:00Z', '2026-11-23T09:45:00Z']);
    expect(app.titles()[1]).toBe('11:00, in 15 min: Acme');
  });

  it('does not come past the start, nor for a meeting that was cancelled meanwhile, nor for others', async () => {
    const { id } = await meet('2026-11-23T10:00:00Z');
    await until('2026-11-23T09:40:00Z');
    expect((await press(`snooze:${id}:30`)).card.title).toBe('The meeting begins too soon for that.');
    expect((await press(`snooze:${id}`, await aPerson(db))).outcome).toBe('not-found');
    await press(`snooze:${id}:10`);
    await cancel(id);
    await until('2026-11-23T10:00:00Z');
    expect(app.titles()).toEqual(['Cancelled: Acme, today 11:00']);
  });
});

describe('being late', () => {
  it('drafts a line in the client’s language, and how to reach whom', async () => {
    await db.account.update({ where: { id: acme.id }, data: { language: 'it' } });
    const anna = await aContact(db, { accountId: acme.id, name: 'Anna Ferri', phone: '+39 06 1234567' });
    const { id } = await meet('2026-11-23T10:00:00Z', { contacts: [anna] });
    const { card } = await press(`late:${id}`);
    expect(fallbackText(card).split('\n')).toEqual([
      '📅 10 min late: a line for Anna Ferri',
      'Anna, sono in viaggio e arriverò con circa 10 minuti di ritardo. Mi scuso per l’attesa. Olga Rossi'.replace(
        '’',
        "'",
      ),
      '+39 06 1234567',
    ]);
    expect((await press(`late:${id}:20`)).card.title).toBe('20 min late: a line for Anna Ferri');
    expect((await press(`late:${id}`, await aPerson(db))).outcome).toBe('not-found');
  });
});

describe('a meeting that was moved by hand', () => {
  const submit = async (id: number, values: Record<string, string>) =>
    house.submit(await at(db, olga), `moved:${id}`, values);

  it('stands at its new time, keeps its length, and is said anew', async () => {
    const { id } = await meet('2026-11-23T10:00:00Z');
    await until('2026-11-23T09:00:00Z');
    expect((await press(`moved:${id}`)).form?.fields.map(({ value }) => value)).toEqual(['2026-11-23', '11:00']);
    const { card } = await submit(id, { day: '2026-11-24', time: '9.30' });
    expect(card.title).toBe('Moved to tomorrow 09:30: Acme');
    expect(await db.meeting.findUnique({ where: { id } })).toMatchObject({
      startsAt: new Date('2026-11-24T08:30:00Z'),
      endsAt: new Date('2026-11-24T09:30:00Z'),
    });
    await until('2026-11-23T09:02:00Z');
    expect(app.titles()).toEqual(['Moved to tomorrow 09:30: Acme (was today 11:00)']);
  });

  it.each([
    [{ day: '2026-11-23', time: 'soon' }, 'I do not know this time. Please write it like 15:30.'],
    [{ day: '2026-11-23', time: '25:00' }, 'I do not know this time. Please write it like 15:30.'],
    [{ day: '2026-11-20', time: '10:00' }, '20 Nov 10:00 is over already. Please say a time that is still to come.'],
    [{ day: '2028-11-20', time: '10:00' }, 'This is more than a year ahead. Please choose an earlier day.'],
  ])('is not moved to %o', async (values, says) => {
    const { id } = await meet('2026-11-23T10:00:00Z');
    expect((await submit(id, values)).card.title).toBe(says);
    expect(await db.meeting.findUnique({ where: { id } })).toMatchObject({
      startsAt: new Date('2026-11-23T10:00:00Z'),
    });
  });

  it('stays where it is when it was held', async () => {
    const { id } = await meet('2026-11-23T07:00:00Z', { status: 'held' });
    expect((await submit(id, { day: '2026-11-24', time: '10:00' })).card.title).toContain('was held already');
  });
});

describe('the way to a place', () => {
  it('is asked once for each address, and brings the reminders there forward', async () => {
    await meet('2026-11-23T14:00:00Z', { location: 'Via Manzoni, 4' });
    await meet('2026-11-23T17:00:00Z', { location: 'via manzoni 4' });
    await meet('2026-11-23T12:00:00Z', { location: 'https://meet.example/abc' });
    await until('2026-11-23T08:05:00Z');
    expect(app.titles()).toEqual(['How long do you take to Via Manzoni, 4?']);
    const action = buttonsOf(app.shown[0]?.card).find((one) => one.endsWith(':40')) ?? '';
    expect((await press(action)).card.title).toBe('40 min to Via Manzoni, 4');
    await until('2026-11-23T12:25:00Z');
    expect(app.shown.slice(1).map(({ card, at: came }) => [came, card.title])).toEqual([
      ['2026-11-23T11:00:00Z', '13:00, in 1 h: Acme'],
      ['2026-11-23T12:20:00Z', '15:00, in 1 h 40 min: Acme, leave at 14:20'],
    ]);
  });

  it('is each one’s own: colleagues who come are asked too, those who have left are not', async () => {
    const ivan = await aReachable({ handle: 'ivan', name: 'Ivan' });
    const gone = await aReachable({ handle: 'gone', leftOn: day('2026-11-01') });
    await meet('2026-11-23T14:00:00Z', { location: 'Via Manzoni, 4', travelMinutes: 30, people: [ivan, gone] });
    await until('2026-11-23T08:05:00Z');
    expect(app.shown.map(({ chatId, card }) => [chatId, card.title])).toEqual([
      [`chat-${ivan.id}`, 'How long do you take to Via Manzoni, 4?'],
    ]);
  });

  it('is not asked at night, and taken as a number too', async () => {
    clock = aClock('2026-11-23T02:00:00Z');
    app = aChatApp(db, clock);
    house = theHouse(db, clock);
    await meet('2026-11-23T14:00:00Z', { location: 'Via Manzoni, 4' });
    await until('2026-11-23T06:59:00Z');
    expect(app.shown).toEqual([]);
    await until('2026-11-23T07:00:00Z');
    const { id } = await db.travelTime.findFirstOrThrow();
    const submit = async (minutes: string) => house.submit(await at(db, olga), `travel:${id}`, { minutes });
    expect((await submit('an hour')).card.title).toContain('as a number');
    expect((await submit('75')).card.title).toBe('75 min to Via Manzoni, 4');
    expect((await press(`travel:${id}:5`, await aPerson(db))).outcome).toBe('not-found');
  });
});

describe('what became of a meeting', () => {
  it('is asked ten minutes after its end, once; held opens the form of the visit', async () => {
    const { id } = await meet('2026-11-23T09:00:00Z');
    await until('2026-11-23T10:09:00Z');
    expect(app.shown).toHaveLength(1);
    await until('2026-11-23T18:00:00Z');
    expect(app.shown.slice(1).map(({ at: came, card }) => [came, card.title])).toEqual([
      ['2026-11-23T10:10:00Z', 'What became of Acme, 10:00–11:00?'],
    ]);
    const held = await press(`held:${id}`);
    expect(held.card.title).toBe('✓ Held: Acme, 10:00');
    expect(held.form?.id).toBe(`visit:${acme.id}`);
    expect(await db.meeting.findUnique({ where: { id } })).toMatchObject({ status: 'held' });
    // Decided is decided: a second press elsewhere changes nothing, and says what holds.
    expect((await press(`not-held:${id}`)).card.title).toBe('✓ Held: Acme, 10:00');
    expect(await db.auditEntry.count({ where: { action: 'meeting.held' } })).toBe(1);
  });

  it('is asked in the evening about all of a day’s meetings together', async () => {
    const rossi = await anAccount(db, { name: 'Rossi', owner: olga });
    const first = await meet('2026-11-23T09:00:00Z');
    const second = await meet('2026-11-23T12:00:00Z', { accountId: rossi.id });
    await until('2026-11-23T17:00:00Z');
    const questions = app.shown.filter(({ card }) => card.title.includes('became'));
    expect(questions.map(({ at: came, card }) => [came, fallbackText(card)])).toEqual([
      ['2026-11-23T17:00:00Z', '📅 2 meetings: what became of them?\n• 10:00 Acme\n• 13:00 Rossi'],
    ]);
    const one = await press(`outcome:${second.id}`);
    expect(one.card.title).toBe('What became of Rossi, 13:00–14:00?');
    expect(fallbackText((await press(`not-held:${second.id}`)).card)).toContain('13:00 Rossi · did not happen');
    const all = await press(`all-held:${first.id}`);
    expect(fallbackText(all.card)).toBe(
      '📅 2 meetings, all are noted\n• 10:00 Acme · held\n• 13:00 Rossi · did not happen',
    );
    await until('2026-11-24T12:00:00Z');
    expect(app.shown.filter(({ card }) => card.title.includes('meetings'))).toHaveLength(1);
  });

  it('is not asked where a visit says it, nor of cancelled or internal ones, nor long after', async () => {
    const { id } = await meet('2026-11-23T09:00:00Z');
    await meet('2026-11-23T10:00:00Z', { status: 'cancelled' });
    await meet('2026-11-23T10:00:00Z', { accountId: null });
    await meet('2026-11-20T10:00:00Z');
    await until('2026-11-23T10:05:00Z');
    await house.submit(await at(db, olga), `visit:${acme.id}`, {
      kind: 'meeting',
      day: '2026-11-23',
      summary: 'Agreed on prices',
    });
    expect(await db.visit.findFirst()).toMatchObject({ meetingId: id });
    await until('2026-11-23T18:00:00Z');
    expect(app.titles().filter((title) => /became/.test(title))).toEqual([]);
  });

  it('is asked anew of a meeting that was moved after its end', async () => {
    const { id } = await meet('2026-11-23T09:00:00Z');
    await until('2026-11-23T10:10:00Z');
    await house.submit(await at(db, olga), `moved:${id}`, { day: '2026-11-23', time: '16:00' });
    await until('2026-11-23T16:10:00Z');
    expect(app.titles()).toEqual([
      'Moved to today 16:00: Acme (was today 10:00)',
      '✓ Moved to today 16:00: Acme',
      '16:00, in 1 h: Acme',
      'What became of Acme, 16:00–17:00?',
    ]);
  });

  it('cannot be said before it begins, nor by strangers', async () => {
    const { id } = await meet('2026-11-23T10:00:00Z');
    expect((await press(`held:${id}`)).card.title).toContain('still to come');
    expect((await press(`held:${id}`, await aPerson(db))).outcome).toBe('not-found');
  });
});

describe('/reminders', () => {
  const say = async (line: string) => fallbackText((await house.say(await at(db, olga), line)).card);

  it('says when one is reminded, and changes it', async () => {
    expect(await say('/reminders')).toContain('I remind you of meetings 1 h before');
    expect(await say('/reminders 45')).toContain('45 min before');
    expect(await say('/reminders soon')).toContain('Usage: /reminders');
    expect(await say('/reminders 9999')).toContain('Usage: /reminders');
    const { form } = await press('reminders');
    expect(form?.fields.map(({ value }) => value)).toEqual(['45', 'none', 'false']);
    const changed = await house.submit(await at(db, olga), 'reminders', {
      lead: '90',
      brief: '1440',
      internal: 'true',
    });
    expect(fallbackText(changed.card)).toContain('1 h 30 min before');
    expect(fallbackText(changed.card)).toContain('The full brief comes by itself, 24 h before.');
    await meet('2026-11-23T12:00:00Z');
    await until('2026-11-23T10:30:00Z');
    expect(app.shown.at(-1)?.at).toBe('2026-11-23T10:30:00Z');
  });
});
