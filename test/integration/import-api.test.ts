import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createImportApi } from '../../src/bots/api/api.ts';
import { openApi } from '../../src/bots/api/openapi.ts';
import { errorBody, trialBody } from '../../src/bots/api/schemas.ts';
import { createRateLimit } from '../../src/bots/rate-limit.ts';
import { keepTokens, readTokenOrder } from '../../src/cli/api-tokens.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { connect } from '../../src/core/db.ts';
import { UserError } from '../../src/core/errors.ts';
import { translator } from '../../src/core/i18n/translator.ts';
import { lockImports } from '../../src/core/imports/lock.ts';
import { largestUpload, mostFiles } from '../../src/core/imports/received/uploads.ts';
import { createLogger } from '../../src/core/logger.ts';
import { sweepRetention } from '../../src/core/retention/sweep.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { everythingIn } from '../setup/everything.ts';
import { at, theHouse } from '../setup/house.ts';
import { clock, seals } from './importing.ts';

const { db, reset } = await testDb();
const logger = createLogger('silent');
const t = translator('en', 'UTC');
const house = theHouse(db, clock, seals);

const serve = async (over: Partial<Parameters<typeof createImportApi>[0]> = {}) => {
  const server = createHttpServer(
    createImportApi({ db, clock, seals, logger, rateLimit: createRateLimit(clock), ...over }),
  );
  const port = await server.listen('127.0.0.1', 0);
  afterAll(() => server.close(100));
  return `http://127.0.0.1:${port}`;
};
const url = await serve();

let token: string;
beforeEach(async () => {
  await reset();
  await anOrganisation(db, { zone: 'Europe/Rome', baseCurrency: 'EUR', language: 'en' });
  await aPerson(db, { handle: 'thomas', name: 'Thomas Weber', role: 'administrator' });
  token = await made('erp --for thomas');
});

const keep = (line: string) => {
  const order = readTokenOrder(line.split(' '));
  if (!order) throw new Error(`no order: ${line}`);
  return keepTokens(order, { db, clock, t });
};
const made = async (line: string): Promise<string> => (await keep(`new ${line}`)).list[0] ?? '';

const clients = 'Customer ID,Customer Name,City\n7,Acme,Leeds\n8,Globex,Kyiv\n';
const orders = 'Order No,Customer,Order Date,Currency\nA-1,7,2026-01-25,GBP\nA-2,7,soon,GBP\n';

const form = (
  files: Record<string, string | Uint8Array<ArrayBuffer>>,
  fields: Record<string, string> = {},
): FormData => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const [name, content] of Object.entries(files)) body.append('file', new Blob([content]), name);
  return body;
};

/** Every answer is held against the document that programs are given. */
const answers = {
  Trial: z.fromJSONSchema(JSON.parse(JSON.stringify(openApi.components.schemas.Trial))),
  Error: z.fromJSONSchema(JSON.parse(JSON.stringify(openApi.components.schemas.Error))),
};
const documented = (method: string, path: string, status: number): z.ZodType => {
  const named = path.replace(/\?.*/, '').replace(/\d+/, '{trial}');
  const paths: Record<string, Record<string, { responses: Record<string, unknown> }>> = JSON.parse(
    JSON.stringify(openApi.paths),
  );
  const response = paths[named]?.[method.toLowerCase()]?.responses[status];
  expect(response, `${method} ${named} answers ${status}, which is not in the document`).toBeDefined();
  return JSON.stringify(response).includes('/Trial"') ? answers.Trial : answers.Error;
};

const ask = async (method: string, path: string, init: RequestInit = {}, shown: string | null = token, to = url) => {
  const headers = { ...(shown !== null && { Authorization: `Bearer ${shown}` }), ...init.headers };
  const response = await fetch(`${to}/api/import${path}`, { ...init, method, headers });
  const body: unknown = JSON.parse(await response.text());
  expect(documented(method, `/api/import${path}`, response.status).safeParse(body).error).toBeUndefined();
  return { status: response.status, body, headers: response.headers };
};
const trialOf = ({ body }: { body: unknown }) => trialBody.parse(body);
const errorOf = ({ body }: { body: unknown }) => errorBody.parse(body).error;
const send = (body: FormData | string, headers: Record<string, string> = {}, shown: string | null = token) =>
  ask('POST', '', { body, headers }, shown);

describe('importing over HTTP', () => {
  it('tries files, says what they would do, and imports them when it is asked to, once', async () => {
    const tried = await send(form({ 'clients.csv': clients, 'orders.csv': orders }, { asOf: '2026-11-20' }));
    expect(tried.status).toBe(200);
    const trial = trialOf(tried);
    expect(trial).toMatchObject({
      state: 'waiting',
      figures: { added: 3, changed: 0, vanished: 0, rejected: 1 },
      rejected: [{ file: 'orders.csv', lines: 1, first: [{ line: 3, column: 'Order Date', value: 'soon' }] }],
    });
    expect(trial.readings.map(({ file, kind, added }) => [file, kind, added])).toEqual([
      ['clients.csv', 'accounts', 2],
      ['orders.csv', 'orders', 1],
    ]);
    expect(trial.text.at(-1)).toBe('Dry run: nothing was changed.');
    expect(await db.account.count()).toBe(0);
    expect(trialOf(await ask('GET', `/${trial.trial}`))).toEqual(trial);

    const applied = await Promise.all([ask('POST', `/${trial.trial}/apply`), ask('POST', `/${trial.trial}/apply`)]);
    for (const { status } of applied) expect([200, 409]).toContain(status);
    const again = trialOf(await ask('POST', `/${trial.trial}/apply`));
    expect(again).toMatchObject({ state: 'applied', figures: trial.figures });
    expect(again.text.join('\n')).toContain(`import ${again.applied?.batch}.`);
    expect([await db.importBatch.count(), await db.account.count(), await db.importUpload.count()]).toEqual([1, 2, 0]);
    const batch = await db.importBatch.findFirstOrThrow({ include: { person: true, files: true } });
    expect(batch.person?.handle).toBe('thomas');
    expect(batch.files[0]?.asOf.toISOString()).toBe('2026-11-19T23:00:00.000Z');
    const told = await db.auditEntry.findMany({ where: { channel: 'api' }, orderBy: { id: 'asc' } });
    expect(told.map(({ action }) => action)).toEqual(['import.tried', 'import.applied']);
  });

  it('imports at once with apply, and says which import it was', async () => {
    const done = trialOf(await send(form({ 'clients.csv': clients }, { apply: 'true', source: 'erp' })));
    expect(done).toMatchObject({ state: 'applied', figures: { added: 2 } });
    const batch = await db.importBatch.findFirstOrThrow({});
    expect(batch).toMatchObject({ id: done.applied?.batch, source: 'erp' });
    expect(trialOf(await send(form({ 'clients.csv': clients }, { apply: 'true', source: 'erp' })))).toMatchObject({
      trial: null,
      state: 'nothing',
    });
    expect([await db.importBatch.count(), await db.importUpload.count()]).toEqual([1, 0]);
  });

  it('gives the first answer to a second sending under the same key, refusals too', async () => {
    const key = { 'Idempotency-Key': '2026-11-21/clients' };
    const body = () => form({ 'clients.csv': clients }, { apply: 'true' });
    const first = await send(body(), key);
    expect(trialOf(first).state).toBe('applied');
    expect((await send(form({ 'other.csv': orders }), key)).body).toEqual(first.body);
    expect(await db.importBatch.count()).toBe(1);
    const bad = { 'Idempotency-Key': 'bad' };
    const refused = await send(form({ 'a.csv': 'A,B\n1,2\n' }), bad);
    expect(refused.status).toBe(422);
    expect(await send(form({ 'clients.csv': clients }), bad)).toMatchObject({ status: 422, body: refused.body });
    // Another token's key is another one.
    const other = await made('crm');
    expect(trialOf(await send(form({ 'clients.csv': `${clients}9,Initech,Austin\n` }), bad, other)).state).toBe(
      'waiting',
    );
  });

  it('goes on where a process died after the trial, without a second one', async () => {
    const key = { 'Idempotency-Key': 'k' };
    const trial = trialOf(await send(form({ 'clients.csv': clients }, { apply: 'false' }), key));
    await db.$executeRaw`UPDATE inbox SET answer = NULL, done_at = NULL, claimed_until = 'epoch'`;
    const done = trialOf(await send(form({ 'clients.csv': clients }, { apply: 'true' }), key));
    expect(done).toMatchObject({ trial: trial.trial, state: 'applied' });
    expect([await db.importTrial.count(), await db.importBatch.count()]).toEqual([1, 1]);
  });

  it('reads by a mapping, as a field or as a file, with the source beside it', async () => {
    const mapping = JSON.stringify({
      files: [{ match: 'k.csv', kind: 'accounts', columns: { key: 'Nr', name: 'Kunde' } }],
    });
    const table = 'Nr;Kunde\n1;Acme\n';
    for (const body of [
      form({ 'k.csv': table }, { mapping, source: 'sap' }),
      form({ 'k.csv': table, 'map.json': mapping }, { source: 'sap' }),
    ]) {
      expect(trialOf(await send(body)).figures.added).toBe(1);
    }
    const both = await send(form({ 'k.csv': table, 'map.json': mapping }, { mapping }));
    expect(errorOf(both).reasons).toMatchObject([{ key: 'api-mappings' }]);
    for (const [text, says] of [
      ['{', 'mapping.json cannot be used as a mapping'],
      ['[]', 'mapping.json cannot be used as a mapping'],
      ['{"files":[{"match":"a","knd":1}]}', 'files.0'],
    ] as const) {
      const wrong = await send(form({ 'k.csv': table }, { mapping: text, source: 'sap' }));
      expect(wrong.status).toBe(422);
      expect(errorOf(wrong).reasons?.[0]?.text).toContain(says);
    }
  });

  it('keeps a name in any alphabet, and answers in the language that is asked for', async () => {
    const ru = trialOf(await ask('POST', '?lang=ru', { body: form({ 'клиенты.csv': clients }) }));
    expect(ru.readings[0]?.file).toBe('клиенты.csv');
    expect(ru.text.join('\n')).toMatch(/[а-я]{5}/);
    expect(trialOf(await ask('GET', `/${ru.trial}?lang=it`)).text.join('\n')).toContain('nuov');
    expect((await ask('GET', `/${ru.trial}?lang=xx`)).status).toBe(400);
  });

  it('lets go of what is discarded, or followed by another trial of the same token', async () => {
    const first = trialOf(await send(form({ 'clients.csv': clients })));
    const second = trialOf(await send(form({ 'clients.csv': clients })));
    expect(trialOf(await ask('GET', `/${first.trial}`)).state).toBe('gone');
    expect((await ask('POST', `/${first.trial}/apply`)).status).toBe(409);
    const other = await made('crm');
    for (const [method, path] of [
      ['GET', `/${second.trial}`],
      ['DELETE', `/${second.trial}`],
      ['POST', `/${second.trial}/apply`],
    ] as const) {
      expect((await ask(method, path, {}, other)).status).toBe(404);
    }
    expect(trialOf(await ask('DELETE', `/${second.trial}`)).state).toBe('gone');
    expect((await ask('POST', `/${second.trial}/apply`)).status).toBe(409);
    expect([await db.importUpload.count(), await db.account.count()]).toEqual([0, 0]);
    const done = trialOf(await send(form({ 'clients.csv': clients }, { apply: 'true' })));
    expect((await ask('DELETE', `/${done.trial}`)).status).toBe(409);
  });

  it('says with every reason why files are refused, and keeps none of them', async () => {
    const refused = await send(form({ 'a.csv': 'A,B\n1,2\n', 'b.csv': 'C,D\n1,2\n' }));
    expect(refused.status).toBe(422);
    const { code, reasons } = errorOf(refused);
    expect([code, reasons?.length]).toEqual(['refused', 2]);
    expect(reasons?.map(({ text }) => text).join()).toMatch(/a\.csv.*b\.csv/s);
    expect(await db.importUpload.count()).toBe(0);
  });

  it('says that another import is under way instead of waiting for it', async () => {
    await db.$transaction(async (tx) => {
      await lockImports(tx, () => {});
      for (const headers of [{}, { 'Idempotency-Key': 'k' }, { 'Idempotency-Key': 'k' }]) {
        const busy = await send(form({ 'clients.csv': clients }), headers);
        expect([busy.status, errorOf(busy).message]).toEqual([409, expect.stringContaining('Another import')]);
      }
    });
    expect(await db.importUpload.count()).toBe(0);
    expect((await send(form({ 'clients.csv': clients }), { 'Idempotency-Key': 'k' })).status).toBe(200);
  });

  it('takes no file beyond the limits, and nothing that is no table', async () => {
    const large = new Uint8Array(largestUpload + 1);
    expect((await send(form({ 'a.csv': large }))).status).toBe(413);
    const full = new Uint8Array(largestUpload);
    expect((await send(form({ 'a.csv': full, 'b.csv': full, 'c.csv': full, 'd.csv': 'x' }))).status).toBe(413);
    expect((await send(form({ 'a.csv': full, 'b.csv': full, 'c.csv': full, 'd.csv': full }))).status).toBe(413);
    const many = Object.fromEntries(Array.from({ length: mostFiles + 1 }, (_, i) => [`${i}.csv`, 'x']));
    expect((await send(form(many))).status).toBe(413);
    expect((await send(form({ 'a.pdf': 'x' }))).status).toBe(415);
    expect((await send('{}', { 'Content-Type': 'application/json' })).status).toBe(415);
    expect((await send('x', { 'Content-Type': 'multipart/form-data' })).status).toBe(415);
    expect((await send('x', { 'Content-Type': 'multipart/form-data; boundary=b' })).status).toBe(400);
    expect((await send(form({}, { source: 'x' }))).status).toBe(400);
    const odd = await send(form({ 'a.csv': clients }, { asof: '2026-11-20' }));
    expect([odd.status, errorOf(odd).message.includes('asof')]).toEqual([400, true]);
    expect((await send(form({ 'a.csv': clients }, { asOf: '20.11.2026' }))).status).toBe(400);
    expect((await send(form({ 'a.csv': clients }, { asOf: '2026-11-22' }))).status).toBe(400);
    expect((await send(form({ 'a.csv': clients }), { 'Idempotency-Key': 'a b' })).status).toBe(400);
    expect([await db.importUpload.count(), await db.importTrial.count()]).toEqual([0, 0]);
    expect((await ask('GET', '/99')).status).toBe(404);
    expect((await ask('GET', '/4294967296')).status).toBe(400);
  });

  it('outlives requests that end before they are complete, or are no form inside', async () => {
    const boundary = { 'Content-Type': 'multipart/form-data; boundary=b' };
    const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nCustomer ID,Name';
    for (const body of [
      part,
      `${part}\r\n--b`,
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n',
    ]) {
      expect((await send(body, boundary)).status).toBe(400);
    }
    const { port, hostname } = new URL(url);
    const headers = { ...boundary, Authorization: `Bearer ${token}`, 'Content-Length': 10_000 };
    const broken = request({ port, hostname, path: '/api/import', method: 'POST', headers });
    broken.on('error', () => {});
    broken.write(part);
    await new Promise((resolve) => setTimeout(resolve, 100));
    broken.destroy();
    // Nothing of it is under way any more.
    await expect.poll(async () => (await send(form({ 'clients.csv': clients }))).status).toBe(200);
    expect(await db.importUpload.count()).toBe(1);
  });

  it('says that the database is away', async () => {
    const away = connect('postgresql://nobody@127.0.0.1:9/nothing', { max: 1 });
    const down = await serve({ db: away });
    expect((await ask('GET', '/1', {}, token, down)).status).toBe(503);
    await away.$disconnect();
  });

  it('forgets what trials and answers said of rows when their files go', async () => {
    await send(form({ 'clients.csv': clients }), { 'Idempotency-Key': 'k' });
    await sweepRetention(db, clock.now().add({ hours: 25 }), new AbortController().signal);
    expect([await db.inboxItem.count(), await db.importUpload.count()]).toEqual([0, 1]);
    await sweepRetention(db, clock.now().add({ hours: 24 * 4 + 1 }), new AbortController().signal);
    const trial = await db.importTrial.findFirstOrThrow({});
    expect([trial.report, await db.importUpload.count()]).toEqual([null, 0]);
    expect(trialOf(await ask('GET', `/${trial.id}`))).toMatchObject({ state: 'gone', readings: [] });
  });

  it('is described by a document that anybody may read', async () => {
    const response = await fetch(`${url}/api/openapi.json`);
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(openApi)));
  });
});

describe('a token', () => {
  it('is kept as a hash only, shown once, and listed without it', async () => {
    expect(token).toMatch(/^kam_[\w-]{43}$/);
    const [row] = await db.apiToken.findMany({});
    expect(Buffer.from(row?.hash ?? [])).toEqual(createHash('sha256').update(token).digest());
    await send(form({ 'clients.csv': clients }));
    expect(await everythingIn(db)).not.toContain(token.slice(4));
    const { list } = await keep('list');
    expect(list).toHaveLength(1);
    expect(list[0]).toMatch(/^erp\tThomas Weber\t.*\tgood$/);
    const thomas = await db.person.findUniqueOrThrow({ where: { handle: 'thomas' } });
    const page = await house.say(await at(db, thomas), '/admin tokens');
    expect(fallbackText(page.card)).toContain('erp');
  });

  it('opens nothing once it is revoked, by word or by button', async () => {
    const thomas = await db.person.findUniqueOrThrow({ where: { handle: 'thomas' } });
    const other = await made('crm');
    await keep('revoke crm');
    expect((await ask('GET', '/1', {}, other)).status).toBe(401);
    const { id } = await db.apiToken.findFirstOrThrow({ where: { name: 'erp' } });
    const pressed = await house.press(await at(db, thomas), `token-revoke:${id}`);
    expect([pressed.replaces, pressed.card.title]).toEqual([true, '0 tokens open imports over HTTP']);
    await house.press(await at(db, thomas), `token-revoke:${id}`);
    expect((await send(form({ 'clients.csv': clients }))).status).toBe(401);
    const told = await db.auditEntry.findMany({ where: { subject: 'api_token' }, orderBy: { id: 'asc' } });
    expect(told.map(({ action, channel }) => `${action} ${channel}`)).toEqual([
      'token.made cli',
      'token.made cli',
      'token.revoked cli',
      'token.revoked console',
    ]);
    // Its name is free again.
    expect(await made('erp')).not.toBe(token);
  });

  it('of one who is no administrator any more opens nothing; of nobody, it does', async () => {
    await db.person.update({ where: { handle: 'thomas' }, data: { role: 'kam' } });
    expect((await send(form({ 'clients.csv': clients }))).status).toBe(403);
    const nobodys = await made('nightly');
    expect(trialOf(await send(form({ 'clients.csv': clients }, { apply: 'true' }), {}, nobodys)).state).toBe('applied');
    expect((await db.importBatch.findFirstOrThrow({})).personId).toBeNull();
  });

  it('that is wrong is answered so often and no more, and never holds up a right one', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 22; i++) statuses.push((await ask('GET', '/1', {}, `kam_${i}`)).status);
    expect(new Set(statuses.slice(0, 15))).toEqual(new Set([401]));
    const last = await ask('GET', '/1', {}, null);
    expect([last.status, Number(last.headers.get('Retry-After')) > 0]).toEqual([429, true]);
    expect((await ask('GET', '/1')).status).toBe(404);
  });

  it('is made under a name of its own, for an administrator or for nobody', async () => {
    const why = (line: string) =>
      keep(line).then(
        () => null,
        (error: unknown) => (error instanceof UserError ? error.key : error),
      );
    expect(await why('new erp')).toBe('token-taken');
    expect(await why('new a --for nobody')).toBe('personal-nobody');
    await aPerson(db, { handle: 'olga', role: 'kam' });
    expect(await why('new a --for olga')).toBe('token-not-administrator');
    expect(await why('revoke nothing')).toBe('token-none');
    for (const words of [[], ['new'], ['list', 'x'], ['new', 'a', 'b'], ['revoke'], ['new', '-x'], ['drop', 'a']]) {
      expect(readTokenOrder(words)).toBeNull();
    }
  });
});
