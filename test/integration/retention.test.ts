import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/core/clock.ts';
import {
  inboxDays,
  linkAttemptDays,
  linkTokenDays,
  outboxPayloadDays,
  rateSlotDays,
  sentCardDays,
  sweepRetention,
} from '../../src/core/retention/sweep.ts';
import { aPerson, aToken } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();
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
    await sent('old', ago(sentCardDays, 1));
    await sent('edited', ago(sentCardDays, 1), ago(sentCardDays, -1));
    await sent('young', ago(sentCardDays, -1));
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
    const old = ago(outboxPayloadDays, 1);
    const young = ago(outboxPayloadDays, -1);
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
