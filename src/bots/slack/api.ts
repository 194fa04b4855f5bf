import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { TemporaryError } from '../../core/errors.ts';
import type { Logger } from '../../core/logger.ts';

/** Slack understood, and will not: `code` is its own, such as `channel_not_found`. */
export class SlackRefusal extends Error {
  override name = 'SlackRefusal';

  constructor(
    readonly method: string,
    readonly code: string,
    /** What Slack says of it, such as which block is wrong. */
    readonly details: readonly string[] = [],
  ) {
    super(`${method}: ${code}`);
  }
}

/** Slack's Web API. */
export interface SlackApi {
  /**
   * Calls a method, once.
   * @throws SlackRefusal
   * @throws TemporaryError when Slack is away, or it was too much at once. Then the call may have had its effect all the same.
   */
  call<Answer>(method: string, args: Record<string, unknown>, answer: z.ZodType<Answer>): Promise<Answer>;
  /**
   * Answers where somebody pressed or typed something, by the address that came with it.
   * @returns false when that address is no longer good
   * @throws TemporaryError
   */
  respond(url: string, message: Record<string, unknown>): Promise<boolean>;
}

const timeoutMs = 10_000;

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
  { WebClient, LogLevel, WebAPIPlatformError, WebAPIRateLimitedError }: typeof webApi,
  { token, apiUrl, logger }: { readonly token: string; readonly apiUrl: string; readonly logger: Logger },
): SlackApi => {
  const client = new WebClient(token, {
    slackApiUrl: apiUrl,
    // The inbox tries again: it knows what has been done already.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logger: quietLogger(logger, LogLevel.WARN),
  });

  /** Says what went wrong without what was sent: the original holds the request. */
  const understood = (method: string, error: unknown): Error => {
    if (error instanceof WebAPIPlatformError) {
      return new SlackRefusal(method, error.data.error, error.data.response_metadata?.messages);
    }
    if (error instanceof WebAPIRateLimitedError) {
      return new TemporaryError(`${method}: too much at once`, error.retryAfter * 1_000);
    }
    return new TemporaryError(`${method}: ${error instanceof Error ? error.message : 'Slack is away'}`);
  };

  return {
    call: async (method, args, answer) => {
      const said = await client.apiCall(method, args).catch((error: unknown) => {
        throw understood(method, error);
      });
      return answer.parse(said);
    },

    respond: async (url, message) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout(timeoutMs),
      }).catch((error: unknown) => {
        throw new TemporaryError(`response_url: ${error instanceof Error ? error.name : 'away'}`);
      });
      if (response.status === 429) {
        const seconds = z.coerce.number().positive().catch(1).parse(response.headers.get('Retry-After'));
        throw new TemporaryError('response_url: too much at once', seconds * 1_000);
      }
      if (response.status >= 500) throw new TemporaryError(`response_url: ${response.status}`);
      return response.ok;
    },
  };
};
