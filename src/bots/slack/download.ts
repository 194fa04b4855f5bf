import { z } from 'zod';
import { TemporaryError } from '../../core/errors.ts';
import { SlackRefusal } from './outcomes.ts';

/** A login page leads to another; more is a circle. */
const mostRedirects = 3;

/** Bytes that Slack keeps for us, and who asks for them. */
export interface Wanted {
  readonly token: string;
  /** Such as https://slack.com/api/ */
  readonly apiUrl: string;
  /** How long it may take in all, in milliseconds. */
  readonly patienceMs: number;
  /** Bytes. */
  readonly most: number;
}

const refusal = (code: string): SlackRefusal => new SlackRefusal('download', code);

/** Whether a host is the one that is named, or one beneath it. */
const isWithin = (host: string, name: string): boolean => host === name || host.endsWith(`.${name}`);

/** Whether an address is Slack's own: beside its Web API, or by its name. Only there may the token go. */
const isSlacks = ({ protocol, hostname, port }: URL, apiUrl: string): boolean => {
  const api = new URL(apiUrl);
  if (protocol === api.protocol && port === api.port && isWithin(hostname, api.hostname)) return true;
  return protocol === 'https:' && port === '' && isWithin(hostname, 'slack.com');
};

const retryAfter = z.coerce.number().positive().catch(1);

/** What a status other than success means. */
const failure = ({ status, headers }: Response): SlackRefusal | TemporaryError => {
  if (status === 429) {
    const seconds = retryAfter.parse(headers.get('Retry-After'));
    return new TemporaryError('download: too much at once', seconds * 1_000);
  }
  if (status >= 500) return new TemporaryError(`download: ${status}`);
  return refusal(status === 401 || status === 403 ? 'access_denied' : 'file_not_found');
};

/** The answer of Slack itself, wherever among its hosts that is. The library would take the token along to others. */
const answerAt = async (address: string, wanted: Wanted, signal: AbortSignal, redirects = 0): Promise<Response> => {
  const url = URL.parse(address);
  if (!url || !isSlacks(url, wanted.apiUrl) || redirects > mostRedirects) throw refusal('not_slack');
  const headers = { Authorization: `Bearer ${wanted.token}` };
  const response = await fetch(url.href, { headers, redirect: 'manual', signal });
  const location = response.headers.get('Location');
  if (response.status < 300 || response.status > 399 || location === null) return response;
  await response.body?.cancel();
  return answerAt(URL.parse(location, url.href)?.href ?? '', wanted, signal, redirects + 1);
};

const readAtMost = async ({ body }: Response, most: number): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > most) throw refusal('too_large');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
};

/**
 * What a file holds, from the address that Slack gave for it.
 * @throws SlackRefusal `missing_scope`, `access_denied`, `file_not_found`, `too_large`, or `not_slack` where the token must not go
 * @throws TemporaryError when it cannot be had now; the errors say nothing of the address
 */
export const download = async (address: string, wanted: Wanted): Promise<Uint8Array> => {
  const signal = AbortSignal.timeout(wanted.patienceMs);
  try {
    const response = await answerAt(address, wanted, signal);
    if (response.status !== 200) {
      await response.body?.cancel();
      throw failure(response);
    }
    // Who may not read files is shown a page to log in at, as if all were well.
    if (/^text\/html\b/i.test(response.headers.get('Content-Type') ?? '')) {
      await response.body?.cancel();
      throw refusal('missing_scope');
    }
    return await readAtMost(response, wanted.most);
  } catch (error) {
    if (error instanceof SlackRefusal || error instanceof TemporaryError) throw error;
    throw new TemporaryError(`download: no answer (${error instanceof Error ? error.name : 'Error'})`);
  }
};
