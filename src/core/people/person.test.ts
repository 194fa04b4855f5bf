import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { anOrganisation, aPerson, day } from '../../../test/factories/index.ts';
import { testDb } from '../../../test/setup/database.ts';
import { everyone, personByHandle, todayHere } from './person.ts';

const { db, reset } = await testDb();
const today = Temporal.PlainDate.from('2026-11-21');

beforeEach(reset);

describe('a person', () => {
  it('is known by their handle, in any case', async () => {
    const { id } = await aPerson(db, { handle: 'olga' });
    expect(await personByHandle(db, 'Olga', today)).toMatchObject({ id, handle: 'olga' });
    expect(await personByHandle(db, 'marco', today)).toBeNull();
  });

  it('who leaves is nobody here from that day on', async () => {
    await aPerson(db, { handle: 'olga', leftOn: day('2026-11-21') });
    expect(await personByHandle(db, 'olga', today.subtract({ days: 1 }))).not.toBeNull();
    expect(await personByHandle(db, 'olga', today)).toBeNull();
    expect(await everyone(db, today)).toEqual([]);
  });
});

describe('today', () => {
  it('is the day where the organisation is', async () => {
    const lateInLondon = Temporal.Instant.from('2026-11-21T23:30:00Z');
    expect(String(await todayHere(db, lateInLondon))).toBe('2026-11-21');
    await anOrganisation(db, { zone: 'Europe/Rome' });
    expect(String(await todayHere(db, lateInLondon))).toBe('2026-11-22');
  });
});
