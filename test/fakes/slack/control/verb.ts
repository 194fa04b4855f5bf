import { z } from 'zod';
import type { Fake } from '../fake.ts';

/** Something that a test can ask of the fake, by `POST /_fake/<name>` with JSON. */
export interface Verb<Schema extends z.ZodType, Result> {
  readonly schema: Schema;
  readonly run: (fake: Fake, input: z.output<Schema>) => Result | Promise<Result>;
}

export const verb = <Schema extends z.ZodType, Result>(
  schema: Schema,
  run: Verb<Schema, Result>['run'],
): Verb<Schema, Result> => ({ schema, run });

export const nothing = z.strictObject({});
/** A person's id or short name. */
export const who = z.string().min(1);
/** A conversation's id or name. */
export const channel = z.string().min(1);
export const ts = z.string().min(1);
