import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll } from 'vitest';

/** Whether this machine has a CalDAV server to test with: Debian's package `radicale`. */
export const hasRadicale = spawnSync('radicale', ['--version']).status === 0;

export interface TestRadicale {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Puts a calendar in the place of the one that has this name, if there is one. @returns its address */
  put(name: string, ics: string): Promise<string>;
  /** What the user's own program does: a request about something of theirs, by its path below their place. @returns its address */
  ask(method: string, path: string, body?: string): Promise<string>;
  /** Has the user be known by another password. */
  changePassword(password: string): Promise<void>;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
};

const answers = async (url: string, attempts = 200): Promise<void> => {
  const reached = await fetch(url, { redirect: 'manual' }).catch(() => null);
  if (reached) return;
  if (attempts === 0) throw new Error('Radicale does not start');
  await setTimeout(50);
  await answers(url, attempts - 1);
};

/** A Radicale of one test file's own, with one user. Ended when the file is done. */
export const testRadicale = async (): Promise<TestRadicale> => {
  const directory = await mkdtemp(join(tmpdir(), 'kam-radicale-'));
  const [user, password] = ['anna', 'секрет 1'];
  const url = `http://127.0.0.1:${await freePort()}/`;
  const changePassword = (to: string) => writeFile(join(directory, 'users'), `${user}:${to}\n`);
  let known = password;
  await changePassword(password);
  const settings = [
    ['server-hosts', new URL(url).host],
    ['auth-type', 'htpasswd'],
    ['auth-htpasswd-filename', join(directory, 'users')],
    ['auth-htpasswd-encryption', 'plain'],
    ['auth-delay', '0'],
    ['storage-filesystem-folder', join(directory, 'collections')],
  ];
  const server = spawn('radicale', ['--config', '', ...settings.map(([name, value]) => `--${name}=${value}`)], {
    stdio: 'ignore',
  });
  const gone = once(server, 'exit');
  afterAll(async () => {
    server.kill('SIGKILL');
    await gone;
    await rm(directory, { recursive: true, force: true });
  });
  await answers(url);
  const ask: TestRadicale['ask'] = async (method, path, body) => {
    const address = new URL(`${user}/${path}`, url).href;
    const authorization = `Basic ${Buffer.from(`${user}:${known}`).toString('base64')}`;
    const headers = { authorization, 'content-type': 'text/calendar; charset=utf-8' };
    const { ok, status } = await fetch(address, { method, headers, body: body ?? null });
    if (!ok) throw new Error(`Radicale does not take it: ${method} ${status}`);
    return address;
  };
  return {
    url,
    user,
    password,
    ask,
    put: (name, ics) => ask('PUT', `${name}/`, ics),
    changePassword: async (to) => {
      await changePassword(to);
      known = to;
    },
  };
};
