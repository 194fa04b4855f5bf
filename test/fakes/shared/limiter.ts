/** So many calls in so many seconds, of which `burst` may come at once. */
export interface Rate {
  readonly count: number;
  readonly seconds: number;
  readonly burst: number;
}

export interface Refused {
  /** Whole seconds, as `Retry-After` says them. */
  readonly retryAfter: number;
  /** The caller had been told to wait and did not. */
  readonly early: boolean;
}

export interface Limiter {
  /** Takes one call, or says how long to wait. */
  take(key: string, rate: Rate): Refused | null;
  /** Lets `factor` times as many calls through; 0 switches limits off. */
  scale(factor: number): void;
  reset(): void;
}

const sweepAt = 50_000;

/**
 * Limits by the generic cell rate algorithm: a call is due `seconds / count` after the one before it, and may come `burst - 1` calls early.
 * Whoever was refused is refused until the time it was told is over.
 */
export const createLimiter = (factor: number, now: () => number = () => performance.now()): Limiter => {
  let scale = factor;
  const due = new Map<string, number>();
  const blocked = new Map<string, number>();

  const forgetPast = (at: number): void => {
    if (due.size < sweepAt) return;
    for (const [key, time] of due) if (time < at) due.delete(key);
    for (const [key, time] of blocked) if (time < at) blocked.delete(key);
  };

  const refuse = (key: string, wait: number, early: boolean): Refused => {
    const retryAfter = Math.max(1, Math.ceil(wait / 1000));
    if (!early) blocked.set(key, now() + retryAfter * 1000);
    return { retryAfter, early };
  };

  return {
    take: (key, rate) => {
      if (scale === 0) return null;
      const at = now();
      const until = blocked.get(key);
      // A timer may fire a millisecond before its time, and that is nobody's fault.
      if (until !== undefined && at < until - 1) return refuse(key, until - at, true);
      blocked.delete(key);
      const interval = (rate.seconds * 1000) / (rate.count * scale);
      const next = Math.max(at, due.get(key) ?? 0);
      const wait = next - at - interval * (rate.burst - 1);
      if (wait > 1) return refuse(key, wait, false);
      due.set(key, next + interval);
      forgetPast(at);
      return null;
    },
    scale: (to) => {
      scale = to;
    },
    reset: () => {
      due.clear();
      blocked.clear();
    },
  };
};
