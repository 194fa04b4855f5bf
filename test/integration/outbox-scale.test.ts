import { beforeAll, describe, expect, it } from 'vitest';
import { mailboxStates } from '../../src/core/attention/situation.ts';
import { sweepHeld } from '../../src/core/attention/sweep.ts';
import { oldDataOf } from '../../src/core/freshness/old.ts';
import { outboxRows } from '../../src/core/outbox/rows.ts';
import { settle } from '../../src/core/outbox/settle.ts';
import { anOrganisation } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { aClock } from '../setup/outbox.ts';
import { readInFull } from '../setup/scans.ts';

const { db } = await testDb();

/** 2,000 people, each with fifty messages that were sent and one that is due next year; ten have something to do now. */
const aLongHistory = async (): Promise<void> => {
  await anOrganisation(db);
  for (const statement of [
    `INSERT INTO person (handle, name, role, language, zone) SELECT 'p' || n, 'P' || n, 'kam', 'en', 'Europe/Rome' FROM generate_series(1, 2000) n`,
    `INSERT INTO mailbox (person_id) SELECT id FROM person`,
    `INSERT INTO outbox_message (key, mailbox_id, kind, payload, priority, due_at, deadline_at, state, attempts, sent_at)
       SELECT 'sent/' || m.id || '/' || n, m.id, 'saying', '{}', 1, '2026-01-01', '2026-01-02', 'sent', 1, '2026-01-01' FROM mailbox m, generate_series(1, 50) n`,
    `INSERT INTO outbox_message (key, mailbox_id, kind, payload, priority, due_at, deadline_at)
       SELECT 'next/' || id, id, 'saying', '{}', 1, '2027-11-23T08:00:00Z', '2027-11-24T08:00:00Z' FROM mailbox`,
    `INSERT INTO outbox_message (key, mailbox_id, kind, payload, priority, due_at, deadline_at)
       SELECT 'now/' || id, id, 'saying', '{}', 1, '2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z' FROM mailbox WHERE id <= 10`,
    `INSERT INTO outbox_message (key, mailbox_id, kind, payload, priority, due_at, deadline_at, state, reason, held_at)
       SELECT 'held/' || id, id, 'saying', '{}', 1, '2026-11-22T20:00:00Z', '2026-11-23T09:00:00Z', 'held', 'quiet-hours', '2026-11-22T20:00:00Z'
       FROM mailbox WHERE id <= 10`,
    `INSERT INTO setting (key, scope, scope_id, value) SELECT 'attention.mode.saying' || n || '.slack', 'person', id, '"off"' FROM person, generate_series(1, 20) n`,
    `INSERT INTO snooze (person_id, kind, until) SELECT id, 'saying' || n, '2026-12-01' FROM person, generate_series(1, 5) n`,
    `INSERT INTO import_batch (id, source, started_at) SELECT n, 'erp', timestamptz '2020-01-01T05:00Z' + n * interval '1 day' FROM generate_series(1, 2500) n`,
    `INSERT INTO import_file (batch_id, kind, name, hash, mapping, as_of, report)
       SELECT b.id, k.kind, 'erp.csv', encode(sha256((b.id || k.kind::text)::bytea), 'hex'), 'none', b.started_at, '{}' FROM import_batch b, unnest(enum_range(NULL::"ImportKind")) AS k(kind)`,
    'ANALYZE',
  ]) {
    await db.$executeRawUnsafe(statement);
  }
};

describe('an outbox with a long history', () => {
  beforeAll(aLongHistory);

  it('is worked off by its indexes alone', async () => {
    const clock = aClock();
    const worker = '00000000-0000-4000-8000-000000000001';
    const rows = outboxRows(db, clock, worker, 15_000);
    const before = await readInFull(db, ['outbox_message', 'sent_message']);
    const claimed = await rows.claim(100);
    expect(claimed).toHaveLength(10);
    await rows.begin(claimed.flatMap(({ task }) => task ?? []));
    await settle(
      db,
      clock,
      worker,
      claimed.map((one) => ({ claimed: one, outcome: { kind: 'dropped', reason: 'test' } })),
    );
    const after = await readInFull(db, ['outbox_message', 'sent_message']);
    expect(after).toEqual(before);
    expect(await rows.claim(100)).toEqual([]);
    expect(await db.mailbox.count({ where: { claim: { not: null } } })).toBe(0);
  });

  it('tells by its indexes alone what may interrupt somebody, and who is told what was held back', async () => {
    const now = aClock().now();
    const tables = ['outbox_message', 'setting', 'snooze', 'import_file', 'import_batch'];
    const before = await readInFull(db, tables);
    const states = await mailboxStates(db, now, [1, 2, 3], ['saying']);
    expect(
      [...states.values()].map(({ held, snoozes, own }) => [held.length, snoozes.length, Object.keys(own).length]),
    ).toEqual(Array.from({ length: 3 }, () => [1, 5, 20]));
    expect((await oldDataOf(db, now, ['orders', 'contracts'])).map(({ kind, days }) => [kind, days])).toEqual([
      ['orders', 12],
    ]);
    await sweepHeld(db, now, 'test');
    expect(await readInFull(db, tables)).toEqual(before);
    expect(await db.outboxMessage.count({ where: { kind: 'summary', state: 'pending' } })).toBe(10);
  });
});
