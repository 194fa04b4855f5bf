import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { createLogger } from '../../src/core/logger.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { type FakeTelegram, startTelegram } from '../fakes/telegram/client.ts';
import { testDb } from '../setup/database.ts';
import { telegramSettled } from '../setup/telegram.ts';

const { db, reset, url } = await testDb();
let fake: FakeTelegram;
let app: App;
beforeAll(async () => {
  fake = await startTelegram({ rates: 1 });
  const telegram = { token: fake.token, apiRoot: fake.root, webhook: undefined };
  app = await createApp(
    { host: '127.0.0.1', telegram, secretKey: Buffer.alloc(32, 5) },
    { databaseUrl: url, logger: createLogger('silent') },
  );
  await app.listen(0);
});
afterAll(async () => {
  await app.close();
  await fake.stop();
});

const act: FakeTelegram['act'] = (name, input) => fake.act(name, input);
const settled = () => telegramSettled(fake, db);

/** Somebody who has started a chat with the assistant. */
const someone = async (name: string, role: 'administrator' | 'head' | 'kam'): Promise<number> => {
  const person = await aPerson(db, { handle: name.toLowerCase(), name, role });
  const user = await act('addPerson', { first_name: name, language_code: 'en', started: true });
  await anIdentity(db, { personId: person.id, platformUserId: String(user) });
  return user;
};

let thomas: number;
beforeEach(async () => {
  await settled();
  await reset();
  await anOrganisation(db);
  thomas = await someone('Thomas', 'administrator');
});
afterEach(async () => {
  const violations = await act('violations', {});
  await act('clearViolations', {});
  expect(violations).toEqual([]);
});

const clients = 'Customer ID,Customer Name\n7,Acme\n8,Globex\n';
const orders = 'Order No,Customer,Order Date,Currency\nA-1,7,2026-01-25,GBP\nA-2,7,soon,GBP\n';

interface How {
  readonly user?: number;
  readonly caption?: string;
  readonly album?: string;
  readonly size?: number;
}
const send = async (name: string, holds: string, { user = thomas, ...how }: How = {}) => {
  const content = Buffer.from(holds).toString('base64');
  await act('send', { user, kind: 'document', name, content, ...how });
};
const say = async (text: string) => {
  await act('say', { user: thomas, text });
  await settled();
};
const seen = (user = thomas) => act('seen', { user });
const texts = async (user = thomas) => (await seen(user)).map(({ text }) => text);
const press = async (label: string) => {
  const message = (await seen()).at(-1)?.messageId ?? 0;
  await act('press', { user: thomas, message, label });
  await settled();
};

describe('tables that are sent in Telegram', () => {
  it('are shown, tried by word or button, and imported by the next', async () => {
    await send('clients.csv', clients);
    await settled();
    expect(await texts()).toEqual([expect.stringContaining('1 file waits to be imported')]);
    await send('orders.csv', orders);
    await settled();
    expect((await texts()).at(-1)).toContain('2 files wait to be imported');
    await press('Try them');
    expect((await texts()).at(-1)).toContain('Trial, nothing is imported yet: 3 new, 0 changed, 1 rejected');
    await say('/import try 2026-11-20');
    expect((await texts()).at(-1)).toContain('3 new, 0 changed, 1 rejected');
    expect(await db.account.count()).toBe(0);
    await press('Import it now');
    expect((await texts()).at(-1)).toMatch(/Import \d+ is done: 3 new/);
    expect([await db.account.count(), await db.importBatch.count(), await db.importUpload.count()]).toEqual([2, 1, 0]);
    expect(await db.auditEntry.findMany({ where: { action: 'import.applied' } })).toMatchObject([
      { channel: 'telegram' },
    ]);
    expect(await db.receivedFile.count()).toBe(0);
  });

  it('with the command as their caption are tried at once', async () => {
    await send('clients.csv', clients, { caption: '/import try' });
    await settled();
    expect(await texts()).toEqual([expect.stringContaining('Trial, nothing is imported yet: 2 new')]);
  });

  it('as an album are answered once, and tried together by the button', async () => {
    await act('holdUpdates', { hold: true });
    await send('clients.csv', clients, { album: 'a', caption: '/import try' });
    await send('orders.csv', orders, { album: 'a' });
    await act('holdUpdates', { hold: false });
    await settled();
    expect(await texts()).toEqual([expect.stringContaining('to be imported')]);
    await press('Try them');
    expect(await texts()).toEqual([expect.stringContaining('3 new, 0 changed, 1 rejected')]);
  });

  it('that are too large are refused before they are fetched', async () => {
    await send('large.csv', '', { size: 20 * 2 ** 20 + 1 });
    await settled();
    expect(await texts()).toEqual([expect.stringContaining('large.csv is larger than 20 MB')]);
    expect(await db.importUpload.count()).toBe(0);
  });

  it('are taken from a head of KAM, too', async () => {
    const irina = await someone('Irina', 'head');
    await send('clients.csv', clients, { user: irina });
    await settled();
    expect(await texts(irina)).toEqual([expect.stringContaining('1 file waits to be imported')]);
  });

  it('of who imports nothing stay in Telegram', async () => {
    const olga = await someone('Olga', 'kam');
    await send('clients.csv', clients, { user: olga });
    await settled();
    expect(await texts(olga)).toEqual([expect.stringContaining('It stays in Telegram')]);
    expect([await db.importUpload.count(), await db.receivedFile.count()]).toEqual([0, 1]);
  });
});
