import type { Attempt } from '../delivery/transport.ts';
import type { Fake } from '../fake.ts';

/** What a person notices of what the app did with an action. */
export interface Outcome {
  readonly acknowledged: boolean;
  /** Until the acknowledgement, or until it was given up. */
  readonly ms: number;
  /** What the screen says then: `operation_timeout`, `dispatch_failed`, or that an answer made no sense. */
  readonly error: string | null;
}

const timeouts = new Set(['http_timeout', 'timeout']);

export const outcomeOf = ({ acknowledged, ms, reason }: Attempt): Outcome => ({
  acknowledged,
  ms,
  error: acknowledged ? null : timeouts.has(reason ?? '') ? 'operation_timeout' : 'dispatch_failed',
});

/** An acknowledgement that must not carry anything. */
export const bareOutcome = (fake: Fake, where: string, attempt: Attempt): Outcome => {
  if (attempt.acknowledged && attempt.body !== undefined && JSON.stringify(attempt.body) !== '{}')
    fake.violate(where, 'the acknowledgement carries a body, which nobody reads');
  return outcomeOf(attempt);
};
