import { type Dispatcher, request } from 'undici';
import { TemporaryError } from '../../core/errors.ts';
import { TelegramFailure } from './failures.ts';

/** What the library passes to its fetch. Its signal is not Node's own. */
interface Request {
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  /** A stream where a file goes with it. */
  readonly body: NonNullable<Dispatcher.RequestOptions['body']>;
  readonly signal: { readonly aborted: boolean; addEventListener(type: 'abort', halt: () => void): void };
}

/** What the library reads of a response. */
interface Answer {
  readonly status: number;
  json(): Promise<unknown>;
}

/** Why no connection came about. Whatever else goes wrong may have gone wrong after the request went out. */
const unconnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$|^(ERR_TLS|ERR_SSL|CERT)_|CERT|UNABLE_TO_/;

const codesOf = (error: unknown): string[] => {
  if (!(error instanceof Error)) return [];
  // Several addresses were tried.
  const within = error instanceof AggregateError ? error.errors : [error.cause];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...code, ...within.flatMap(codesOf)];
};

/**
 * Takes the place of the library's fetch: it tells whether a connection came about at all, and does not wait for one as long as for an answer.
 * A plain request, since a fetch costs the processor more than all else that is done for a message.
 * @throws TelegramFailure `later` when Telegram did certainly not take the request
 */
export const reach = async (url: string, { method, headers, body, signal }: Request): Promise<Answer> => {
  const halt = new AbortController();
  signal.addEventListener('abort', () => halt.abort());
  const response = await request(url, { method, headers, body, signal: halt.signal }).catch((error: unknown) => {
    if (!codesOf(error).some((code) => unconnected.test(code))) throw error;
    throw new TelegramFailure({ kind: 'later' }, 'Telegram cannot be reached');
  });
  const { statusCode: status } = response;
  // What stands before Telegram says so in HTML.
  if (status >= 500 && !String(response.headers['content-type']).includes('json')) {
    await response.body.dump();
    throw new TelegramFailure({ kind: 'later' }, `Telegram is away: ${status}`);
  }
  return { status, json: () => response.body.json() };
};

const downloadMs = 30_000;

/** A file at an address that Telegram gave. @throws TemporaryError when it cannot be had now; the error says nothing of the address, which is secret */
export const fetchFile = async (url: string): Promise<Uint8Array> => {
  try {
    const { statusCode, body } = await request(url, { signal: AbortSignal.timeout(downloadMs) });
    if (statusCode === 200) return new Uint8Array(await body.arrayBuffer());
    await body.dump();
  } catch {
    // The address holds the bot's token, and so may the error.
  }
  throw new TemporaryError('a file cannot be fetched from Telegram');
};
