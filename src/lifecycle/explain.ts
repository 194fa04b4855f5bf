import { SetupError } from '../core/errors.ts';

/** What the terminal is told of a failure. What a person can put right needs no stack. */
export const explain = (error: unknown): string => {
  if (error instanceof SetupError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};
