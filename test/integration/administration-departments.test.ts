import { beforeEach, describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { Reply } from '../../src/core/commands/define.ts';
import { aDepartment, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';

const { db, reset } = await testDb();
/** A Monday, nine in Rome. */
const clock = fixedClock('2026-11-23T08:00:00Z');
const house = theHouse(db, clock);

let thomas: Awaited<ReturnType<typeof aPerson>>;
let olga: Awaited<ReturnType<typeof aPerson>>;
let logistics: Awaited<ReturnType<typeof aDepartment>>;
beforeEach(async () => {
  await reset();
  await anOrganisation(db, { zone: 'Europe/Rome', country: 'IT' });
  thomas = await aPerson(db, { handle: 'thomas', name: 'Thomas Weber', role: 'administrator' });
  olga = await aPerson(db, { handle: 'olga', name: 'Olga Bergmann', role: 'kam' });
  logistics = await aDepartment(db, { key: 'logistics', name: 'Logistics', country: 'IT' });
});

const say = async (line: string, person = thomas) => house.say(await at(db, person), line);
const press = async (action: string, person = thomas) => house.press(await at(db, person), action);
const submit = async (form: string, values: Record<string, string>, person = thomas) =>
  house.submit(await at(db, person), form, values);
const said = ({ card }: Reply): string => fallbackText(card);
const valuesOf = ({ form }: Reply): Record<string, string> =>
  Object.fromEntries((form?.fields ?? []).map(({ name, value = '' }) => [name, value]));
const audited = (action: string) => db.auditEntry.findMany({ where: { action } });

describe('a department', () => {
  it('is shown by its short name or its name, with whether it is at work, and the next holiday', async () => {
    const shown = said(await say('/admin department LOGISTICS'));
    expect(shown).toContain('Mon–Fri 09:00–18:00');
    expect(shown).toContain('at work');
    expect(shown).toContain('Immaculate Conception');
    expect((await say('/admin department nowhere')).outcome).toBe('not-found');
  });

  it('is closed outside its own hours, in its own zone', async () => {
    await db.department.update({ where: { id: logistics.id }, data: { zone: 'America/New_York', country: 'US' } });
    expect(said(await say('/admin department logistics'))).toContain('closed, back on Mon 23 Nov at 09:00 (New York)');
  });

  it('changes as its form says, once', async () => {
    const values = valuesOf(await press(`department-form:${logistics.id}`));
    expect(values).toMatchObject({ name: 'Logistics', hours: '09:00–18:00', days: '12345', holidays: 'yes' });
    await submit(`department:${logistics.id}`, values);
    expect(await db.auditEntry.count()).toBe(0);

    const changed = await submit(`department:${logistics.id}`, {
      ...values,
      name: 'Логистика',
      zone: 'Самара',
      country: 'RU',
      hours: 'с 8.30 до 17',
      days: '1234567',
      holidays: 'no',
    });
    expect(said(changed)).toContain('Mon–Sun 08:30–17:00');
    expect(said(changed)).toContain('keeps none');
    expect(await db.department.findUniqueOrThrow({ where: { id: logistics.id } })).toMatchObject({
      name: 'Логистика',
      zone: 'Europe/Samara',
      country: 'RU',
      key: 'logistics',
    });
    expect(await audited('department.changed')).toHaveLength(1);
    expect(await audited('setting.changed')).toHaveLength(4);
    expect(valuesOf(await press(`department-form:${logistics.id}`))).toMatchObject({ days: '1234567', holidays: 'no' });
  });

  it.each([
    ['zone', { zone: 'Atlantis' }],
    ['country', { country: 'Absurdistan' }],
    ['hours', { hours: '9-25' }],
    ['hours', { hours: 'evening' }],
  ])('with a wrong %s keeps nothing', async (field, wrong) => {
    const values = valuesOf(await press(`department-form:${logistics.id}`));
    expect(await submit(`department:${logistics.id}`, { ...values, name: 'Other', ...wrong })).toMatchObject({
      outcome: 'refused',
      field,
    });
    expect(await db.department.findUniqueOrThrow({ where: { id: logistics.id } })).toEqual(logistics);
    expect(await db.setting.count()).toBe(0);
  });

  it('is added once, under a short name of its name', async () => {
    const values = { ...valuesOf(await press('department-form:0')), name: 'Поддержка клиентов' };
    const from = { ...(await at(db, thomas)), key: 'inbox/7/answer' };
    const added = await house.submit(from, 'department:0', values);
    expect(added.card.title).toBe('Поддержка клиентов');
    expect(await house.submit(from, 'department:0', values)).toEqual(added);
    expect(await db.department.findMany({ where: { NOT: { id: logistics.id } } })).toHaveLength(1);
    expect(await submit('department:0', { ...values, key: 'logistics' })).toMatchObject({ field: 'key' });
    expect(await submit('department:0', { ...values, key: 'логистика' })).toMatchObject({ field: 'key' });
  });

  it('has members and heads, and lets them go', async () => {
    const form = `department-member:${logistics.id}`;
    await press(`department-member-form:${logistics.id}`);
    await submit(form, { handle: '@Olga', part: 'member' });
    expect(said(await submit(form, { handle: 'olga', part: 'head' }))).toContain('Olga Bergmann (@olga) (head)');
    expect(said(await say('/admin departments'))).toContain('Olga Bergmann');
    expect(said(await submit(form, { handle: 'olga', part: 'none' }))).toContain('Nobody belongs to it yet.');
    expect((await submit(form, { handle: 'olga', part: 'none' })).outcome).toBeUndefined();
    expect(await submit(form, { handle: 'nobody', part: 'head' })).toMatchObject({
      outcome: 'not-found',
      field: 'handle',
    });
    expect((await audited('department.member-changed')).map(({ details }) => details)).toEqual([
      { person: olga.id, from: 'none', to: 'member' },
      { person: olga.id, from: 'member', to: 'head' },
      { person: olga.id, from: 'head', to: 'none' },
    ]);
  });

  it('is nobody’s to change but an administrator’s', async () => {
    const values = valuesOf(await press(`department-form:${logistics.id}`));
    expect((await submit(`department:${logistics.id}`, { ...values, name: 'Mine' }, olga)).outcome).toBe('refused');
    const member = await submit(`department-member:${logistics.id}`, { handle: 'olga', part: 'head' }, olga);
    expect(member.outcome).toBe('refused');
    expect((await press(`department-form:${logistics.id}`, olga)).outcome).toBe('refused');
  });
});

describe('a channel of a department', () => {
  const inRoom = async (chatId: string, person = thomas) =>
    house.say(
      { ...(await at(db, person)), channel: 'slack', room: { platform: 'slack', chatId } },
      '/admin channel logistics',
    );

  it('is where an administrator says so; the answer is for all to see', async () => {
    expect(await inRoom('C1')).toMatchObject({ confidential: false });
    await inRoom('C1');
    expect(await audited('department.channel-connected')).toHaveLength(1);
    await inRoom('C2');
    expect(await db.departmentChannel.findMany()).toMatchObject([{ departmentId: logistics.id, chatId: 'C2' }]);
    expect((await inRoom('C3', olga)).outcome).toBe('refused');
  });

  it('is not found out from a chat of two', async () => {
    const told = await say('/admin channel logistics');
    expect(told.outcome).toBe('refused');
    expect(said(told)).toContain('/admin channel logistics');
    expect(await db.departmentChannel.count()).toBe(0);
  });

  it('ends by a button, once', async () => {
    await inRoom('C1');
    const { id } = await db.departmentChannel.findFirstOrThrow();
    expect(said(await say('/admin department logistics'))).toContain('Slack since');
    expect(said(await press(`department-channel-end:${id}`))).not.toContain('Slack since');
    expect((await press(`department-channel-end:${id}`)).outcome).toBe('not-found');
    expect(await audited('department.channel-ended')).toHaveLength(1);
  });
});
