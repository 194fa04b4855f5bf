import { Temporal } from 'temporal-polyfill';

/** When a signal comes and goes. Levels are the rule's own: a score, days, a stage. */
export interface Policy {
  /** It begins to hold at this level. */
  readonly enter: number;
  /** It ceases to hold below this one: lower than `enter`, so that what sways is told once. */
  readonly leave: number;
  /** Whether a level above the one that was told is told as well. */
  readonly tellsWorse: boolean;
  /** After how long it is told again while it holds; null: never. */
  readonly remindAfter: Temporal.Duration | null;
  /** For how long after it was told it comes back without being told; it may still be told to be worse. */
  readonly quietFor: Temporal.Duration;
}

/** What is remembered of a signal. */
export interface Remembered {
  readonly state: 'firing' | 'resolved';
  /** As it was told last. */
  readonly level: number;
  /** How often it began to hold. */
  readonly episode: number;
  readonly firedAt: Temporal.Instant;
  readonly toldAt: Temporal.Instant;
  readonly resolvedAt: Temporal.Instant | null;
}

/** What is to be told: it began to hold, became worse, still holds, or holds no more. */
export type Emitted = 'fired' | 'worse' | 'still' | 'resolved';

export interface Step {
  readonly emit: Emitted | null;
  /** Null: there never was anything. */
  readonly next: Remembered | null;
}

const hasPassed = (since: Temporal.Instant, duration: Temporal.Duration, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(since.add(duration), now) <= 0;

/**
 * What a look at a subject makes of its signal. Pure.
 * @param level null where there is no data: then nothing is known to have changed
 */
export const applyStateMachine = (
  prev: Remembered | null,
  level: number | null,
  now: Temporal.Instant,
  policy: Policy,
): Step => {
  if (level === null) return { emit: null, next: prev };
  if (prev?.state !== 'firing') {
    if (level < policy.enter) return { emit: null, next: prev };
    const began = { state: 'firing', episode: (prev?.episode ?? 0) + 1, firedAt: now, resolvedAt: null } as const;
    const known = prev !== null && level <= prev.level && !hasPassed(prev.toldAt, policy.quietFor, now);
    return known
      ? { emit: null, next: { ...prev, ...began, firedAt: prev.firedAt } }
      : { emit: 'fired', next: { ...began, level, toldAt: now } };
  }
  if (level < policy.leave) return { emit: 'resolved', next: { ...prev, state: 'resolved', resolvedAt: now } };
  const told = { ...prev, level, toldAt: now };
  if (policy.tellsWorse && level > prev.level) return { emit: 'worse', next: told };
  if (policy.remindAfter && hasPassed(prev.toldAt, policy.remindAfter, now)) return { emit: 'still', next: told };
  return { emit: null, next: prev };
};
