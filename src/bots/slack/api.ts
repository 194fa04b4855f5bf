import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { TemporaryError } from '../../core/errors.ts';
import type { Logger } from '../../core/logger.ts';
import { download } from './download.ts';
import { SlackRefusal, silence, understood, unwell } from './outcomes.ts';

/** Slack's Web API. */
export interface SlackApi {
  /**
   * Calls a method, once.
   * @throws SlackRefusal
   * @throws TemporaryError when Slack is away, or it was too much at once: it was not done
   * @throws UnknownOutcomeError when it was asked and gave no answer
   */
  call<Answer>(method: string, args: Record<string, unknown>, answer: z.ZodType<Answer>): Promise<Answer>;
  /**
   * Answers where somebody pressed or typed something, by the address that came with it.
   * @returns false when that address is no longer good
   * @throws TemporaryError, UnknownOutcomeError as `call`
   */
  respond(url: string, message: Record<string, unknown>): Promise<boolean>;
  /**
   * Brings the bytes of a file to the address that Slack gave for them.
   * @throws SlackRefusal, TemporaryError, UnknownOutcomeError as `call`
   */
  upload(url: string, bytes: Uint8Array): Promise<void>;
  /**
   * What a file holds that somebody shared with us, of `most` bytes. The token goes to Slack's own hosts only.
   * @throws SlackRefusal, TemporaryError as {@link download}
   */
  download(url: string, most: number): Promise<Uint8Array>;
  /** For how long a call waits for its answer. */
  readonly patienceMs: number;
}

const usualPatienceMs = 10_000;
/** Files may be large, and lines slow. */
const uploadPatienceMs = 120_000;
/** How much longer than a call a file may take. */
const downloadPatience = 3;

/** The library's messages, less what is of use only to those who work on it. Never what was sent: debugging output would hold it. */
export const quietLogger = (logger: Logger, level: webApi.LogLevel): webApi.Logger => ({
  debug: () => {},
  info: () => {},
  warn: (...said: unknown[]) => logger.warn({ platform: 'slack' }, said.map(String).join(' ')),
  // What fails is thrown as well, and whoever asked knows whether it matters.
  error: (...said: unknown[]) => logger.warn({ platform: 'slack' }, said.map(String).join(' ')),
  setLevel: () => {},
  getLevel: () => level,
  setName: () => {},
});

/** @param apiUrl such as https://slack.com/api/ */
export const createSlackApi = (
  library: typeof webApi,
  {
    token,
    apiUrl,
    logger,
    patienceMs = usualPatienceMs,
  }: {
    readonly token: string;
    readonly apiUrl: string;
    readonly logger: Logger;
    readonly patienceMs?: number | undefined;
  },
): SlackApi => {
  const client = new library.WebClient(token, {
    slackApiUrl: apiUrl,
    // The inbox tries again: it knows what has been done already.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: patienceMs,
    logger: quietLogger(logger, library.LogLevel.WARN),
  });

  return {
    patienceMs,

    call: async (method, args, answer) => {
      const said = await client.apiCall(method, args).catch((error: unknown) => {
        throw understood(library, method, error);
      });
      return answer.parse(said);
    },

    respond: async (url, message) => {
      const headers = { 'Content-Type': 'application/json' };
      const response = await post('response_url', url, { headers, body: JSON.stringify(message) }, patienceMs);
      return response.ok;
    },

    upload: async (url, bytes) => {
      const { ok, status } = await post('upload', url, { body: new Uint8Array(bytes) }, uploadPatienceMs);
      if (!ok) throw new SlackRefusal('upload', `http_${status}`);
    },

    download: (url, most) => download(url, { token, apiUrl, patienceMs: patienceMs * downloadPatience, most }),
  };
};

/** Posts to an address that is no method. `what` is how it is called where it fails. */
const post = async (what: string, url: string, request: RequestInit, patienceMs: number): Promise<Response> => {
  const signal = AbortSignal.timeout(patienceMs);
  const response = await fetch(url, { method: 'POST', ...request, signal }).catch((error: unknown) => {
    throw silence(what, error);
  });
  if (response.status === 429) {
    const seconds = z.coerce.number().positive().catch(1).parse(response.headers.get('Retry-After'));
    throw new TemporaryError(`${what}: too much at once`, seconds * 1_000);
  }
  if (response.status >= 500) throw unwell(what, response.status);
  return response;
};
