import { TemporaryError } from '../core/errors.ts';

/** How often a job is begun before it is given up: a recurring one comes again, and finds what is still due. */
export const mostAttempts = 6;

const firstPauseMs = 1_000;
const longestPauseMs = 5 * 60_000;

/**
 * How long to wait after a failed attempt (from 1): twice as long each time, less up to half of it by chance (`random`, 0 to 1), so that what
 * failed together does not come back together. If the other side has said when, then.
 */
export const pauseAfter = (attempt: number, error: unknown, random: number): number => {
  if (error instanceof TemporaryError && error.retryAfterMs !== undefined) return error.retryAfterMs;
  const most = Math.min(firstPauseMs * 2 ** (attempt - 1), longestPauseMs);
  return Math.round(most * (1 - random / 2));
};
