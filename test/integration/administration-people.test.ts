import { beforeEach, describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { Reply } from '../../src/core/commands/define.ts';
import { anAssignment, anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { buttonsOf } from '../setup/alerts.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';

const { db, reset } = await testDb();
const clock = fixedClock('2026-11-23T08:00:00Z');
const house = theHouse(db, clock);

let thomas: Awaited<ReturnType<typeof aPerson>>;
let olga: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  await reset();
  await anOrganisation(db, { zone: 'Europe/Rome', country: 'IT', language: 'it' });
  thomas = await aPerson(db, { handle: 'thomas', name: 'Thomas Weber', role: 'administrator' });
  olga = await aPerson(db, { handle: 'olga', name: 'Olga Bergmann', role: 'kam', managerId: thomas.id });
});

const say = async (line: string, person = thomas) => house.say(await at(db, person), line);
const press = async (action: string, person = thomas) => house.press(await at(db, person), action);
const submit = async (form: string, values: Record<string, string>, person = thomas) =>
  house.submit(await at(db, person), form, values);
const said = ({ card }: Reply): string => fallbackText(card);
const valuesOf = ({ form }: Reply): Record<string, string> =>
  Object.fromEntries((form?.fields ?? []).map(({ name, value = '' }) => [name, value]));
const audited = (action: string) => db.auditEntry.findMany({ where: { action } });

describe('people', () => {
  it('are listed by name with where they stand, a page at a time', async () => {
    for (let i = 0; i < 20; i++) await aPerson(db, { name: `Person ${i}`, managerId: thomas.id });
    const first = await say('/admin people');
    expect(said(first)).toContain('Olga Bergmann');
    expect(said(first)).not.toContain('Thomas Weber');
    expect(said(await press('admin:people 2'))).toContain('Thomas Weber');
  });

  it('are looked up by a form that suggests them', async () => {
    const { form } = await press('person-find');
    expect(form?.fields[0]?.options).toContainEqual({ value: 'olga', label: 'Olga Bergmann' });
    expect((await submit('person-find', { handle: '@OLGA' })).card.title).toBe('Olga Bergmann (@olga)');
    expect((await submit('person-find', { handle: 'nobody' })).outcome).toBe('not-found');
  });

  it('who is nobody is not found', async () => {
    expect((await say('/admin person nobody')).outcome).toBe('not-found');
    expect((await press('person-form:999999')).outcome).toBe('not-found');
    expect((await submit('person:999999', valuesOf(await press(`person-form:${olga.id}`)))).outcome).toBe('not-found');
  });

  it('who has left is no longer listed, and can be erased', async () => {
    await db.person.update({ where: { id: olga.id }, data: { leftOn: new Date('2026-11-01') } });
    expect(said(await say('/admin people'))).not.toContain('Olga');
    expect(JSON.stringify((await say('/admin person olga')).card)).toContain('admin:erase olga');
  });
});

describe('an invitation', () => {
  it('is made for one person and a platform, stands on their page until it is withdrawn, and is noted', async () => {
    expect((await say('/admin person @olga')).card.title).toBe('Olga Bergmann (@olga)');
    const invited = await press(`invite:telegram ${olga.id}`);
    expect(said(invited)).toContain('https://t.me/kam_bot?start=');
    expect(await audited('person.invited')).toMatchObject([
      { personId: thomas.id, subjectId: olga.id, channel: 'console' },
    ]);
    expect(said(await say('/admin person olga'))).toContain('to Telegram, until 30 Nov');

    expect(said(await press(`uninvite:${olga.id}`))).not.toContain('until 30 Nov');
    expect(await db.linkToken.count({ where: { expiresAt: { gt: new Date('2026-11-23T08:00:00Z') } } })).toBe(0);
    expect((await press(`uninvite:${olga.id}`)).outcome).toBe('not-found');
    expect(await audited('person.uninvited')).toHaveLength(1);
  });

  it('is made for all who are not linked yet, in one list', async () => {
    await anIdentity(db, { personId: olga.id, platform: 'telegram' });
    const invited = said(await press('invite-all:telegram'));
    expect(invited).toContain(`@${thomas.handle}: https://t.me/kam_bot?start=`);
    expect(invited).not.toContain('@olga');
    expect(await audited('person.invited')).toHaveLength((await db.person.count()) - 1);
  });

  it('is made for as many as a message holds, and then for the others, for nobody twice', async () => {
    const everybody = await db.person.count();
    for (let i = everybody; i < 31; i++) await aPerson(db);
    const first = await press('invite-all:telegram');
    const [further] = buttonsOf(first.card);
    expect(further?.label).toBe('Invite the other 1');
    await anIdentity(db, { personId: olga.id, platform: 'telegram' });
    const last = await press(further?.action ?? '');
    expect(said(last)).toContain('Invitations of 1 person to Telegram');
    expect(buttonsOf(last.card)).toEqual([]);
    const invited = (await db.linkToken.findMany()).map(({ personId }) => personId);
    expect(new Set(invited).size).toBe(31);
    expect(invited).toHaveLength(31);
  });

  it('is made by administrators alone, for people who are here', async () => {
    expect((await press('invite:slack 999999')).outcome).toBe('not-found');
    expect((await press(`invite:slack ${thomas.id}`, olga)).outcome).toBe('refused');
    expect(await db.linkToken.count()).toBe(0);
  });
});

describe('an account of somebody else', () => {
  it('is unlinked by an administrator, which is noted as theirs', async () => {
    const { id } = await anIdentity(db, { personId: olga.id, platform: 'slack', name: '@olga.b' });
    expect(said(await say('/admin person olga'))).toContain('@olga.b');
    expect((await press(`unlink-other:${id}`, olga)).outcome).toBe('refused');
    expect(said(await press(`unlink-other:${id}`))).not.toContain('@olga.b');
    expect((await press(`unlink-other:${id}`)).outcome).toBe('not-found');
    expect(await audited('identity.ended')).toMatchObject([{ personId: thomas.id, subjectId: olga.id }]);
  });
});

describe('the form of a person', () => {
  it('sent as it was opened changes nothing', async () => {
    const before = await db.person.findUniqueOrThrow({ where: { id: olga.id } });
    expect(
      (await submit(`person:${olga.id}`, valuesOf(await press(`person-form:${olga.id}`)))).outcome,
    ).toBeUndefined();
    expect(await db.person.findUniqueOrThrow({ where: { id: olga.id } })).toEqual(before);
    expect(await audited('person.changed')).toEqual([]);
  });

  it('changes role, manager, zone, country and last day in words as people say them; the audit keeps no address', async () => {
    const irina = await aPerson(db, { handle: 'irina', name: 'Irina', role: 'head' });
    const values = valuesOf(await press(`person-form:${olga.id}`));
    const changed = await submit(`person:${olga.id}`, {
      ...values,
      role: 'head',
      manager: '@Irina',
      zone: 'Москва',
      country: 'россия',
      email: 'Olga@Corvara.example',
      leftOn: '2026-12-31',
    });
    expect(said(changed)).toContain('Moscow');
    expect(await db.person.findUniqueOrThrow({ where: { id: olga.id } })).toMatchObject({
      role: 'head',
      managerId: irina.id,
      zone: 'Europe/Moscow',
      country: 'RU',
      email: 'olga@corvara.example',
      leftOn: new Date('2026-12-31'),
    });
    const [entry] = await audited('person.changed');
    expect(entry?.details).toMatchObject({ role: { from: 'kam', to: 'head' } });
    expect(JSON.stringify(entry?.details)).not.toContain('corvara');
  });

  it('that moves somebody to another zone moves what they have put off until an hour of their day', async () => {
    await db.snooze.create({
      data: { personId: olga.id, kind: 'contract-date', until: new Date('2026-11-24T08:00:00Z') },
    });
    await db.person.update({ where: { id: olga.id }, data: { zone: 'Europe/Rome' } });
    const values = valuesOf(await press(`person-form:${olga.id}`));
    await submit(`person:${olga.id}`, { ...values, zone: 'Moscow' });
    expect(await db.snooze.findMany({ select: { until: true } })).toEqual([
      { until: new Date('2026-11-24T06:00:00Z') },
    ]);
  });

  it.each([
    ['name', { name: ' ' }, undefined],
    ['manager', { manager: 'nobody' }, 'manager'],
    ['manager', { manager: 'olga' }, 'manager'],
    ['zone', { zone: 'Atlantis' }, 'zone'],
    ['zone', { zone: 'UTC+3' }, 'zone'],
    ['country', { country: 'Absurdistan' }, 'country'],
    ['email', { email: 'not an address' }, 'email'],
    ['email of another', { email: 'thomas@corvara.example' }, 'email'],
  ])('with a wrong %s keeps nothing, and says which field is to blame', async (_, wrong, field) => {
    await db.person.update({ where: { id: thomas.id }, data: { email: 'thomas@corvara.example' } });
    const values = valuesOf(await press(`person-form:${olga.id}`));
    const reply = await submit(`person:${olga.id}`, { ...values, role: 'finance', ...wrong });
    expect([reply.outcome === undefined, reply.field]).toEqual([false, field]);
    expect((await db.person.findUniqueOrThrow({ where: { id: olga.id } })).role).toBe('kam');
  });

  it('makes no circle of managers, however long', async () => {
    const marco = await aPerson(db, { handle: 'marco', managerId: olga.id });
    const values = valuesOf(await press(`person-form:${thomas.id}`));
    expect(await submit(`person:${thomas.id}`, { ...values, manager: marco.handle })).toMatchObject({
      field: 'manager',
    });
  });

  it('leaves an installation its last administrator', async () => {
    const values = valuesOf(await press(`person-form:${thomas.id}`));
    for (const less of [{ role: 'kam' }, { leftOn: '2026-11-23' }]) {
      expect(await submit(`person:${thomas.id}`, { ...values, ...less })).toMatchObject({ field: 'role' });
    }
    expect((await submit(`person:${thomas.id}`, { ...values, leftOn: '2026-12-01' })).outcome).toBeUndefined();
    await aPerson(db, { role: 'administrator' });
    expect((await submit(`person:${thomas.id}`, { ...values, role: 'kam' })).outcome).toBeUndefined();
  });

  it('is nobody else’s', async () => {
    expect((await press(`person-form:${olga.id}`, olga)).outcome).toBe('refused');
    const values = valuesOf(await press(`person-form:${olga.id}`));
    const reply = await submit(`person:${olga.id}`, { ...values, role: 'administrator' }, olga);
    expect(reply.outcome).toBe('refused');
  });
});

describe('somebody new', () => {
  const anna = { name: 'Анна Петрова', role: 'kam', language: 'ru', zone: 'Europe/Moscow', country: 'Россия' };

  it('is added where the company is, under a handle of their name, once', async () => {
    expect(valuesOf(await press('person-form:0'))).toMatchObject({
      zone: 'Europe/Rome',
      country: 'Italy',
      language: 'it',
    });
    const from = await at(db, thomas);
    const added = await house.submit({ ...from, key: 'inbox/7/answer' }, 'person:0', anna);
    expect(added.card.title).toBe('Анна Петрова (@anna)');
    expect(await house.submit({ ...from, key: 'inbox/7/answer' }, 'person:0', anna)).toEqual(added);
    expect(await db.person.count()).toBe(3);
    expect(await audited('person.added')).toHaveLength(1);
  });

  it('gets another handle where that is taken, or the one that was asked for', async () => {
    await submit('person:0', anna);
    expect((await submit('person:0', anna)).card.title).toBe('Анна Петрова (@anna.petrova)');
    expect((await submit('person:0', anna)).card.title).toBe('Анна Петрова (@anna.petrova-2)');
    expect((await submit('person:0', { ...anna, handle: '@AP' })).card.title).toBe('Анна Петрова (@ap)');
    expect((await submit('person:0', { ...anna, handle: 'ap' })).field).toBe('handle');
    expect((await submit('person:0', { ...anna, handle: 'анна' })).field).toBe('handle');
  });
});

describe('what a person’s clients become', () => {
  it('is told on their page by how many they still look after', async () => {
    await anAssignment(db, { personId: olga.id });
    expect(said(await say('/admin person olga'))).toMatch(/Clients\W+1/);
  });
});
