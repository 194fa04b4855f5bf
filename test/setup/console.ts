import { afterAll } from 'vitest';
import { type ConsoleParts, createConsole } from '../../src/bots/console/console.ts';
import type { WireAdminAnswer, WireAnswer, WireError } from '../../src/bots/console/wire.ts';
import { createHttpServer } from '../../src/http/server.ts';

/** What the API answered. `body` is unknown until a test says what it expects. */
interface Answered<Body> {
  readonly status: number;
  readonly body: Body;
}

/** A console on a free port of this machine, closed when the file is done. */
export const serveConsole = async (
  parts: Omit<ConsoleParts, 'host' | 'secret' | 'realClock' | 'mover'> & { secret?: string; host?: string },
): Promise<ConsoleClient & { readonly url: string }> => {
  const console = createConsole({
    host: '127.0.0.1',
    secret: undefined,
    realClock: parts.clock,
    mover: undefined,
    ...parts,
  });
  const server = createHttpServer(console.router);
  const port = await server.listen('127.0.0.1', 0);
  afterAll(async () => {
    console.close();
    await server.close(100);
  });
  const url = `http://127.0.0.1:${port}`;
  return { url, ...consoleClient(url) };
};

export interface ConsoleClient {
  get<Body>(path: string, query?: Record<string, string>): Promise<Answered<Body>>;
  post(path: 'messages' | 'actions' | 'forms', body: unknown): Promise<Answered<WireAnswer & WireError>>;
  post(path: 'admin/actions' | 'admin/forms', body: unknown): Promise<Answered<WireAdminAnswer & WireError>>;
}

const consoleClient = (url: string): ConsoleClient => ({
  get: async (path, query = {}) => {
    const response = await fetch(`${url}/api/console/${path}?${new URLSearchParams(query)}`);
    return { status: response.status, body: JSON.parse(await response.text()) };
  },
  post: async (path, body) => {
    const response = await fetch(`${url}/api/console/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  },
});
