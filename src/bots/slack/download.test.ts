import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { TemporaryError } from '../../core/errors.ts';
import { download } from './download.ts';
import { SlackRefusal } from './outcomes.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A server of this machine that notes who came with which token. */
const aServer = async () => {
  const came: (string | undefined)[] = [];
  let answer: Answer = (response) => response.end();
  const server = createServer((request, response) => {
    came.push(request.headers.authorization);
    answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  beforeEach(() => {
    came.length = 0;
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    came,
    answers: (with_: Answer) => {
      answer = with_;
    },
  };
};

const slack = await aServer();
const other = await aServer();
const wanted = { token: 'xoxb-7', apiUrl: `${slack.origin}/api/`, patienceMs: 10_000, most: 10 };
const get = (address = `${slack.origin}/file`) => download(address, wanted);
const refused = (code: string) => expect.objectContaining({ constructor: SlackRefusal, code });

describe('a file that Slack keeps', () => {
  it('is what stands at its address, also where that leads to another of Slack’s own', async () => {
    slack.answers((response, { url }) => {
      if (url === '/there') response.end('0123456789');
      else response.writeHead(302, { location: '/there' }).end();
    });
    expect(Buffer.from(await get()).toString()).toBe('0123456789');
    expect(slack.came).toEqual(['Bearer xoxb-7', 'Bearer xoxb-7']);
  });

  it.each([
    ['another host', () => other.origin],
    ['another host by a part of the name', () => 'https://slack.com.evil.example/file'],
    ['a host that ends like Slack’s', () => 'https://evilslack.com/file'],
    ['a name of Slack’s without encryption', () => 'http://files.slack.com/file'],
    ['a name of Slack’s at another port', () => 'https://files.slack.com:8443/file'],
    ['no address', () => 'private'],
  ])('is not fetched from %s, at once or by a redirection', async (_, address) => {
    await expect(get(address())).rejects.toEqual(refused('not_slack'));
    slack.answers((response) => response.writeHead(302, { location: address() }).end());
    await expect(get()).rejects.toEqual(refused('not_slack'));
    expect(other.came).toEqual([]);
  });

  it('is not looked for in circles', async () => {
    slack.answers((response) => response.writeHead(302, { location: '/file' }).end());
    await expect(get()).rejects.toEqual(refused('not_slack'));
    expect(slack.came).toHaveLength(4);
  });

  it.each([
    [200, { 'content-type': 'text/html; charset=utf-8' }, 'missing_scope'],
    [403, {}, 'access_denied'],
    [404, {}, 'file_not_found'],
    [410, {}, 'file_not_found'],
  ])('is had never, where Slack says so by %i', async (status, headers, code) => {
    slack.answers((response) => response.writeHead(status, headers).end('<html>'));
    await expect(get()).rejects.toEqual(refused(code));
  });

  it('is no more than is wanted, however long it goes on', async () => {
    slack.answers((response) => {
      const more = setInterval(() => response.write('0123456789'), 1);
      response.on('close', () => clearInterval(more));
    });
    await expect(get()).rejects.toEqual(refused('too_large'));
  });

  it.each<[string, Answer, number | undefined]>([
    ['is away', (response) => response.writeHead(502).end(), undefined],
    ['is too busy', (response) => response.writeHead(429, { 'retry-after': '7' }).end(), 7_000],
    ['says nothing', () => {}, undefined],
    ['breaks off', (response) => response.writeHead(200).write('01', () => response.destroy()), undefined],
    ['stops in the middle', (response) => response.writeHead(200).write('01'), undefined],
  ])('is had later when Slack %s', async (_, answer, retryAfterMs) => {
    slack.answers(answer);
    // Some of these never end by themselves.
    const hurried = { ...wanted, patienceMs: 300 };
    const failed = await download(`${slack.origin}/file`, hurried).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(TemporaryError);
    expect(failed).toMatchObject({ message: expect.stringMatching(/^download: (?!.*127)/), retryAfterMs });
  });
});
