import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { raiseAlarm } from '../../src/core/alarms/alarms.ts';
import { sealedFor } from '../../src/core/calendars/connection.ts';
import { createSeals } from '../../src/core/calendars/seal.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { Db } from '../../src/core/db.ts';
import { createLogger } from '../../src/core/logger.ts';
import { createOpenCalendar } from '../../src/feeds/open.ts';
import type { Job } from '../../src/jobs/define-job.ts';
import { type HouseJobs, type JobName, jobs } from '../../src/jobs/registry.ts';
import { createRunner } from '../../src/jobs/run-job.ts';
import { recurring } from '../../src/jobs/schedules.ts';
import { calendarOf } from '../factories/ics.ts';
import { aContract, aMeeting, anAccount, anImport, anOrganisation, aPerson, day } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';

const clock = fixedClock('2026-11-21T08:00:00Z');
const seals = createSeals(Buffer.alloc(32, 7));
const calendars = { seals, open: createOpenCalendar({ allowPrivate: false }) };
/** Sealed once, since no two seals are the same. */
const sealedCalendar = seals.seal(
  JSON.stringify({
    kind: 'file',
    text: calendarOf(['UID:1', 'SUMMARY:Acme', 'DTSTART:20261124T090000Z', 'DTEND:20261124T100000Z']),
  }),
  sealedFor(1),
);

/** A file that waits in a folder that is watched, and stays there until somebody decides. */
const folder = { path: mkdtempSync(join(tmpdir(), 'kam-folder-')), seals };
afterAll(() => rmSync(folder.path, { recursive: true }));
const table = 'Customer ID,Customer Name\n7,Acme\n';
const inFolder = { name: 'clients.csv', size: table.length, mtime: new Date('2026-11-20T22:00:00Z') };
writeFileSync(join(folder.path, inFolder.name), table);
utimesSync(join(folder.path, inFolder.name), inFolder.mtime, inFolder.mtime);

const longAgo = new Date('2026-01-05T08:00:00Z');

/**
 * For each job, a database in which it has something to do, and what it is told. Whoever adds a job adds it here: it is done once in one
 * database, and three times, two of them side by side, in another; both must then be the same.
 */
const cases: { readonly [Name in JobName]: (db: Db) => Promise<HouseJobs[Name]> } = {
  heartbeat: async () => ({}),
  'alarm-sweep': async (db) => {
    await aPerson(db, { handle: 'admin', name: 'Admin', role: 'administrator' });
    await raiseAlarm(
      { db, clock, logger: createLogger('silent') },
      { kind: 'render', subject: 'slack/brief: refused' },
    );
    return {};
  },
  'freshness-sweep': async (db) => {
    await anOrganisation(db);
    await aPerson(db, { handle: 'admin', name: 'Admin', role: 'administrator' });
    await anImport(db, ['invoices'], '2026-11-10T06:00:00Z');
    // Factories number what they make, and both databases are to begin alike.
    await db.importFile.updateMany({ data: { hash: '0'.repeat(64) } });
    return {};
  },
  'meeting-sweep': async (db) => {
    await anOrganisation(db);
    const { id: personId } = await aPerson(db, { handle: 'kam', name: 'Olga' });
    const { id: accountId } = await anAccount(db, { name: 'Acme' });
    const meeting = (startsAt: string, location: string | null = null) =>
      aMeeting(db, { personId, accountId, startsAt: new Date(startsAt), location });
    await meeting('2026-11-21T09:00:00Z', 'via Manzoni 4');
    await meeting('2026-11-21T06:00:00Z');
    return {};
  },
  'dates-sweep': async (db) => {
    await anOrganisation(db);
    // A Monday morning would do; at the weekend it is told what is over by Monday.
    const owner = await aPerson(db, { handle: 'olga', name: 'Olga' });
    const { id: accountId } = await anAccount(db, { name: 'Acme', owner });
    await aContract(db, { accountId, number: 'C-7', endsOn: day('2026-11-22') });
    await aMeeting(db, { accountId, personId: owner.id, startsAt: new Date('2026-11-21T14:00:00Z') });
    return {};
  },
  'attention-sweep': async (db) => {
    await anOrganisation(db);
    const { id: personId } = await aPerson(db, { handle: 'kam', name: 'Olga' });
    // The day is a Saturday.
    const value = [1, 2, 3, 4, 5, 6, 7];
    await db.setting.create({ data: { key: 'attention.days', scope: 'person', scopeId: personId, value } });
    const held = { state: 'held', reason: 'outage', heldAt: new Date('2026-11-21T05:00:00Z') } as const;
    const at = new Date('2026-11-21T05:00:00Z');
    const message = { key: 'late', kind: 'try-out', payload: {}, priority: 1, dueAt: at, deadlineAt: at, ...held };
    await db.mailbox.create({ data: { personId, messages: { create: message } } });
    return {};
  },
  'calendar-sync': async (db) => {
    const { id: personId } = await aPerson(db, { handle: 'kam', name: 'Olga' });
    expect(personId).toBe(1);
    const dueAt = new Date('2026-11-21T07:00:00Z');
    await db.calendar.create({ data: { personId, kind: 'file', name: 'Mine', sealed: sealedCalendar, dueAt } });
    return {};
  },
  'folder-sweep': async (db) => {
    await anOrganisation(db);
    await aPerson(db, { handle: 'admin', name: 'Admin', role: 'administrator' });
    const { name, size, mtime } = inFolder;
    await db.folderFile.create({
      data: { name, size, writtenAt: mtime, stillSince: new Date('2026-11-21T07:00:00Z') },
    });
    return {};
  },
  'retention-sweep': async (db) => {
    const card = { type: 'card', title: 'A card', children: [] };
    await db.sentMessage.create({
      data: { platform: 'slack', chatId: 'c', messageId: '1', key: 'old', card, sentAt: longAgo },
    });
    await db.sentMessage.create({
      data: {
        platform: 'slack',
        chatId: 'c',
        messageId: '2',
        key: 'new',
        card,
        sentAt: new Date('2026-11-20T08:00:00Z'),
      },
    });
    await db.$executeRaw`
      INSERT INTO link_attempt (platform, platform_user_id, at) SELECT 'slack', 'U' || n, ${longAgo} FROM generate_series(1, 1500) n`;
    return {};
  },
};

const contentRow = z.object({ table: z.string(), content: z.unknown() });

/** All that is in the database, but for the books of the jobs themselves. */
const contentOf = async (url: string): Promise<Map<string, unknown>> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('job_state', '_prisma_migrations') ORDER BY 1`,
    );
    const query = tables.map(
      ({ name }) =>
        `SELECT '${name}' AS table, coalesce(jsonb_agg(t ORDER BY t::text), '[]') AS content FROM "${name}" t`,
    );
    const { rows } = await client.query(query.join(' UNION ALL '));
    return new Map(
      z
        .array(contentRow)
        .parse(rows)
        .map(({ table, content }) => [table, content]),
    );
  } finally {
    await client.end();
  }
};

describe('the jobs of the house', () => {
  it('have names of small letters, each its own', () => {
    const names = jobs.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
  });

  it.each(recurring(jobs).map((job) => [job.name, job] as const))('%s recurs, so it is told nothing', (_name, job) => {
    expect(job.schema.safeParse({}).success).toBe(true);
  });

  it.each(jobs.map((job) => job.name))('%s leaves the same behind, however often it is done', async (name) => {
    const all: readonly Job[] = jobs;
    const done = async (how: (run: () => Promise<void>) => Promise<unknown>) => {
      const { db, url } = await testDb();
      const payload = await cases[name](db);
      const before = await contentOf(url);
      const asked: string[] = [];
      const runJob = createRunner(
        { db, clock, logger: createLogger('silent'), jobs: all, calendars, folder },
        async (next, _carried, id) => {
          asked.push(`${next}/${id}`);
        },
      );
      const { signal } = new AbortController();
      await how(() => runJob({ name, id: '1', carried: { payload }, attempt: 1, signal }));
      return { before, after: await contentOf(url), asked: new Set(asked) };
    };
    const once = await done((run) => run());
    const often = await done(async (run) => {
      await Promise.all([run(), sleep(1).then(run)]);
      await run();
    });
    expect(often).toEqual(once);
  });
});
