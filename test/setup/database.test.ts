import { expect, it } from 'vitest';
import { testDb } from './database.ts';

const { db, reset } = await testDb();

const addDepartment = () =>
  db.department.create({ data: { key: 'logistics', name: 'Logistics', language: 'en', zone: 'Europe/Rome' } });

it('gives a migrated, empty database, and empties it again with its numbers', async () => {
  expect(await db.department.count()).toBe(0);
  const { id } = await addDepartment();
  await reset();
  expect(await db.department.count()).toBe(0);
  expect((await addDepartment()).id).toBe(id);
});
