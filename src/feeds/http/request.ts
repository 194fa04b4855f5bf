import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type Dispatcher, request } from 'undici';
import { CalendarError, type CalendarProblem } from '../../core/meetings/calendar.ts';
import { createAgent, type Resolve } from './agent.ts';

interface Limits {
  /** Of all bodies of one reading together, unpacked. */
  readonly bytes: number;
  /** For all requests of one reading together. */
  readonly milliseconds: number;
  readonly redirects: number;
}

const usual: Limits = { bytes: 20_000_000, milliseconds: 20_000, redirects: 5 };

export interface ReachOptions {
  /** Whether the administrator allows addresses within their own network. */
  readonly allowPrivate: boolean;
  readonly signal?: AbortSignal;
  readonly limits?: Partial<Limits>;
  /** How names are resolved; only tests have a way of their own. */
  readonly resolve?: Resolve;
}

interface Ask {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether redirects are given back rather than followed. */
  readonly manual?: boolean;
}

export interface Reply {
  readonly url: URL;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** The requests of one reading of one calendar: its limits are for all of them. */
export interface Reach {
  /** @throws CalendarError, whatever happens, and the reason of the signal. An HTTP error is a reply. */
  ask(address: URL, ask: Ask): Promise<Reply>;
  close(): Promise<void>;
}

/** An address that may be asked for. `webcal:` is what links to calendars begin with. @throws CalendarError */
export const addressOf = (text: string, base?: URL): URL => {
  const written = text.trim().replace(/^webcals?:/i, 'https:');
  const url = URL.canParse(written, base?.href) ? new URL(written, base) : null;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') throw new CalendarError('not-allowed');
  return url;
};

const textHeaders = (headers: Dispatcher.ResponseData['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), String(Array.isArray(value) ? value[0] : value)]],
    ),
  );

const unpackers: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/** Secrets stay with the host that they are for, and are not sent in the clear once they were not. */
const headersFor = (headers: Ask['headers'], from: URL, to: URL): Ask['headers'] => {
  if (from.origin === to.origin) return headers;
  const { authorization: _, ...others } = headers;
  return others;
};

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const problemOf = (error: unknown): CalendarProblem => {
  if (codeOf(error) === 'ENOTFOUND') return 'not-found';
  return codeOf(error) === 'UND_ERR_CONNECT_TIMEOUT' ? 'timeout' : 'away';
};

/** @see Reach */
export const createReach = ({ allowPrivate, signal, limits: asked, resolve }: ReachOptions): Reach => {
  const limits = { ...usual, ...asked };
  const agent = createAgent(allowPrivate, resolve);
  const deadline = AbortSignal.timeout(limits.milliseconds);
  const ended = signal ? AbortSignal.any([signal, deadline]) : deadline;
  let left = limits.bytes;

  const read = async (response: Dispatcher.ResponseData, encoding: string | undefined): Promise<Uint8Array> => {
    const unpack = unpackers[encoding?.trim().toLowerCase() ?? ''];
    const unpacker = unpack?.();
    response.body.on('error', (error) => unpacker?.emit('error', error));
    const chunks: Uint8Array[] = [];
    for await (const chunk of unpacker ? response.body.pipe(unpacker) : response.body) {
      const bytes = chunk as Uint8Array;
      left -= bytes.length;
      if (left < 0) throw new CalendarError('too-large');
      chunks.push(bytes);
    }
    return Buffer.concat(chunks);
  };

  const once = async (url: URL, { method, headers, body }: Ask): Promise<Reply> => {
    const response = await request(url, {
      method: method as Dispatcher.HttpMethod,
      headers: { 'accept-encoding': 'gzip, deflate, br', ...headers },
      body: body ?? null,
      dispatcher: agent,
      signal: ended,
    });
    // What is given up on fails once more, when nobody listens any longer: that would end the process.
    response.body.on('error', () => {});
    try {
      const replied = textHeaders(response.headers);
      if (Number(replied['content-length'] ?? 0) > left) throw new CalendarError('too-large');
      const bytes = await read(response, replied['content-encoding']);
      return { url, status: response.statusCode, headers: replied, bytes };
    } finally {
      response.body.destroy();
    }
  };

  const follow = async (address: URL, ask: Ask, redirects: number): Promise<Reply> => {
    const reply = await once(address, ask);
    const location = reply.headers.location;
    if (!isRedirect(reply.status) || ask.manual || location === undefined) return reply;
    if (redirects === 0) throw new CalendarError('too-many-redirects');
    const next = addressOf(location, reply.url);
    if (address.protocol === 'https:' && next.protocol === 'http:') throw new CalendarError('not-allowed');
    return follow(next, { ...ask, headers: headersFor(ask.headers, address, next) }, redirects - 1);
  };

  return {
    ask: async (address, ask) => {
      try {
        return await follow(address, ask, limits.redirects);
      } catch (error) {
        // What went wrong is told by a code alone: errors of libraries carry addresses.
        if (error instanceof CalendarError) throw error;
        if (signal?.aborted) throw signal.reason;
        throw new CalendarError(deadline.aborted ? 'timeout' : problemOf(error));
      }
    },
    close: () => agent.destroy(),
  };
};

/** How long a server asks to wait: seconds, or until a moment on its own clock. */
const waitOf = ({ 'retry-after': wait = '', date = '' }: Reply['headers']): number =>
  /^\d+$/.test(wait) ? Number(wait) * 1_000 : Date.parse(wait) - Date.parse(date);

/** What a status says about a calendar, unless it is good. */
export const refusalOf = ({ status, headers }: Reply): CalendarError | null => {
  if (status < 300) return null;
  if (status === 401 || status === 403) return new CalendarError('forbidden');
  if (status === 404 || status === 410) return new CalendarError('not-found');
  const wait = waitOf(headers);
  return wait > 0 ? new CalendarError('away', wait) : new CalendarError('away');
};
