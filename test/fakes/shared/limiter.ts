/** So many calls in so many seconds, of which `burst` may come at once. */
export interface Rate {
  readonly count: number;
  readonly seconds: number;
  readonly burst: number;
}

export interface Refused {
  /** Whole seconds, as `Retry-After` says them. */
  readonly retryAfter: number;
  /** By how much it came too soon, in milliseconds. */
  readonly ms: number;
  /** The caller had been told to wait and did not. */
  readonly early: boolean;
}

export interface Limiter {
  /** Takes one call, or says how long to wait. */
  take(key: string, rate: Rate): Refused | null;
  /** How long a caller still has to wait that was told to; null when it need not. */
  waiting(key: string): Refused | null;
  /** Tells a caller to wait for so many seconds, limits or no limits. */
  block(key: string, seconds: number): void;
  /** Lets `factor` times as many calls through; 0 switches limits off. */
  scale(factor: number): void;
  reset(): void;
}

const sweepAt = 50_000;

/** Calls that were under way when their caller was told to wait are not early. */
const graceMs = 300;

/**
 * Limits by the generic cell rate algorithm: a call is due `seconds / count` after the one before it, and may come `burst - 1` calls early.
 * Whoever was refused is refused until the time it was told is over.
 */
export const createLimiter = (factor: number, now: () => number = () => performance.now()): Limiter => {
  let scale = factor;
  const due = new Map<string, number>();
  const blocked = new Map<string, { readonly from: number; readonly until: number }>();

  const forgetPast = (at: number): void => {
    if (due.size + blocked.size < sweepAt) return;
    for (const [key, time] of due) if (time < at) due.delete(key);
    for (const [key, { until }] of blocked) if (until < at) blocked.delete(key);
  };

  const block = (key: string, seconds: number): void => {
    const at = now();
    blocked.set(key, { from: at, until: at + seconds * 1000 });
  };

  const waiting = (key: string): Refused | null => {
    const wait = blocked.get(key);
    if (!wait) return null;
    const at = now();
    // A timer may fire a millisecond before its time, and that is nobody's fault.
    if (at < wait.until - 1)
      return { retryAfter: Math.ceil((wait.until - at) / 1000), ms: wait.until - at, early: at > wait.from + graceMs };
    blocked.delete(key);
    return null;
  };

  return {
    take: (key, rate) => {
      const told = waiting(key);
      if (told || scale === 0) return told;
      const at = now();
      const interval = (rate.seconds * 1000) / (rate.count * scale);
      const next = Math.max(at, due.get(key) ?? 0);
      const wait = next - at - interval * (rate.burst - 1);
      if (wait > 1) {
        const retryAfter = Math.ceil(wait / 1000);
        block(key, retryAfter);
        return { retryAfter, ms: wait, early: false };
      }
      due.set(key, next + interval);
      forgetPast(at);
      return null;
    },
    waiting,
    block,
    scale: (to) => {
      scale = to;
    },
    reset: () => {
      due.clear();
      blocked.clear();
    },
  };
};
