import { createJournal } from '../shared/journal.ts';

/**
 * What a bot that knows the platform never does, whether the platform minds or not:
 * - `unknown-method`, `unknown-field`: there is no such thing in the Bot API
 * - `type`, `missing`, `limit`: a value that the Bot API does not describe
 * - `markup`: text that cannot be parsed
 * - `ignored`: allowed, but the platform drops it silently
 * - `rate`: too fast; `early`: told to wait, and did not
 * - `unplayed`: fine on the platform, but this fake cannot tell
 */
export type ViolationKind =
  | 'unknown-method'
  | 'unknown-field'
  | 'type'
  | 'missing'
  | 'limit'
  | 'markup'
  | 'ignored'
  | 'rate'
  | 'early'
  | 'unplayed';

export interface Violation {
  readonly kind: ViolationKind;
  readonly method: string;
  readonly detail: string;
}

export interface Violations {
  add(violation: Violation): void;
  entries(): readonly Violation[];
  clear(): void;
}

export const createViolations = (keep: number): Violations => createJournal<Violation>(keep);
