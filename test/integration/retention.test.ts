import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { fixedClock } from '../../src/core/clock.ts';
import {
  inboxDays,
  keptNames,
  keptOf,
  linkAttemptDays,
  linkTokenDays,
  overdue,
  rateSlotDays,
} from '../../src/core/retention/kept.ts';
import { stockOf } from '../../src/core/retention/queries.ts';
import { sweepRetention } from '../../src/core/retention/sweep.ts';
import {
  auditDays,
  cardDays,
  consoleDays,
  fileDays,
  importDays,
  messageDays,
  ownMeetingDays,
} from '../../src/core/settings/retention.ts';
import { aMeeting, anImport, anOrganisation, aPerson, aToken } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';
import { importer, refusalOf } from './importing.ts';

const { db, reset } = await testDb();
const { rollBack } = importer(db);
beforeEach(reset);

const now = fixedClock('2026-11-21T08:00:00Z').now();
const sweep = () => sweepRetention(db, now, new AbortController().signal);
/** So many days ago, and an hour more or less. */
const ago = (days: number, hours: number): Date =>
  new Date(now.subtract(Temporal.Duration.from({ hours: days * 24 + hours })).epochMilliseconds);

const card = { type: 'card', title: 'A card', children: [] };
const sent = (key: string, sentAt: Date, editedAt: Date | null = null) =>
  db.sentMessage.create({ data: { platform: 'slack', chatId: 'c', messageId: key, key, card, sentAt, editedAt } });
const came = (eventId: string, doneAt: Date | null, payload: string | null) =>
  db.inboxItem.create({
    data: { platform: 'slack', eventId, lane: 'c', payload, receivedAt: ago(inboxDays, 24), doneAt },
  });

describe('the retention sweep', () => {
  it('lets go of cards that were sent, and last changed, long ago', async () => {
    await sent('old', ago(cardDays.fallback, 1));
    await sent('edited', ago(cardDays.fallback, 1), ago(cardDays.fallback, -1));
    await sent('young', ago(cardDays.fallback, -1));
    expect(await sweep()).toMatchObject({ sentMessage: 1 });
    expect((await db.sentMessage.findMany()).map(({ key }) => key)).toEqual(['edited', 'young']);
  });

  it('lets go of what came in long ago, once it is done with and cut', async () => {
    await came('old', ago(inboxDays, 1), null);
    await came('uncut', ago(inboxDays, 1), '{}');
    await came('young', ago(inboxDays, -1), null);
    await came('open', null, '{}');
    expect(await sweep()).toMatchObject({ inbox: 1 });
    expect((await db.inboxItem.findMany({ orderBy: { id: 'asc' } })).map(({ eventId }) => eventId)).toEqual([
      'uncut',
      'young',
      'open',
    ]);
  });

  it('forgets what messages were made of that are over, and keeps their keys for good', async () => {
    const { id: personId } = await aPerson(db);
    const mailbox = await db.mailbox.create({ data: { personId } });
    const over = { mailboxId: mailbox.id, kind: 'try-out', payload: { some: 'thing' }, priority: 1, attempts: 1 };
    const dropped = { ...over, state: 'dropped', reason: 'late' } as const;
    const old = ago(messageDays.fallback, 1);
    const young = ago(messageDays.fallback, -1);
    await db.outboxMessage.create({ data: { ...dropped, key: 'old', dueAt: old, deadlineAt: old } });
    await db.outboxMessage.create({ data: { ...dropped, key: 'young', dueAt: young, deadlineAt: young } });
    await db.outboxMessage.create({ data: { ...over, key: 'open', dueAt: old, deadlineAt: old } });
    expect(await sweep()).toMatchObject({ outboxPayload: 1 });
    const left = await db.outboxMessage.findMany({ orderBy: { id: 'asc' } });
    expect(left.map(({ key, payload }) => [key, payload])).toEqual([
      ['old', {}],
      ['young', { some: 'thing' }],
      ['open', { some: 'thing' }],
    ]);
  });

  it('lets go of slots that have been free for long', async () => {
    const slot = (key: string, days: number) =>
      db.$executeRaw`INSERT INTO rate_slot (key, free_at) VALUES (${key}, now() - ${days} * interval '1 day')`;
    await slot('old', rateSlotDays + 1);
    await slot('young', rateSlotDays - 1);
    expect(await sweep()).toMatchObject({ rateSlot: 1 });
    expect((await db.rateSlot.findMany()).map(({ key }) => key)).toEqual(['young']);
  });

  it('lets go of keys that were used or expired, and of attempts at keys', async () => {
    const { id: personId } = await aPerson(db);
    await aToken(db, { personId, expiresAt: ago(linkTokenDays, 1) });
    await aToken(db, { personId, spentAt: ago(linkTokenDays, 1), expiresAt: ago(0, -24) });
    await aToken(db, { personId, expiresAt: ago(linkTokenDays, -1) });
    const attempt = { platform: 'slack', platformUserId: 'U1' };
    await db.linkAttempt.create({ data: { ...attempt, at: ago(linkAttemptDays, 1) } });
    await db.linkAttempt.create({ data: { ...attempt, at: ago(linkAttemptDays, -1) } });
    expect(await sweep()).toMatchObject({ linkToken: 2, linkAttempt: 1 });
    expect(await db.linkToken.count()).toBe(1);
    expect(await db.linkAttempt.count()).toBe(1);
  });

  it('lets go of what was said in the console, with its files, and of what people sent', async () => {
    const { id: chatPersonId } = await aPerson(db);
    const file = { kind: 'document', name: 'a.json', mimeType: 'application/json', bytes: new Uint8Array(4) };
    for (const at of [ago(consoleDays.fallback, 1), ago(consoleDays.fallback, -1)])
      await db.consoleMessage.create({ data: { chatPersonId, at, text: 'Hello', file: { create: file } } });
    const sentFile = { platform: 'slack', chatId: 'c', kind: 'voice', fileId: 'f', uniqueId: 'u' } as const;
    for (const days of [1, -1])
      await db.receivedFile.create({
        data: {
          ...sentFile,
          personId: chatPersonId,
          messageId: String(days),
          receivedAt: ago(fileDays.fallback, days),
        },
      });
    expect(await sweep()).toMatchObject({ console: 1, receivedFile: 1 });
    expect([await db.consoleMessage.count(), await db.consoleFile.count(), await db.receivedFile.count()]).toEqual([
      1, 1, 1,
    ]);
  });

  it('lets go of meetings of nobody else’s concern, and of no others', async () => {
    const startsAt = ago(ownMeetingDays.fallback, 2);
    await aMeeting(db, { accountId: null, title: 'Dentist', startsAt });
    await aMeeting(db, { accountId: null, title: 'Lately', startsAt: ago(ownMeetingDays.fallback, -1) });
    await aMeeting(db, { title: 'With a client', startsAt });
    expect(await sweep()).toMatchObject({ ownMeeting: 1 });
    expect((await db.meeting.findMany({ orderBy: { id: 'asc' } })).map(({ title }) => title)).toEqual([
      'Lately',
      'With a client',
    ]);
  });

  it('lets go of what was seen and done, for as long as the organisation says, and of no younger entry', async () => {
    await db.setting.create({ data: { key: auditDays.key, scope: 'organisation', scopeId: 0, value: 365 } });
    const entry = { personId: null, action: 'account.viewed', subject: 'account', channel: 'console' };
    await db.auditEntry.create({ data: { ...entry, subjectId: 1, at: ago(365, 1) } });
    await db.auditEntry.create({ data: { ...entry, subjectId: 2, at: ago(365, -1) } });
    expect(await sweep()).toMatchObject({ audit: 1 });
    expect((await db.auditEntry.findMany()).map(({ subjectId }) => subjectId)).toEqual([2]);
    await expect(db.auditEntry.deleteMany()).rejects.toThrow('append-only');
  });

  it('takes a value that is out of bounds for none', async () => {
    await db.setting.create({ data: { key: auditDays.key, scope: 'organisation', scopeId: 0, value: 1 } });
    await db.auditEntry.create({
      data: { action: 'account.viewed', subject: 'account', channel: 'console', at: ago(30, 0) },
    });
    expect(await sweep()).toMatchObject({ audit: 0 });
  });

  it('lets go of what an import changed, which then cannot be taken back', async () => {
    const { id: batchId } = await anImport(db, ['accounts'], ago(importDays.fallback, 1).toISOString());
    const { id: young } = await anImport(db, ['accounts'], ago(importDays.fallback, -1).toISOString());
    const change = { table: 'account', rowId: 1, before: { id: 1 } };
    await db.importChange.createMany({ data: [1, 2].map(() => ({ ...change, batchId })) });
    await db.importChange.create({ data: { ...change, batchId: young } });
    expect(await sweep()).toMatchObject({ importChange: 2 });
    expect((await db.importChange.findMany()).map((one) => one.batchId)).toEqual([young]);
    expect(await refusalOf(rollBack(batchId))).toEqual(['import-refused-forgotten']);
    expect((await db.importBatch.findUniqueOrThrow({ where: { id: young } })).forgottenAt).toBeNull();
  });

  it('takes more than one batch where there is much, and stops between two when it is told to', async () => {
    await db.$executeRaw`
      INSERT INTO link_attempt (platform, platform_user_id, at)
      SELECT 'slack', 'U' || n, ${ago(linkAttemptDays, 1)} FROM generate_series(1, 2500) n`;
    const stop = AbortSignal.abort(new Error('stopping'));
    await expect(sweepRetention(db, now, stop)).rejects.toThrow('stopping');
    expect(await db.linkAttempt.count()).toBe(2_500);
    expect(await sweep()).toMatchObject({ linkAttempt: 2_500 });
  });
});

describe('what is kept', () => {
  /** What is little at any time needs none. */
  const withoutIndex = ['formDraft', 'rateSlot'];

  it.each(keptNames.filter((name) => !withoutIndex.includes(name)))('is found by an index: %s', async (name) => {
    const one = keptOf(name);
    const plan = await db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      const rows = await tx.$queryRaw`EXPLAIN ${overdue(one, ago(1_000, 0), 1_000, 100)}`;
      return JSON.stringify(rows);
    });
    // Batches are few; what they changed is found by the batch.
    expect(plan).toContain(name === 'importChange' ? 'import_change_batch_id_idx' : 'Index Scan');
    if (name !== 'importChange') expect(plan).not.toContain('Seq Scan');
  });

  it('is counted, with the oldest', async () => {
    await sent('old', ago(40, 0));
    await sent('young', ago(1, 0));
    const stock = await stockOf(db);
    expect(stock.map(({ name }) => name)).toEqual(keptNames);
    expect(stock.find(({ name }) => name === 'sentMessage')).toEqual({
      name: 'sentMessage',
      days: cardDays.fallback,
      rows: 2,
      oldest: now.subtract({ hours: 40 * 24 }),
    });
    expect(stock.find(({ name }) => name === 'audit')).toMatchObject({ rows: 0, oldest: null });
  });

  it('is shown to administrators, and to nobody else', async () => {
    await anOrganisation(db);
    const house = theHouse(db);
    const administrator = await at(db, await aPerson(db, { role: 'administrator' }));
    const { card: shown } = await house.say(administrator, '/admin retention');
    expect(fallbackText(shown)).toContain('Audit · 5 years · 0');
    expect((await house.say(await at(db, await aPerson(db, { role: 'head' })), '/admin retention')).outcome).toBe(
      'refused',
    );
  });
});
