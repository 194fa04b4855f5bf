import { expect, it } from 'vitest';
import { sweepMeetings } from '../../src/core/meetings/sweep.ts';
import { anOrganisation } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { aClock } from '../setup/outbox.ts';
import { readInFull } from '../setup/scans.ts';

const { db } = await testDb();

/** 500 people with two years of meetings, each reminded of and asked about; ten have one in an hour, and ten had one that ended a while ago. */
const aLongHistory = async (): Promise<void> => {
  await anOrganisation(db);
  for (const statement of [
    `INSERT INTO person (handle, name, role, language, zone) SELECT 'p' || n, 'P' || n, 'kam', 'en', 'Europe/Rome' FROM generate_series(1, 500) n`,
    `INSERT INTO account (name) SELECT 'A' || n FROM generate_series(1, 500) n`,
    `INSERT INTO mailbox (person_id) SELECT id FROM person`,
    `INSERT INTO meeting (account_id, person_id, title, starts_at, ends_at, status, asked_at)
       SELECT id, id, 'Talk', '2026-11-23T09:00:00Z'::timestamptz - n * interval '5 days', '2026-11-23T10:00:00Z'::timestamptz - n * interval '5 days', 'held', '2026-01-01'
       FROM person, generate_series(1, 120) n`,
    `INSERT INTO meeting (account_id, person_id, title, starts_at, ends_at)
       SELECT id, id, 'Talk', '2026-11-23T09:00:00Z'::timestamptz + n * interval '5 days', '2026-11-23T10:00:00Z'::timestamptz + n * interval '5 days'
       FROM person, generate_series(1, 40) n`,
    `INSERT INTO outbox_message (key, mailbox_id, kind, payload, priority, due_at, deadline_at, state, attempts, sent_at)
       SELECT 'meeting-reminder/' || m.id, b.id, 'meeting-reminder', jsonb_build_object('meetingId', m.id, 'startsAt', m.starts_at), 0, '2026-01-01', '2026-01-02', 'sent', 1, '2026-01-01'
       FROM meeting m JOIN mailbox b ON b.person_id = m.person_id`,
    `INSERT INTO meeting (account_id, person_id, title, starts_at, ends_at)
       SELECT id, id, 'Talk', '2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z' FROM person WHERE id <= 10`,
    `INSERT INTO meeting (account_id, person_id, title, starts_at, ends_at)
       SELECT id, id, 'Talk', '2026-11-23T06:00:00Z', '2026-11-23T07:00:00Z' FROM person WHERE id BETWEEN 11 AND 20`,
    'ANALYZE',
  ]) {
    await db.$executeRawUnsafe(statement);
  }
};

it('finds the meetings that are near and those that are over by indexes, whatever the history', async () => {
  await aLongHistory();
  const before = await readInFull(db, ['meeting', 'outbox_message']);
  await sweepMeetings(db, aClock().now(), 'test');
  expect(await readInFull(db, ['meeting', 'outbox_message'])).toEqual(before);
  const made = await db.outboxMessage.groupBy({ by: ['kind'], where: { state: 'pending' }, _count: true });
  expect(made.map(({ kind, _count }) => [kind, _count]).sort()).toEqual([
    ['meeting-outcome', 10],
    ['meeting-reminder', 10],
  ]);
});
