import { beforeEach, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/setup/database.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { fixedClock } from '../clock.ts';
import { audit, auditAll } from './record.ts';

const { db, reset } = await testDb();
const now = fixedClock('2026-11-21T08:00:00Z').now();
const seen = { personId: 1, action: 'account.viewed', subject: 'account', subjectId: 7, channel: 'console' };

beforeEach(reset);

describe('the audit', () => {
  it('keeps who did what to what, where and when', async () => {
    await audit(db, now, { ...seen, details: { view: 'brief' } });
    await auditAll(db, now, [seen, { ...seen, subjectId: 8 }]);
    expect(await db.auditEntry.findMany({ omit: { id: true }, orderBy: { id: 'asc' } })).toEqual([
      { ...seen, at: new Date('2026-11-21T08:00:00Z'), details: { view: 'brief' } },
      { ...seen, at: new Date('2026-11-21T08:00:00Z'), details: {} },
      { ...seen, subjectId: 8, at: new Date('2026-11-21T08:00:00Z'), details: {} },
    ]);
  });

  it('falls with the change that it belongs to', async () => {
    const change = db.$transaction(async (tx) => {
      await audit(tx, now, seen);
      throw new Error('the change failed');
    });
    await expect(change).rejects.toThrow('the change failed');
    expect(await db.auditEntry.count()).toBe(0);
  });

  it('is only ever added to', async () => {
    await audit(db, now, seen);
    await expect(db.auditEntry.updateMany({ data: { action: 'account.forgotten' } })).rejects.toThrow('append-only');
    await expect(db.auditEntry.deleteMany()).rejects.toThrow('append-only');
  });

  it('lets the erasure of a person empty details of theirs, and nothing more', async () => {
    await audit(db, now, { ...seen, details: { view: 'brief' } });
    await audit(db, now, { ...seen, personId: 2, subject: 'person', subjectId: 1, details: { platform: 'slack' } });
    await audit(db, now, { ...seen, personId: 2, subjectId: 1, details: { of: 'another' } });
    const [first, about, other] = await db.auditEntry.findMany({ orderBy: { id: 'asc' } });
    const erasing = (entry: typeof first, data: Prisma.AuditEntryUpdateInput) =>
      db.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT set_config('kam.erased_person', '1', true)`;
        await tx.auditEntry.update({ where: { id: entry?.id ?? 0n }, data });
      });
    for (const data of [
      { details: { view: 'none' } },
      { details: {}, action: 'account.forgotten' },
      { details: {}, at: new Date('2026-01-01') },
      { details: {}, personId: null },
    ])
      await expect(erasing(first, data)).rejects.toThrow('append-only');
    await expect(erasing(other, { details: {} })).rejects.toThrow('append-only');
    await erasing(first, { details: {} });
    await erasing(about, { details: {} });
    const deleting = db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('kam.erased_person', '1', true)`;
      await tx.auditEntry.deleteMany();
    });
    await expect(deleting).rejects.toThrow('append-only');
    expect((await db.auditEntry.findMany({ orderBy: { id: 'asc' } })).map(({ details }) => details)).toEqual([
      {},
      {},
      { of: 'another' },
    ]);
  });
});
