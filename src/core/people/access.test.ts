import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { anAccount, anAssignment, aPerson, day } from '../../../test/factories/index.ts';
import { testDb } from '../../../test/setup/database.ts';
import { relationsTo, requireView } from './access.ts';

const { db, reset } = await testDb();
const today = Temporal.PlainDate.from('2026-11-21');

beforeEach(reset);

describe('how a person stands to accounts', () => {
  it('is every relation that they have', async () => {
    const finance = await aPerson(db, { role: 'finance' });
    const { id: accountId } = await anAccount(db);
    await anAssignment(db, { accountId, personId: finance.id, role: 'team' });
    expect((await relationsTo(db, finance, today)).get(accountId)?.sort()).toEqual(['finance', 'team']);
  });

  it('changes on the day that an assignment begins and on the day that it ends', async () => {
    const olga = await aPerson(db);
    const { id: accountId } = await anAccount(db);
    await anAssignment(db, {
      accountId,
      personId: olga.id,
      role: 'deputy',
      fromOn: day('2026-11-21'),
      toOn: day('2026-11-23'),
    });
    const standsOn = async (iso: string) => (await relationsTo(db, olga, Temporal.PlainDate.from(iso))).has(accountId);
    expect([
      await standsOn('2026-11-20'),
      await standsOn('2026-11-21'),
      await standsOn('2026-11-22'),
      await standsOn('2026-11-23'),
    ]).toEqual([false, true, true, false]);
  });

  it('makes a head answer for an account whose owner is gone', async () => {
    const head = await aPerson(db, { role: 'head' });
    const { id: accountId } = await anAccount(db);
    const { id } = await anAssignment(db, { accountId });
    expect((await relationsTo(db, head, today)).has(accountId)).toBe(false);
    await db.assignment.update({ where: { id }, data: { toOn: day('2026-11-01') } });
    expect((await relationsTo(db, head, today)).get(accountId)).toEqual(['manager']);
  });

  it('makes a head answer for an account whose owner has left the company', async () => {
    const head = await aPerson(db, { role: 'head' });
    const olga = await aPerson(db);
    const { id: accountId } = await anAccount(db, { owner: olga });
    await db.person.update({ where: { id: olga.id }, data: { leftOn: day('2026-11-22') } });
    expect((await relationsTo(db, head, today)).has(accountId)).toBe(false);
    expect((await relationsTo(db, head, today.add({ days: 1 }))).get(accountId)).toEqual(['manager']);
  });

  it('does not count archived accounts, but knows them', async () => {
    const olga = await aPerson(db);
    const { id: accountId } = await anAccount(db, { owner: olga });
    await db.account.update({ where: { id: accountId }, data: { archivedAt: new Date('2026-11-01') } });
    expect((await relationsTo(db, olga, today)).size).toBe(0);
    expect((await relationsTo(db, olga, today, accountId)).get(accountId)).toEqual(['owner']);
  });

  it('is found even where managers go round in a circle', async () => {
    const [first, second] = [await aPerson(db), await aPerson(db)];
    await db.person.update({ where: { id: first.id }, data: { managerId: second.id } });
    await db.person.update({ where: { id: second.id }, data: { managerId: first.id } });
    const { id: accountId } = await anAccount(db, { owner: second });
    expect((await relationsTo(db, first, today)).get(accountId)).toEqual(['manager']);
  });
});

describe('what a use case asks first', () => {
  it('gives the parts that are visible', async () => {
    const finance = await aPerson(db, { role: 'finance' });
    const { id } = await anAccount(db);
    const context = { db, person: finance, today };
    expect([...(await requireView(context, id))]).toEqual(['profile', 'receivables']);
    expect([...(await requireView(context, id, 'receivables'))]).toEqual(['profile', 'receivables']);
  });

  it('finds nothing where the part it needs is not visible, as where there is no account', async () => {
    const finance = await aPerson(db, { role: 'finance' });
    const { id } = await anAccount(db);
    const context = { db, person: finance, today };
    const notThere = { kind: 'not-found', key: 'account-not-found', args: {} };
    await expect(requireView(context, id, 'relationship')).rejects.toMatchObject(notThere);
    await expect(requireView(context, id + 1)).rejects.toMatchObject(notThere);
  });
});
