import type { Rate } from '../shared/limiter.ts';

/**
 * How often a method may be called, by the names that `methods.json` gives. A tier counts per method; `post` and `ephemeral` count per
 * conversation; `history` is one for apps that are sold outside the Marketplace. Sources are in ASSUMPTIONS.md.
 */
export const rates = {
  tier1: { count: 1, seconds: 60, burst: 1 },
  tier2: { count: 20, seconds: 60, burst: 20 },
  tier3: { count: 50, seconds: 60, burst: 50 },
  tier4: { count: 100, seconds: 60, burst: 100 },
  special: { count: 600, seconds: 60, burst: 100 },
  post: { count: 1, seconds: 1, burst: 3 },
  history: { count: 50, seconds: 60, burst: 50 },
  soldHistory: { count: 1, seconds: 60, burst: 1 },
  /** Deliveries of events to the app, not calls of it. */
  events: { count: 30_000, seconds: 3600, burst: 30_000 },
} as const satisfies Record<string, Rate>;

export type RateName = keyof typeof rates;
