import { beforeEach, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/setup/database.ts';
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
});
