import type { z } from 'zod';
import type { Failures } from '../../shared/failures.ts';
import type { Journal } from '../../shared/journal.ts';
import type { CallEntry } from '../calls.ts';
import type { Pace } from '../rates.ts';
import type { Webhook } from '../webhook.ts';
import type { World } from '../world/world.ts';

/** All that a test can reach. */
export interface Stage {
  readonly world: World;
  readonly pace: Pace;
  readonly webhook: Webhook;
  readonly failures: Failures;
  readonly calls: Journal<CallEntry>;
}

/** Something a test can have done: `POST /_fake/<name>` with its input as JSON. */
export interface Verb<Schema extends z.ZodType, Output> {
  readonly input: Schema;
  /** @throws ZodError when the input is none, and Error when it cannot be done. */
  act(stage: Stage, said: unknown): Output;
}

export const verb = <Schema extends z.ZodType, Output>(
  input: Schema,
  run: (stage: Stage, input: z.output<Schema>) => Output,
): Verb<Schema, Output> => ({ input, act: (stage, said) => run(stage, input.parse(said)) });
