import { beforeEach, describe, expect, it } from 'vitest';
import { largestFile, type WireAnswer, type WireError } from '../../src/bots/console/wire.ts';
import { createDispatch } from '../../src/bots/dispatch.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import { largestUpload } from '../../src/core/imports/received/uploads.ts';
import { createLogger } from '../../src/core/logger.ts';
import { anOrganisation, aPerson } from '../factories/index.ts';
import { serveConsole } from '../setup/console.ts';
import { testDb } from '../setup/database.ts';
import { clock, seals } from './importing.ts';

const { db, reset } = await testDb();
const logger = createLogger('silent');
const dispatch = createDispatch({ db, clock, logger, commands, actions, forms, seals });
const secret = 'a secret of sixteen characters';
const { url } = await serveConsole({ db, clock, logger, dispatch, commands, secret });
const login = await fetch(`${url}/console/login`, {
  method: 'POST',
  body: new URLSearchParams({ secret }),
  redirect: 'manual',
});
const cookie = login.headers.getSetCookie().join('; ').split(';')[0] ?? '';

beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  await aPerson(db, { handle: 'thomas', name: 'Thomas', role: 'administrator' });
  await aPerson(db, { handle: 'irina', name: 'Irina', role: 'administrator' });
  await aPerson(db, { handle: 'olga', name: 'Olga', role: 'kam' });
});

type Answered = { readonly status: number; readonly body: WireAnswer & WireError };

const ask = async (path: string, init: RequestInit): Promise<Answered> => {
  const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie };
  const response = await fetch(`${url}/api/console/${path}`, { ...init, method: 'POST', headers });
  return { status: response.status, body: JSON.parse(await response.text()) };
};
const post = (path: 'messages' | 'actions', body: object) =>
  ask(path, { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

const clients = 'Customer ID,Customer Name\n7,Acme\n';
const send = (name: string, { as = 'thomas', content = clients, type = 'application/octet-stream', more = {} } = {}) =>
  ask(`files?${new URLSearchParams({ as, name, ...more })}`, { headers: { 'Content-Type': type }, body: content });

const tried = async () => {
  const { body } = await post('messages', { as: 'thomas', text: '/import try' });
  const [message] = body.replies;
  const drawn = message?.card?.children.flatMap((child) => (child.type === 'actions' ? child.buttons : [])) ?? [];
  const action = drawn.find((one) => one.action.startsWith('import-now:'))?.action;
  if (!message || !action) throw new Error(`nothing to import in ${message?.text}`);
  return { messageId: message.id, action, text: message.text };
};

describe('a file that is sent to the console', () => {
  it('says how far its trial has come, to who waits for it and nobody else', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `${i},Client ${i}`);
    await send('clients.csv', { content: `Customer ID,Customer Name\n${rows.join('\n')}\n` });
    const abort = new AbortController();
    const heard = async (as: string): Promise<() => string> => {
      const { body } = await fetch(`${url}/api/console/events?as=${as}`, { headers: { cookie }, signal: abort.signal });
      let text = '';
      void (async () => {
        for await (const chunk of body ?? []) text += Buffer.from(chunk).toString();
      })().catch(() => {});
      return () => text;
    };
    const [mine, others] = [await heard('thomas'), await heard('irina')];
    await tried();
    await expect.poll(mine).toContain('event: progress\ndata: {"line":"clients.csv: 1,000 rows read"}');
    expect(others()).not.toContain('progress');
    abort.abort();
  });

  it('is shown, tried and imported, once', async () => {
    const { status, body } = await send('clients.csv');
    expect([status, body.outcome]).toEqual([200, 'ok']);
    expect(body.replies).toMatchObject([{ text: '📎 clients.csv', author: { as: 'thomas' }, channel: 'direct' }]);
    const trial = await tried();
    expect(trial.text).toContain('Trial, nothing is imported yet: 1 new');
    expect(await db.account.count()).toBe(0);
    const press = (as = 'thomas') => post('actions', { as, messageId: trial.messageId, action: trial.action });
    expect((await press('irina')).status).toBe(403);
    const presses = await Promise.all([press(), press()]);
    for (const one of presses) expect([200, 409]).toContain(one.status);
    expect(await db.importBatch.count()).toBe(1);
    expect(await db.account.count()).toBe(1);
    expect((await press()).status).toBe(409);
  });

  it('is taken from a head of KAM, too', async () => {
    await aPerson(db, { handle: 'anna', name: 'Anna', role: 'head' });
    expect((await send('clients.csv', { as: 'anna' })).status).toBe(200);
    const { body } = await post('messages', { as: 'anna', text: '/import try' });
    expect(body.replies[0]?.text).toContain('Trial, nothing is imported yet: 1 new');
  });

  it('is kept once when it is sent again under the same request', async () => {
    const more = { requestId: 'one' };
    const [first, second] = [await send('a.csv', { more }), await send('a.csv', { more })];
    expect(second.body.replies.map(({ id }) => id)).toEqual(first.body.replies.map(({ id }) => id));
    expect([await db.importUpload.count(), await db.consoleMessage.count()]).toEqual([1, 1]);
  });

  it('is not taken from who imports nothing, nor from nobody', async () => {
    expect((await send('a.csv', { as: 'olga' })).status).toBe(403);
    expect((await send('a.csv', { as: 'nobody' })).status).toBe(404);
    const noCookie = await fetch(`${url}/api/console/files?as=thomas&name=a.csv`, { method: 'POST', body: 'x' });
    expect(noCookie.status).toBe(401);
    expect(await db.importUpload.count()).toBe(0);
  });

  it('is refused where it is too large, of another type, or without a name', async () => {
    expect(largestFile).toBe(largestUpload);
    expect((await send('a.csv', { content: 'x'.repeat(largestFile + 1) })).status).toBe(413);
    expect((await send('a.csv', { type: 'text/plain' })).status).toBe(400);
    expect((await send('')).status).toBe(400);
    expect((await send('a.csv', { more: { channel: 'logistics' } })).status).toBe(400);
    expect(await db.importUpload.count()).toBe(0);
  });

  it('can be as large as it may, in whatever bytes and by whatever name', async () => {
    expect((await send('a.csv', { content: 'x'.repeat(largestFile) })).status).toBe(200);
    expect((await send('Клиенты & "co".csv', { content: '' })).body.replies[0]?.text).toContain('Клиенты & "co".csv');
    expect(await db.importUpload.count()).toBe(2);
  });

  it('is not kept beyond what may wait together', async () => {
    for (const name of ['a.csv', 'b.csv', 'c.csv']) await send(name, { content: 'x'.repeat(largestFile) });
    const { status, body } = await send('d.csv');
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('d.csv was not kept')]);
    expect(await db.importUpload.count()).toBe(3);
  });
});
