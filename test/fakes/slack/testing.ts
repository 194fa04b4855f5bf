import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach } from 'vitest';
import type { FakeOptions } from '../shared/options.ts';
import { type SlackFake, startSlack } from './client.ts';
import { isObject, type JsonObject, readJson, textOf } from './json.ts';
import { usualSettings } from './world/app.ts';

/** The fake, new for each test of the file that asks for it. */
export const aSlack = async (options: Partial<FakeOptions> = {}): Promise<SlackFake> => {
  const slack = await startSlack(options);
  beforeEach(async () => {
    await slack.act('reset');
  });
  afterAll(() => slack.stop());
  return slack;
};

/** Another fake, for the time of one test. */
export const withSlack = async <Result>(
  options: Partial<FakeOptions>,
  run: (slack: SlackFake) => Promise<Result>,
): Promise<Result> => {
  const slack = await startSlack(options);
  try {
    return await run(slack);
  } finally {
    await slack.stop();
  }
};

export interface Called {
  readonly status: number;
  readonly headers: Headers;
  readonly body: JsonObject;
}

/** Calls a method as an app does; `form` sends a form in place of JSON. */
export const caller =
  ({ apiUrl }: SlackFake, token = usualSettings.botToken) =>
  async (
    method: string,
    args: JsonObject = {},
    { form = false }: { readonly form?: boolean } = {},
  ): Promise<Called> => {
    const fields = Object.entries(args).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    const response = await fetch(apiUrl + method, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json; charset=utf-8',
      },
      body: form ? new URLSearchParams(fields).toString() : JSON.stringify(args),
    });
    const body = readJson(await response.text())?.value;
    return { status: response.status, headers: response.headers, body: isObject(body) ? body : {} };
  };

/** What reached an app's address. */
interface Arrival {
  readonly headers: IncomingHttpHeaders;
  /** As it was signed. */
  readonly raw: string;
  readonly payload: JsonObject;
}

interface Reaction {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly afterMs?: number;
}

/** An app's address that a test answers for. It passes the platform's challenge by itself. */
export interface AppServer {
  readonly url: string;
  readonly arrivals: Arrival[];
  /** What to answer from now on. */
  answer(react: (arrival: Arrival) => Reaction): void;
}

const payloadOf = (raw: string, type: string): JsonObject => {
  const form = new URLSearchParams(raw);
  const json = type.startsWith('application/json') ? raw : form.get('payload');
  const read = json === null ? Object.fromEntries(form) : readJson(json)?.value;
  return isObject(read) ? read : {};
};

export const anApp = async (): Promise<AppServer> => {
  const arrivals: Arrival[] = [];
  let react: (arrival: Arrival) => Reaction = () => ({});
  const server = createServer(async (request, response) => {
    let raw = '';
    for await (const chunk of request) raw += chunk;
    const payload = payloadOf(raw, request.headers['content-type'] ?? '');
    if (payload.type === 'url_verification') return void response.end(textOf(payload.challenge));
    const arrival = { headers: request.headers, raw, payload };
    arrivals.push(arrival);
    const { status = 200, body = '', headers = {}, afterMs = 0 } = react(arrival);
    setTimeout(() => response.writeHead(status, headers).end(body), afterMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  beforeEach(() => {
    arrivals.length = 0;
    react = () => ({});
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    arrivals,
    answer: (with_) => {
      react = with_;
    },
  };
};
