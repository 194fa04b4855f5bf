import type { Clock } from '../core/clock.ts';

/** Whether somebody is answered: yes; they are told to wait, for so many seconds; or, told already, nothing is said. */
export type Verdict = 'go' | 'silent' | { readonly waitSeconds: number };

/** What somebody may do at once, and how fast it comes back: far more than a person needs, far less than a loop makes. */
const burst = 20;
const perSecond = 1;
/** Who went too far is answered again when this much has come back. */
const recovered = burst / 2;
const mostRemembered = 10_000;
const forgetEveryMs = 1_000;
/** More than anybody has under way at once: one thing in each of the conversations that they are in. */
const mostVerdicts = 100;

interface Bucket {
  tokens: number;
  at: number;
  exhausted: boolean;
  /** What was said of the newest things. */
  readonly verdicts: Map<string, Verdict>;
}

/**
 * Keeps each person to a pace: beyond it one calm answer, then silence until they have slowed down. `key` names what they sent: asked again, as
 * when its answer is tried again, it costs nothing, and the verdict is the same. A token bucket a person, in the memory of this process: with
 * several processes each allows as much, and a restart forgives all.
 */
export const createRateLimit = (clock: Clock) => {
  const buckets = new Map<string, Bucket>();
  let forgotAt = 0;

  /** Those who are back at their full burst need no remembering. */
  const forget = (now: number): void => {
    forgotAt = now;
    for (const [who, { tokens, at }] of buckets) {
      if (tokens + ((now - at) / 1_000) * perSecond >= burst) buckets.delete(who);
    }
  };

  const judge = (bucket: Bucket): Verdict => {
    if (bucket.exhausted && bucket.tokens < recovered) return 'silent';
    if (bucket.tokens >= 1) {
      bucket.exhausted = false;
      bucket.tokens -= 1;
      return 'go';
    }
    bucket.exhausted = true;
    return { waitSeconds: Math.ceil((recovered - bucket.tokens) / perSecond) };
  };

  return (who: string, key: string): Verdict => {
    const now = clock.now().epochMilliseconds;
    if (buckets.size >= mostRemembered && now - forgotAt >= forgetEveryMs) forget(now);
    const bucket = buckets.get(who) ?? { tokens: burst, at: now, exhausted: false, verdicts: new Map() };
    buckets.set(who, bucket);
    const known = bucket.verdicts.get(key);
    if (known) return known;
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond);
    bucket.at = now;
    const verdict = judge(bucket);
    bucket.verdicts.set(key, verdict);
    const [oldest] = bucket.verdicts.keys();
    if (bucket.verdicts.size > mostVerdicts && oldest !== undefined) bucket.verdicts.delete(oldest);
    return verdict;
  };
};

export type RateLimit = ReturnType<typeof createRateLimit>;
