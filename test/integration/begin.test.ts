import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import type { WireAnswer, WireBegun, WireError, WirePage } from '../../src/bots/console/wire.ts';
import { createSeals } from '../../src/core/calendars/seal.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { commands } from '../../src/core/commands/registry.ts';
import { isConsoleSecret, renewConsoleSecret } from '../../src/core/console-secret.ts';
import { createLogger } from '../../src/core/logger.ts';
import { createMovedClock } from '../../src/core/moved-clock.ts';
import { clearDemo } from '../../src/demo/clear.ts';
import { anAccount, anOrganisation, aPerson } from '../factories/index.ts';
import { serveConsole } from '../setup/console.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';
import { dump } from './importing.ts';

const { db, reset } = await testDb();
const realClock = fixedClock('2026-11-21T08:00:00Z');
const clock = createMovedClock(db, realClock);
const seals = createSeals(Buffer.alloc(32, 7));
const houseWith = (needsSecret: boolean) =>
  theHouse(db, clock, seals, { clearDemo, realClock, settle: clock.refresh, needsSecret });
const house = houseWith(true);
const parts = { db, clock, realClock, commands, logger: createLogger('silent') };
const { url } = await serveConsole({ ...parts, dispatch: house, passKey: Buffer.alloc(32, 7) });
/** Another process on the same database. */
const elsewhere = await serveConsole({ ...parts, dispatch: houseWith(true), passKey: Buffer.alloc(32, 7) });
const envSecret = 'a secret of sixteen characters';
const withSecret = await serveConsole({ ...parts, dispatch: houseWith(false), secret: envSecret });

let thomas: Awaited<ReturnType<typeof aPerson>>;
let anna: typeof thomas;
beforeEach(async () => {
  await reset();
  await anOrganisation(db, { isDemo: true });
  thomas = await aPerson(db, { handle: 'thomas', role: 'administrator', zone: 'Europe/Berlin' });
  anna = await aPerson(db, { handle: 'anna' });
  await anAccount(db, { name: 'Demo client' });
  await clock.refresh();
});

/** A browser: it keeps its cookie. */
const browser = (base = url) => {
  let cookie = '';
  const ask = async <Body>(path: string, init: RequestInit = {}) => {
    const response = await fetch(new URL(path, base), {
      redirect: 'manual',
      ...init,
      headers: { ...init.headers, ...(cookie && { Cookie: cookie }) },
    });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: (isJson ? JSON.parse(text) : {}) as Body, text };
  };
  const post = (path: string, body: unknown) =>
    ask<WireAnswer & WireError>(`/api/console/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    get: <Body>(path: string) => ask<Body>(`/api/console/${path}`),
    say: (as: string, text: string) => post('messages', { as, text }),
    send: (as: string, name: string, bytes: string) =>
      ask<WireAnswer>(`/api/console/files?${new URLSearchParams({ as, name })}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream' },
        body: bytes,
      }),
    post,
    logIn: (secret: string) => ask('/console/login', { method: 'POST', body: new URLSearchParams({ secret }) }),
  };
};

const form = { company: 'Nord GmbH', name: 'Anna Winter', currency: 'eur', zone: 'Rome', language: 'it' };
const begin = (from: ReturnType<typeof browser>, over: Partial<typeof form> = {}, as = 'thomas') =>
  from.post('forms', { as, formId: 'begin', values: { ...form, ...over } });
const begunBy = ({ body }: { body: WireAnswer }): WireBegun => {
  if (!body.begun) throw new Error(`nothing has begun: ${JSON.stringify(body)}`);
  return body.begun;
};
const buttonsOf = (answer: WireAnswer) =>
  answer.replies.flatMap(({ card }) =>
    (card?.children ?? []).flatMap((part) => (part.type === 'actions' ? part.buttons.map((one) => one.action) : [])),
  );

describe('on the demo', () => {
  it.each(['/import', '/import try'])(
    '%s says that it is one, and offers to begin a company of one’s own',
    async (line) => {
      const { body } = await browser().say('thomas', line);
      expect(body.replies[0]?.text).toContain('This is the demo company');
      expect(buttonsOf(body)).toEqual(['begin']);
    },
  );

  it('files wait, and are not tried', async () => {
    const page = browser();
    await page.send('thomas', 'clients.csv', 'Client\nAcme\n');
    const { body } = await page.say('thomas', '/import');
    expect(body.replies[0]?.text).toContain('clients.csv');
    expect(buttonsOf(body)).toEqual(['begin', 'import-drop']);
    expect(await db.importTrial.count()).toBe(0);
  });

  it('the button asks with a form, which proposes what is known of the asker', async () => {
    const page = browser();
    const { body } = await page.say('thomas', '/import');
    const pressed = await page.post('actions', { as: 'thomas', messageId: body.replies[0]?.id, action: 'begin' });
    const fields = pressed.body.form?.fields.map(({ name, value }) => [name, value]);
    expect(fields).toEqual([
      ['company', undefined],
      ['name', undefined],
      ['currency', undefined],
      ['zone', 'Europe/Berlin'],
      ['language', 'en'],
    ]);
  });

  it.each(['slack', 'telegram', 'cli'])('%s says to do it in the console, and does nothing', async (channel) => {
    const from = { ...(await at(db, thomas)), channel };
    const { card } = await house.say(from, '/import');
    expect(JSON.stringify(card)).toContain('begins in the console');
    expect(card.children.some(({ type }) => type === 'actions')).toBe(false);
    expect((await house.press(from, 'begin')).outcome).toBe('refused');
    expect((await house.submit(from, 'begin', form)).outcome).toBe('refused');
    expect(await db.account.count()).toBe(1);
  });

  it('nobody but an administrator begins anything', async () => {
    const from = await at(db, anna);
    expect((await house.press(from, 'begin')).outcome).toBe('refused');
    expect((await begin(browser(), {}, 'anna')).status).toBe(400);
    expect(await db.account.count()).toBe(1);
  });

  it.each([
    [{ currency: 'XQZ' }, 'currency'],
    [{ currency: 'money' }, 'currency'],
    [{ zone: 'UTC+3' }, 'zone'],
    [{ zone: 'Nowhere' }, 'zone'],
  ])('%j is refused at its field, and the demo stays', async (over, field) => {
    const { status, body } = await begin(browser(), over);
    expect([status, body.error.field]).toEqual([400, field]);
    expect(await db.account.count()).toBe(1);
  });
});

it('no secret is made for the demo', async () => {
  await expect(renewConsoleSecret(db, realClock.now())).rejects.toMatchObject({ key: 'console-secret-no-company' });
  expect(await db.auditEntry.count()).toBe(0);
  expect((await browser().get('people')).status).toBe(200);
});

describe('a company that has begun', () => {
  it('stands in place of the demo, with the asker as its administrator and with their files', async () => {
    const page = browser();
    await page.send('thomas', 'clients.csv', 'Client\nAcme\n');
    await db.importUpload.create({
      data: {
        personId: anna.id,
        key: 'of another',
        name: 'other.csv',
        bytes: Buffer.from('x'),
        receivedAt: new Date(),
      },
    });
    const answer = await begin(page);
    expect(begunBy(answer)).toEqual({ as: 'anna', secret: expect.any(String) });
    expect(await db.account.count()).toBe(0);
    expect(await db.organisation.findMany()).toMatchObject([
      { name: 'Nord GmbH', baseCurrency: 'EUR', zone: 'Europe/Rome', language: 'it', country: 'IT', isDemo: false },
    ]);
    const people = await db.person.findMany();
    expect(people).toMatchObject([
      { handle: 'anna', name: 'Anna Winter', role: 'administrator', language: 'it', zone: 'Europe/Rome' },
    ]);
    expect(await db.importUpload.findMany()).toMatchObject([
      { personId: people[0]?.id, name: 'clients.csv', bytes: new Uint8Array(Buffer.from('Client\nAcme\n')) },
    ]);
    expect(await db.auditEntry.findMany()).toMatchObject([{ action: 'company.begun', personId: people[0]?.id }]);
    const { body } = await page.get<WirePage>('messages?as=anna');
    expect(body.messages.map(({ text }) => text)).toEqual(answer.body.replies.map(({ text }) => text));
    expect(body.messages[0]?.text).toContain('Nord GmbH è cominciata: un file da provare');
    const tried = await page.say('anna', '/import prova');
    expect(buttonsOf(tried.body)).toEqual([expect.stringMatching(/^import-now:\d+$/), 'import-drop']);
  });

  it('asks for a secret that is told once and written down nowhere', async () => {
    const page = browser();
    const { secret } = begunBy(await begin(page));
    expect(JSON.stringify(await dump(db))).not.toContain(secret);
    const { consoleSecretHash } = await db.organisation.findFirstOrThrow();
    expect(isConsoleSecret(secret ?? '', consoleSecretHash ?? new Uint8Array(32))).toBe(true);
    expect((await page.get('people')).status).toBe(200);
    const stranger = browser(elsewhere.url);
    expect((await stranger.get('people')).status).toBe(401);
    expect((await stranger.logIn('not the secret')).status).toBe(403);
    expect((await stranger.get('people')).status).toBe(401);
    expect((await stranger.logIn(secret?.toUpperCase() ?? '')).status).toBe(303);
    expect((await stranger.get('people')).status).toBe(200);
  });

  it('makes no secret where the settings have one', async () => {
    const page = browser(withSecret.url);
    await page.logIn(envSecret);
    expect(begunBy(await begin(page)).secret).toBeNull();
    expect((await db.organisation.findFirstOrThrow()).consoleSecretHash).toBeNull();
    expect((await page.get('people')).status).toBe(200);
  });

  it('lets nobody in any more once another secret is made', async () => {
    const page = browser();
    const { secret } = begunBy(await begin(page));
    const renewed = await renewConsoleSecret(db, realClock.now());
    expect((await page.get('people')).status).toBe(401);
    expect((await page.logIn(secret ?? '')).status).toBe(403);
    expect((await page.logIn(renewed)).status).toBe(303);
    expect(await db.auditEntry.count({ where: { action: 'console.secret-made', channel: 'cli' } })).toBe(1);
  });

  it('begins once, however many browsers send the form', async () => {
    const pages = [browser(), browser(), browser(elsewhere.url), browser(elsewhere.url)];
    const answers = await Promise.all(
      pages.map((page, i) => begin(page, { company: `Company ${i}`, name: `Person ${i}` })),
    );
    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    // Who came to the door, or was looked up, when the demo was gone was turned away before.
    for (const { status } of answers) expect([200, 400, 401, 404]).toContain(status);
    expect(await db.person.count()).toBe(1);
    const [open] = pages.filter((_, i) => answers[i]?.status === 200);
    expect((await open?.get('people'))?.status).toBe(200);
  });

  it('is not begun anew: the button and the form say that the demo is gone', async () => {
    const before = await at(db, thomas);
    const form0 = { ...before, key: 'first' };
    expect((await house.submit(form0, 'begin', form)).begun).toBeDefined();
    const pressed = await house.press(before, 'begin');
    expect([pressed.outcome, pressed.card.title]).toEqual(['refused', expect.stringContaining('The demo is gone')]);
    expect((await house.submit(before, 'begin', form)).outcome).toBe('refused');
    expect(await db.person.count()).toBe(1);
  });

  it('is begun once under one key; whoever lost the answer is told another secret', async () => {
    const from = { ...(await at(db, thomas)), key: 'once' };
    const [first, second] = [await house.submit(from, 'begin', form), await house.submit(from, 'begin', form)];
    expect(second.begun?.person).toEqual(first.begun?.person);
    const { consoleSecretHash } = await db.organisation.findFirstOrThrow();
    expect(isConsoleSecret(second.begun?.secret ?? '', consoleSecretHash ?? new Uint8Array(32))).toBe(true);
    expect(second.begun?.secret).not.toBe(first.begun?.secret);
    expect(await db.person.count()).toBe(1);
  });

  it('is on the real clock, wherever the demo had come to, and so are its files', async () => {
    await clock.take()(Temporal.Instant.from('2027-01-10T08:00:00Z'));
    const page = browser();
    await page.send('thomas', 'clients.csv', 'Client\nAcme\n');
    await begin(page);
    const now = new Date('2026-11-21T08:00:00Z');
    expect(clock.now().toString()).toBe('2026-11-21T08:00:00Z');
    expect(await db.organisation.findFirstOrThrow()).toMatchObject({ setUpAt: now, clockAheadMs: 0n });
    expect(await db.importUpload.findFirstOrThrow()).toMatchObject({ receivedAt: now });
    expect(await db.consoleMessage.findFirstOrThrow()).toMatchObject({ at: now });
  });

  it('tells nothing to a page that was let in to the demo, even if somebody goes by the same name', async () => {
    const response = await fetch(`${url}/api/console/events?as=anna`);
    const heard: string[] = [];
    const ended = (async () => {
      for await (const chunk of response.body ?? []) heard.push(Buffer.from(chunk).toString());
    })();
    const page = browser();
    begunBy(await begin(page));
    await page.say('anna', '/whoami');
    await ended;
    expect(heard.join('')).not.toContain('event: message');
  });

  it('says what to send while nothing was imported, and answers whatever is asked of it', async () => {
    const page = browser();
    const answer = await begin(page, { language: 'en' });
    expect(answer.body.replies[0]?.text).toContain('now the first files');
    // It speaks English, and is where its zone is.
    expect(await db.organisation.findFirstOrThrow()).toMatchObject({ language: 'en', country: 'IT' });
    const { body } = await page.say('anna', '/import');
    expect(JSON.stringify(body.replies)).toContain('debts by age');
    for (const line of commands.map(({ name }) => `/${name}`)) {
      const said = await page.say('anna', line);
      expect([line, said.status]).toEqual([line, 200]);
      expect(JSON.stringify(said.body.replies)).not.toContain('fault of ours');
    }
    for (const path of ['people', 'channels?as=anna', 'commands?as=anna', 'clock?as=anna', 'admin?as=anna']) {
      expect([path, (await page.get(path)).status]).toEqual([path, 200]);
    }
  });
});
