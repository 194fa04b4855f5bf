import type { Share } from './pace.ts';

/** A little more than the rates say, since clocks differ. */
const margin = 1.02;

/** When a message may go out, from now on; not `taken`: that is later than it would wait, and nothing is reserved. */
export interface Reserved {
  readonly waitMs: number;
  readonly taken: boolean;
}

/**
 * Reserves a place for one message in all shares that it takes from, by the generic cell rate algorithm: a message is due an even interval after
 * the one before it, and may come `burst - 1` intervals early.
 * @param free when each share's next message is due, in milliseconds from now; moved on where a place is taken
 * @param heldMs for how long the chat is to be left alone
 */
export const reserve = (
  free: Map<string, number>,
  shares: readonly Share[],
  patienceMs: number,
  heldMs = 0,
): Reserved => {
  const dues = shares.map(({ name, rate: { count, ms, burst } }) => {
    const interval = (ms / count) * margin;
    return { name, interval, due: free.get(name) ?? 0, early: interval * (burst - 1) };
  });
  const waitMs = Math.max(0, heldMs, ...dues.map(({ due, early }) => due - early));
  if (waitMs > patienceMs) return { waitMs, taken: false };
  for (const { name, interval, due } of dues) free.set(name, Math.max(waitMs, due) + interval);
  return { waitMs, taken: true };
};
