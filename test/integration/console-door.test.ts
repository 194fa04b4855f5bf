import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/core/clock.ts';
import { contractHouse } from '../contract/house.ts';
import { serveConsole } from '../setup/console.ts';
import { aConsoleCompany } from '../setup/console-company.ts';
import { testDb } from '../setup/database.ts';

const { db } = await testDb();
await aConsoleCompany(db);
const clock = fixedClock('2026-11-21T08:00:00Z');
const parts = { db, clock, ...contractHouse(db, clock) };
const secret = 'a secret of sixteen characters';
const open = await serveConsole(parts);
const locked = await serveConsole({ ...parts, secret });
const exposed = await serveConsole({ ...parts, host: '0.0.0.0' });

/** A bare request: `fetch` would not let one lie about Host. */
const ask = (url: string, path: string, headers: Record<string, string>, method = 'GET', body?: string) =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>((resolve, reject) => {
    const sent = request(new URL(path, url), { method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });

const people = '/api/console/people';
const port = new URL(open.url).port;

describe('the door of the console', () => {
  it.each([
    [{}, 200],
    [{ Host: `localhost:${port}` }, 200],
    [{ Host: `127.0.0.1:${port}` }, 200],
    [{ Host: `[::1]:${port}` }, 200],
    [{ Host: 'kam.example' }, 403],
    [{ Host: `127.0.0.1.evil.example:${port}` }, 403],
    [{ Host: `evil.example:${port}@127.0.0.1` }, 403],
    [{ Host: '192.168.1.7' }, 403],
    [{ Host: `127.0.0.1:${port}`, Origin: `http://127.0.0.1:${port}` }, 200],
    [{ Host: `127.0.0.1:${port}`, Origin: `http://localhost:${port}` }, 403],
    [{ Origin: 'http://127.0.0.1:1' }, 403],
    [{ Origin: 'https://evil.example' }, 403],
    [{ Origin: 'null' }, 403],
  ])('asked with %j, answers %i', async (headers, status) => {
    expect((await ask(open.url, people, headers)).status).toBe(status);
    expect((await ask(open.url, '/', headers)).status).toBe(status);
  });

  it('takes no form posted by another page', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const { status } = await ask(open.url, '/api/console/messages', headers, 'POST', 'as=anna&text=/notice x');
    expect(status).toBe(400);
  });

  it('serves its page under a policy that allows no inline script, and names no stranger', async () => {
    const { headers, text } = await ask(open.url, '/', {});
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(text).not.toMatch(/https?:\/\//);
    const [script] = /\/console\/console-\w+\.js/.exec(text) ?? [''];
    expect(await ask(open.url, script, {})).toMatchObject({ status: 200 });
  });

  it('is closed beyond this machine, and to a company that is no demo, and says how to open it', async () => {
    expect((await exposed.get('people')).status).toBe(403);
    await db.organisation.update({ where: { id: 1 }, data: { isDemo: false } });
    const { status, text } = await ask(open.url, '/', {});
    expect((await open.get('people')).status).toBe(403);
    await db.organisation.update({ where: { id: 1 }, data: { isDemo: true } });
    expect(status).toBe(403);
    expect(text).toContain('KAM_CONSOLE_SECRET');
  });

  it('sends to the login page who has no pass', async () => {
    expect(await ask(locked.url, '/', {})).toMatchObject({ status: 303, headers: { location: '/console/login' } });
    expect((await locked.get('people')).status).toBe(401);
    expect((await locked.post('messages', { as: 'anna', text: '/notice x' })).status).toBe(401);
    const { text } = await ask(locked.url, '/console/login', { 'Accept-Language': 'it-IT,it;q=0.9' });
    expect(text).toContain('Segreto della console');
  });

  it('gives a pass for the secret, that scripts cannot read and other sites cannot send', async () => {
    const entered = await enter(secret);
    const [cookie = ''] = entered.headers['set-cookie'] ?? [];
    expect(entered).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const [pass = ''] = cookie.split(';');
    expect((await ask(locked.url, people, { Cookie: `other=1; ${pass}` })).status).toBe(200);
    const later = pass.replace(/=(\d+)/, (_all, until) => `=${Number(until) + 1}`);
    expect((await ask(locked.url, people, { Cookie: later })).status).toBe(401);
  });

  it('lets nobody try secrets one after another', async () => {
    const statuses = [];
    for (let i = 0; i < 6; i++) statuses.push((await enter(`guess ${i}`)).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
    expect((await enter(secret)).status).toBe(429);
  });
});

const enter = (attempt: string) =>
  ask(
    locked.url,
    '/console/login',
    { 'Content-Type': 'application/x-www-form-urlencoded' },
    'POST',
    new URLSearchParams({ secret: attempt }).toString(),
  );
