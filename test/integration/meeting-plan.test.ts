import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { anAccount, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';

const { db, reset } = await testDb();
/** A Saturday, nine in the morning in Rome. */
const house = theHouse(db);

let olga: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  olga = await aPerson(db, { handle: 'olga', name: 'Olga' });
  for (const name of ['Acme', 'Ромашка', 'Rossi']) await anAccount(db, { name, owner: olga });
  await refreshAccountNames(db);
});

const speaking = async (language: 'en' | 'ru' | 'it') =>
  db.person.update({ where: { id: olga.id }, data: { language } });
const say = async (line: string) => house.say(await at(db, olga), line);
const planned = () =>
  db.meeting.findFirst({ where: { status: 'planned' }, include: { account: true }, orderBy: { id: 'desc' } });

describe('/meeting', () => {
  it.each([
    ['en', '/meeting Acme tomorrow 15:00 at their office, 40 min away', 'Acme', 'their office'],
    ['ru', '/meeting Ромашка завтра в 15:00 у них, ехать 40 мин', 'Ромашка', 'у них'],
    ['it', '/meeting Rossi domani alle 15 da loro, 40 min di strada', 'Rossi', 'da loro'],
  ] as const)('plans what is said in one line: %s', async (language, line, name, location) => {
    await speaking(language);
    const { card } = await say(line);
    expect(card.title).toContain(name);
    expect(fallbackText(card)).toContain(location);
    expect(await planned()).toMatchObject({
      account: { name },
      title: expect.not.stringContaining(name),
      personId: olga.id,
      location,
      travelMinutes: 40,
      startsAt: new Date('2026-11-22T14:00:00Z'),
      endsAt: new Date('2026-11-22T15:00:00Z'),
    });
  });

  it('plans once what is asked for twice, and calls it off once', async () => {
    const from = await at(db, olga);
    const first = await house.say(from, '/meeting Acme tomorrow 15:00');
    expect(await house.say(from, '/meeting Acme tomorrow 15:00')).toEqual(first);
    expect(await db.meeting.count()).toBe(1);
    const { id } = await db.meeting.findFirstOrThrow();
    const press = async (who: typeof olga) => house.press(await at(db, who), `meeting-cancel:${id}`);
    expect((await press(await aPerson(db))).outcome).toBe('not-found');
    expect((await press(olga)).card.title).toBe('Cancelled: Acme, tomorrow 15:00');
    expect((await press(olga)).card.title).toBe('Cancelled: Acme, tomorrow 15:00');
    expect(await db.auditEntry.count({ where: { action: 'meeting.cancelled' } })).toBe(1);
  });

  it.each([
    ['/meeting Acme', 'When is the meeting?'],
    ['/meeting Acme tomorrow', 'At what time is the meeting?'],
    ['/meeting Acme today 8:00', 'This time is over already. When is the meeting?'],
    ['/meeting', 'Whom is the meeting with?'],
  ])('asks for what is not known: %s', async (line, question) => {
    const { card, form } = await say(line);
    expect(card.title).toBe(question);
    expect(form?.fields.map(({ name }) => name)).toContain('time');
    expect(await db.meeting.count()).toBe(0);
  });

  it('takes the form, and says what is wrong with it', async () => {
    const { id } = await db.account.findFirstOrThrow({ where: { name: 'Acme' } });
    const submit = async (values: Record<string, string>) => house.submit(await at(db, olga), `meeting:${id}`, values);
    expect((await submit({ day: '2026-11-24', time: 'noon', minutes: '60' })).field).toBe('time');
    expect((await submit({ day: '2026-11-20', time: '10:00', minutes: '60' })).outcome).toBe('refused');
    const values = { day: '2026-11-24', time: '10:00', minutes: '90', place: 'x'.repeat(10_000), travel: '' };
    expect((await submit(values)).card.title).toBe('Planned: Acme, Tue 24 Nov 10:00');
    expect((await planned())?.location).toHaveLength(200);
  });

  it('plans a time that the clocks jump over an hour later, as calendars do', async () => {
    const spring = theHouse(db, { now: () => Temporal.Instant.from('2027-03-27T08:00:00Z') });
    await spring.say(await at(db, olga), '/meeting Acme tomorrow 02:30');
    expect((await planned())?.startsAt).toEqual(new Date('2027-03-28T01:30:00Z'));
  });
});
