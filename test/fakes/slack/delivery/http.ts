import { type JsonObject, readJson } from '../json.ts';
import { signature } from './signature.ts';
import type { Attempt, EnvelopeKind, Repeat, Send } from './transport.ts';

const form = 'application/x-www-form-urlencoded';

/** Events travel as JSON, commands as a form, interactions as JSON in a form. */
const encode = (kind: EnvelopeKind, payload: JsonObject): { readonly type: string; readonly body: string } => {
  if (kind === 'events_api') return { type: 'application/json', body: JSON.stringify(payload) };
  if (kind === 'interactive')
    return { type: form, body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() };
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
  return { type: form, body: new URLSearchParams(fields).toString() };
};

export interface Posting {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** Posts and tells how it went; never throws. More than two redirections are a failure. */
export const post = async ({ url, body, headers, timeoutMs }: Posting): Promise<Attempt> => {
  const at = Date.now();
  const since = performance.now();
  const took = () => Math.round(performance.now() - since);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    const acknowledged = response.status >= 200 && response.status < 300;
    return {
      at,
      ms: took(),
      acknowledged,
      status: response.status,
      ...(text !== '' && { body: readJson(text)?.value ?? text }),
      ...(!acknowledged && { reason: 'http_error', noRepeat: response.headers.get('x-slack-no-retry') === '1' }),
    };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return { at, ms: took(), acknowledged: false, reason: timedOut ? 'http_timeout' : 'connection_failed' };
  }
};

/** Delivers by signed requests. */
export const httpSend =
  ({
    url,
    secret,
    seconds,
    timeoutMs,
  }: {
    readonly url: string;
    readonly secret: string;
    readonly seconds: () => number;
    readonly timeoutMs: number;
  }): Send =>
  (kind, payload, repeat) => {
    const { type, body } = encode(kind, payload);
    const now = seconds();
    return post({
      url,
      body,
      timeoutMs,
      headers: {
        'content-type': type,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': String(now),
        'x-slack-signature': signature(secret, now, body),
        ...repeatHeaders(repeat),
      },
    });
  };

const repeatHeaders = (repeat: Repeat | null): Record<string, string> =>
  repeat === null ? {} : { 'x-slack-retry-num': String(repeat.attempt), 'x-slack-retry-reason': repeat.reason };
