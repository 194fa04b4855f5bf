/** The platform's clock: it may be ahead of ours, and no two of its time stamps are the same. */
export interface PlatformClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Seconds since the epoch. */
  seconds(): number;
  /** A message's name: seconds and microseconds, always later than the one before. */
  stamp(): string;
}

export const createPlatformClock = (skew: () => number): PlatformClock => {
  let last = 0;
  const now = (): number => Date.now() + skew();
  return {
    now,
    seconds: () => Math.floor(now() / 1000),
    stamp: () => {
      last = Math.max(now() * 1000, last + 1);
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
    },
  };
};
