import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { FailureRule, Failures } from '../../shared/failures.ts';
import type { Journal } from '../../shared/journal.ts';
import { type Api, canonical, failed, type Reply } from '../api.ts';
import type { CallEntry } from '../calls.ts';
import { ApiError } from '../errors.ts';
import type { Pace } from '../rates.ts';
import type { World } from '../world/world.ts';
import type { Arrived } from './arguments.ts';
import { readArrived, readBody } from './body.ts';

export interface ServerParts {
  readonly world: World;
  readonly api: Api;
  readonly pace: Pace;
  readonly failures: Failures;
  readonly calls: Journal<CallEntry>;
  /** Answers everything below `/_fake`. */
  readonly control: RequestListener;
}

interface Outcome {
  /** Null when the call never had any effect. */
  readonly reply: Reply | null;
  readonly told: boolean;
  /** How long the caller waits before its connection is cut. */
  readonly hangMs?: number;
}

const path = /^\/bot(?<token>[^/]+)\/(?<method>[^/?]*)/;
const filePath = /^\/file\/bot(?<token>[^/]+)\/(?<file>[^?]+)/;

const messageIdOf = ({ body }: Reply): number | undefined => {
  const { result } = body;
  const id = typeof result === 'object' && result !== null && 'message_id' in result ? result.message_id : undefined;
  return typeof id === 'number' ? id : undefined;
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

export const createTelegramServer = ({ world, api, pace, failures, calls, control }: ServerParts): Server => {
  const answer = (response: ServerResponse, { status, body }: Reply): void => {
    const { parameters } = body;
    const retryAfter =
      typeof parameters === 'object' && parameters !== null && 'retry_after' in parameters
        ? parameters.retry_after
        : undefined;
    const content = JSON.stringify(body);
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(content),
      Date: new Date(world.now()).toUTCString(),
      ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
    });
    response.end(content);
  };

  const tokenProblem = (token: string): Reply | null => {
    if (token === world.token) return null;
    return /^[1-9]\d*:/.test(token)
      ? failed(401, 'Unauthorized')
      : failed(401, 'Unauthorized: invalid token specified');
  };

  /** What is left of a call that meets a planned failure. */
  const meet = async (rule: FailureRule, chat: string | undefined, run: () => Promise<Reply>): Promise<Outcome> => {
    switch (rule.does) {
      case 'rate-limit': {
        const { code, message, parameters } = pace.ask(chat, rule.retryAfter);
        return { reply: failed(code, message, parameters), told: true };
      }
      case 'http-500':
        return { reply: failed(500, 'Internal Server Error'), told: true };
      case 'error':
        return { reply: failed(400, rule.error), told: true };
      case 'drop-before':
        return { reply: null, told: false };
      case 'drop-after':
        return { reply: await run(), told: false };
      case 'drop-late':
        setTimeout(() => void run(), rule.hangMs).unref();
        return { reply: null, told: false };
      case 'hang-before':
        return { reply: null, told: false, hangMs: rule.hangMs };
      case 'hang-after':
        return { reply: await run(), told: false, hangMs: rule.hangMs };
    }
  };

  const callMethod = async (request: IncomingMessage, response: ServerResponse, url: string): Promise<void> => {
    const { token = '', method: said = '' } = path.exec(url)?.groups ?? {};
    const query = url.indexOf('?');
    const body = await readBody(request);
    const problem = tokenProblem(token);
    if (problem) return answer(response, problem);
    const method = canonical(said);
    const arrived: Arrived = readArrived(
      new URLSearchParams(query < 0 ? '' : url.slice(query + 1)),
      body,
      request.headers['content-type'] ?? '',
    );
    const chat = arrived.values.chat_id === undefined ? undefined : String(arrived.values.chat_id);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const run = () => api(method, arrived, gone.signal);

    pace.watch(method, chat);
    const rule = failures.meet(method, chat);
    const { reply, told, hangMs = 0 } = rule ? await meet(rule, chat, run) : { reply: await run(), told: true };
    if (method !== 'getUpdates') {
      calls.add({
        number: calls.total() + 1,
        method,
        chat,
        values: arrived.values,
        status: reply?.status ?? 0,
        messageId: reply ? messageIdOf(reply) : undefined,
        told,
        at: world.now(),
      });
    }
    if (reply && told) return answer(response, reply);
    if (hangMs > 0) await pause(hangMs, gone.signal);
    request.socket.destroy();
  };

  const download = (response: ServerResponse, url: string): void => {
    const { token = '', file: name = '' } = filePath.exec(url)?.groups ?? {};
    const file = token === world.token ? world.files.byPath(decodeURIComponent(name)) : undefined;
    if (file) response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(file.content);
    else answer(response, failed(404, 'Not Found'));
  };

  const fail = (response: ServerResponse, error: unknown): void => {
    if (response.headersSent || response.destroyed) return;
    const known = error instanceof ApiError;
    if (!known) console.error(error);
    answer(response, known ? failed(error.code, error.message) : failed(500, 'Internal Server Error'));
  };

  return createServer((request, response) => {
    const url = request.url ?? '/';
    if (path.test(url)) callMethod(request, response, url).catch((error: unknown) => fail(response, error));
    else if (filePath.test(url)) download(response, url);
    else if (url.startsWith('/_fake')) control(request, response);
    else answer(response, failed(404, 'Not Found'));
  });
};
