import type { LookupAddress } from 'node:dns';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { testServer } from '../../../test/setup/calendar-server.ts';
import type { Resolve } from './agent.ts';
import { fetchCalendar } from './fetch-calendar.ts';
import { addressOf, createReach } from './request.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let answer: Answer = (_, response) => response.end('ok');
let asked: string[] = [];
const root = await testServer((request, response) => {
  asked.push(request.url ?? '');
  answer(request, response);
});
const { port } = new URL(root);
const secret = `${root}/private-3f2a/basic.ics`;

beforeEach(() => {
  asked = [];
  answer = (_, response) => response.end('ok');
});

const allowed = { allowPrivate: true };
const resolving =
  (...answers: readonly (readonly string[])[]): Resolve =>
  (_host, _options, found) => {
    const [now = [], ...later] = answers;
    if (later.length > 0) answers = later;
    found(
      null,
      now.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };

const bodyOf = async (...args: Parameters<typeof fetchCalendar>): Promise<string> => {
  const fetched = await fetchCalendar(...args);
  if (fetched.unchanged) throw new Error('Unchanged');
  return Buffer.from(fetched.bytes).toString();
};

const problemOf = async (...args: Parameters<typeof fetchCalendar>): Promise<unknown> => {
  const error: unknown = await fetchCalendar(...args).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/127\.0\.0\.1|private-3f2a/);
  expect(error).toMatchObject({ name: 'CalendarError' });
  expect(error).not.toHaveProperty('cause');
  return error && typeof error === 'object' && 'problem' in error ? error.problem : error;
};

const redirect =
  (to: string): Answer =>
  (request, response) =>
    request.url === '/end' ? response.end('end') : response.writeHead(302, { location: to }).end();

describe('where a calendar is fetched from', () => {
  it.each(['ftp://example.com/a.ics', 'file:///etc/passwd', 'data:text/calendar,x', 'calendar', ''])(
    'not %j',
    async (address) => {
      expect(await problemOf(address, allowed)).toBe('not-allowed');
    },
  );

  it('takes webcal for https', () => {
    expect(addressOf('webcal://example.com/a.ics').href).toBe('https://example.com/a.ics');
  });

  it.each(['127.0.0.1', '[::1]', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]', '0'])(
    'not %s on its own network',
    async (host) => {
      expect(await problemOf(`http://${host}:${port}/private-3f2a`, { allowPrivate: false })).toBe('not-allowed');
      expect(asked).toEqual([]);
    },
  );

  it.each([[['127.0.0.1']], [['93.184.216.34', '10.0.0.1']], [['::1']]])(
    'not a name that stands for %j',
    async (addresses) => {
      const options = { allowPrivate: false, resolve: resolving(addresses) };
      expect(await problemOf(`http://calendar.example:${port}/private-3f2a`, options)).toBe('not-allowed');
      expect(asked).toEqual([]);
    },
  );

  it('not when a redirect leads to a forbidden address', async () => {
    answer = redirect('http://169.254.169.254/latest/meta-data');
    expect(await problemOf(secret, allowed)).toBe('not-allowed');
  });

  it('not when a name leads elsewhere at the second look', async () => {
    // The first answer is allowed to this administrator, the second to nobody.
    answer = redirect(`http://other.example:${port}/end`);
    const resolve = resolving(['127.0.0.1'], ['169.254.169.254']);
    expect(await problemOf(`http://calendar.example:${port}/`, { allowPrivate: true, resolve })).toBe('not-allowed');
    expect(asked).toEqual(['/']);
  });

  it('connects to the address that was checked, however often the name server changes its mind', async () => {
    let looks = 0;
    const resolve: Resolve = (_host, _options, found) => {
      looks++;
      found(null, [{ address: looks === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }]);
    };
    expect(await bodyOf(`http://calendar.example:${port}/`, { allowPrivate: true, resolve })).toBe('ok');
    expect(looks).toBe(1);
  });

  it('not from what a name server does not know', async () => {
    const resolve: Resolve = (_host, _options, found) =>
      found(Object.assign(new Error('calendar.example'), { code: 'ENOTFOUND' }), []);
    expect(await problemOf('http://calendar.example/', { allowPrivate: true, resolve })).toBe('not-found');
  });
});

describe('how a calendar is fetched', () => {
  it('follows redirects, but not for ever', async () => {
    answer = redirect('/end');
    expect(await bodyOf(secret, allowed)).toBe('end');
    answer = redirect('/again');
    expect(await problemOf(secret, allowed)).toBe('too-many-redirects');
    expect(asked.filter((path) => path === '/again')).toHaveLength(5);
  });

  it('is unchanged while its ETag is', async () => {
    answer = (request, response) => {
      const same = request.headers['if-none-match'] === '"7"';
      response.writeHead(same ? 304 : 200, { etag: '"7"', 'content-type': 'text/calendar; charset=windows-1251' });
      response.end(same ? undefined : 'new');
    };
    expect(await fetchCalendar(secret, allowed)).toMatchObject({
      unchanged: false,
      etag: '"7"',
      charset: 'windows-1251',
    });
    expect(await fetchCalendar(secret, { ...allowed, etag: '"7"' })).toEqual({ unchanged: true });
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('unpacks %s, as far as it is allowed to', async (encoding, pack) => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-encoding': encoding });
      response.end(pack(Buffer.alloc(1_000_000, 'x')));
    };
    expect(await bodyOf(secret, allowed)).toHaveLength(1_000_000);
    expect(await problemOf(secret, { ...allowed, limits: { bytes: 999_999 } })).toBe('too-large');
  });

  it('refuses what is too large, said or not', async () => {
    const limits = { bytes: 1_000 };
    answer = (_, response) => response.writeHead(200, { 'content-length': '1001' }).end('x'.repeat(1_001));
    expect(await problemOf(secret, { ...allowed, limits })).toBe('too-large');
    answer = (_, response) => {
      response.write('x'.repeat(600));
      response.end('x'.repeat(600));
    };
    expect(await problemOf(secret, { ...allowed, limits })).toBe('too-large');
  });

  it.each([
    ['does not answer', () => {}],
    ['answers in drops', (_: IncomingMessage, response: ServerResponse) => response.write('x')],
  ])('gives up on a server that %s', async (_, silence) => {
    answer = silence;
    expect(await problemOf(secret, { ...allowed, limits: { milliseconds: 200 } })).toBe('timeout');
  });

  it.each([
    [401, 'forbidden'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [410, 'not-found'],
    [500, 'away'],
    [418, 'away'],
  ])('%i is %s', async (status, problem) => {
    answer = (_, response) => response.writeHead(status).end('private-3f2a');
    expect(await problemOf(secret, allowed)).toBe(problem);
  });

  it.each([
    ['30', 30_000],
    ['Thu, 26 Nov 2026 10:01:00 GMT', 60_000],
  ])('says when to come again: %s', async (wait, ms) => {
    answer = (_, response) =>
      response.writeHead(503, { 'retry-after': wait, date: 'Thu, 26 Nov 2026 10:00:00 GMT' }).end();
    await expect(fetchCalendar(secret, allowed)).rejects.toMatchObject({ problem: 'away', retryAfterMs: ms });
  });

  it.each([
    ['hangs up', (request: IncomingMessage) => request.socket.destroy()],
    ['speaks in tongues', (request: IncomingMessage) => request.socket.end('HELLO\r\n')],
    [
      'sends what cannot be unpacked',
      (_: IncomingMessage, response: ServerResponse) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end('no'),
    ],
  ])('is away when the server %s', async (_, misbehave) => {
    answer = misbehave;
    expect(await problemOf(secret, allowed)).toBe('away');
  });

  it('stops when it is told to', async () => {
    answer = () => {};
    const stop = new AbortController();
    const fetching = fetchCalendar(secret, { ...allowed, signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(fetching).rejects.toThrow('enough');
  });

  it('does not take a password along to another host', async () => {
    const seen: (string | undefined)[] = [];
    const other = await testServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end();
    });
    answer = (request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(307, { location: request.url === '/' ? '/moved' : other }).end();
    };
    const reach = createReach(allowed);
    await reach.ask(new URL(root), { method: 'PROPFIND', headers: { authorization: 'Basic x' } });
    await reach.close();
    expect(seen).toEqual(['Basic x', 'Basic x', undefined]);
  });
});
