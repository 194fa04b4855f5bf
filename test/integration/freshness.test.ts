import { pino } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/core/cards/card.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { watchFreshness } from '../../src/core/freshness/watch.ts';
import { messageKinds } from '../../src/core/outbox/registry.ts';
import { freshnessSweep } from '../../src/jobs/definitions/freshness-sweep.ts';
import { createRunner } from '../../src/jobs/run-job.ts';
import { anIdentity, anImport, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { aClock, aDelivery, aSender } from '../setup/outbox.ts';

const { db, reset } = await testDb();
beforeEach(async () => {
  await reset();
  await anOrganisation(db);
});

const anAdministrator = async (language: 'en' | 'ru' | 'it' = 'en') => {
  const { id } = await aPerson(db, { role: 'administrator', language });
  await anIdentity(db, { personId: id, platform: 'telegram', platformUserId: `admin-${id}` });
};

/** Looks once a day at nine, and gives what administrators were told. */
const days = async (from: string, count: number): Promise<string[]> => {
  const clock = aClock(`${from}T08:00:00Z`);
  const cards: Card[] = [];
  const { sender } = aSender({
    send: async (chat, card) => {
      cards.push(card);
      return { chatId: chat.chatId, messageId: `${clock.now()}` };
    },
  });
  const delivery = aDelivery(db, clock, [sender], { kinds: messageKinds });
  for (let i = 0; i < count; i++) {
    await watchFreshness(db, clock.now(), 'test');
    await delivery.deliverDue();
    clock.pass(Temporal.Duration.from({ hours: 24 }));
  }
  return cards.map(fallbackText);
};

describe('data that is getting old', () => {
  it('is told to administrators once it is older than it may be, all of it in one message', async () => {
    await anAdministrator();
    await anImport(db, ['invoices', 'payments', 'products'], '2026-11-19T05:00:00Z');
    const told = await days('2026-11-19', 6);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('The data is 3 working days old');
    expect(told[0]).toContain('invoices (test): as of');
    expect(told[0]).toContain('payments (test): as of');
    expect(told[0]).not.toContain('products');
  });

  it('is told again after four weeks, and no more once it is brought up to date', async () => {
    await anAdministrator();
    await anImport(db, ['invoices'], '2026-11-02T05:00:00Z');
    expect(await days('2026-11-02', 31)).toHaveLength(1);
    expect(await days('2026-12-03', 2)).toHaveLength(1);
    await anImport(db, ['invoices'], '2026-12-07T05:00:00Z');
    expect(await days('2026-12-07', 2)).toEqual([]);
    expect(await db.signal.findFirst()).toMatchObject({ state: 'resolved' });
  });

  it('is told of each source once a week at most, with all others that are old', async () => {
    await anAdministrator();
    await anImport(db, ['invoices'], '2026-11-16T05:00:00Z');
    await anImport(db, ['orders'], '2026-11-17T05:00:00Z');
    await anImport(db, ['returns'], '2026-11-20T05:00:00Z');
    const told = await days('2026-11-16', 21);
    expect(
      told.map((one) => ['invoices', 'orders', 'returns'].filter((what) => one.includes(`${what} (test)`))),
    ).toEqual([['invoices'], ['invoices', 'orders', 'returns']]);
  });

  it('does not count what was brought once, when the house was set up, and what changes now and then only after a month', async () => {
    await anAdministrator();
    await anImport(db, ['contracts'], '2026-09-01T05:00:00Z');
    expect(await days('2026-11-16', 2)).toEqual([]);
    await anImport(db, ['contracts'], '2026-10-20T05:00:00Z');
    // All Saints' Day is a Sunday: the twentieth working day is the 17th.
    const told = await days('2026-11-16', 4);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('The data is 21 working days old');
  });

  it('is told in each reader’s language', async () => {
    await anAdministrator('ru');
    await anAdministrator('it');
    await anImport(db, ['orders'], '2026-11-16T05:00:00Z');
    const told = (await days('2026-11-25', 1)).toSorted();
    expect(told[0]).toContain('Dati non aggiornati da 7 giorni lavorativi');
    expect(told[1]).toContain('Данные устарели: им 7 рабочих дней');
  });

  it('is not told when it was brought up to date before the message went out', async () => {
    await anAdministrator();
    await anImport(db, ['orders'], '2026-11-16T05:00:00Z');
    const clock = aClock('2026-11-25T08:00:00Z');
    await watchFreshness(db, clock.now(), 'test');
    await anImport(db, ['orders'], '2026-11-25T05:00:00Z');
    const { sender, says } = aSender();
    await aDelivery(db, clock, [sender], { kinds: messageKinds }).deliverDue();
    expect(says()).toEqual([]);
  });

  it('does not hold once the import was taken back', async () => {
    await anAdministrator();
    const { id } = await anImport(db, ['orders'], '2026-11-16T05:00:00Z');
    expect(await days('2026-11-25', 1)).toHaveLength(1);
    await db.importBatch.update({ where: { id }, data: { rolledBackAt: new Date('2026-11-25T09:00:00Z') } });
    await days('2026-11-26', 1);
    expect(await db.signal.findFirst()).toMatchObject({ state: 'resolved' });
  });

  it('is known in the log, up to its delivery, by the job that found it', async () => {
    await anAdministrator();
    await anImport(db, ['orders'], '2026-11-16T05:00:00Z');
    const clock = aClock('2026-11-25T08:00:00Z');
    const lines: string[] = [];
    const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const run = createRunner({ db, clock, logger, jobs: [freshnessSweep] }, async () => {});
    const { signal } = new AbortController();
    await run({ name: freshnessSweep.name, id: '7', carried: { payload: {} }, attempt: 1, signal });
    const { sender } = aSender();
    await aDelivery(db, clock, [sender], { kinds: messageKinds, logger }).deliverDue();
    const { id } = await db.outboxMessage.findFirstOrThrow();
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ trace: 'job/freshness-sweep/7', outbox: id, outcome: 'sent' }),
    );
  });

  it('is told once however many look at the same time', async () => {
    await anAdministrator();
    await anImport(db, ['orders'], '2026-11-16T05:00:00Z');
    const now = Temporal.Instant.from('2026-11-25T08:00:00Z');
    await Promise.all([1, 2, 3, 4].map(() => watchFreshness(db, now, 'test')));
    expect(await db.outboxMessage.count()).toBe(1);
  });
});
