import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { TemporaryError, UnknownOutcomeError } from '../../core/errors.ts';

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

export const isRefused = (error: unknown, codes: ReadonlySet<string>): error is SlackRefusal =>
  error instanceof SlackRefusal && codes.has(error.code);

/** Slack does not know us any more, until somebody mends it. */
export const unknownHere: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
]);

/** Slack's words for "not now". */
const notNow = new Set(['ratelimited', 'rate_limited', 'service_unavailable', 'team_added_to_org']);
/** It failed inside Slack, and "some aspect of the operation" may have succeeded: docs.slack.dev, errors of every method. */
const perhapsDone = new Set(['internal_error', 'fatal_error']);
/** A proxy waited in vain for Slack. */
const gatewayTimeout = 504;

const systemError = z.object({ code: z.string().optional(), syscall: z.string().optional() });

/** Whether no connection came about, so that nothing can have been sent. Libraries wrap the system's error several levels deep. */
const neverSent = (error: unknown): boolean => {
  for (let e = error, depth = 0; e instanceof Error && depth < 6; e = e.cause, depth++) {
    // Every address of the host was tried.
    if (e instanceof AggregateError) return true;
    const { code, syscall } = systemError.safeParse(e).data ?? {};
    if (syscall === 'connect' || syscall === 'getaddrinfo' || code === 'UND_ERR_CONNECT_TIMEOUT') return true;
  }
  return false;
};

/** What went wrong where Slack gave no answer: it was never asked, or nobody knows. `what` was asked. */
export const silence = (what: string, error: unknown): TemporaryError | UnknownOutcomeError =>
  neverSent(error)
    ? new TemporaryError(`${what}: Slack cannot be reached`)
    : new UnknownOutcomeError(`${what}: no answer (${error instanceof Error ? error.name : 'Error'})`);

/** What an HTTP status other than success says of what was asked. Slack has it for when it is not well. */
export const unwell = (what: string, status: number): TemporaryError | UnknownOutcomeError =>
  status === gatewayTimeout ? new UnknownOutcomeError(`${what}: ${status}`) : new TemporaryError(`${what}: ${status}`);

/** Makes errors of Slack's library ours, without what was sent: theirs hold the request. */
export const understood = (
  {
    WebAPIPlatformError,
    WebAPIRateLimitedError,
    WebAPIHTTPError,
  }: Pick<typeof webApi, 'WebAPIPlatformError' | 'WebAPIRateLimitedError' | 'WebAPIHTTPError'>,
  method: string,
  error: unknown,
): SlackRefusal | TemporaryError | UnknownOutcomeError => {
  if (error instanceof WebAPIRateLimitedError) {
    return new TemporaryError(`${method}: too much at once`, error.retryAfter * 1_000);
  }
  if (error instanceof WebAPIHTTPError) return unwell(method, error.statusCode);
  if (!(error instanceof WebAPIPlatformError)) return silence(method, error);
  const { error: code, response_metadata } = error.data;
  if (notNow.has(code)) return new TemporaryError(`${method}: ${code}`);
  if (perhapsDone.has(code)) return new UnknownOutcomeError(`${method}: ${code}`);
  return new SlackRefusal(method, code, response_metadata?.messages);
};
