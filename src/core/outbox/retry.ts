import type { Temporal } from 'temporal-polyfill';

const firstMs = 1_000;
const longestMs = 5 * 60_000;
/** Of the wait, so that what failed together does not come back together. */
const jitter = 0.2;

/**
 * How long to wait before another attempt: twice as long after each, at most five minutes. Pure.
 * @param attempts how many there were
 * @param random 0 … 1
 */
export const backoffMs = (attempts: number, random: number): number =>
  Math.round(Math.min(longestMs, firstMs * 2 ** Math.max(0, attempts - 1)) * (1 - jitter + 2 * jitter * random));

/** An instant so many milliseconds later. */
export const after = (now: Temporal.Instant, ms: number): Temporal.Instant => now.add({ milliseconds: Math.ceil(ms) });
