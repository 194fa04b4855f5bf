import { TurnedAway } from './api.ts';

/** Why a form was not taken, in the reader's words, and which field is to blame, where one is. */
export interface Refusal {
  readonly message: string;
  readonly field?: string | undefined;
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const refusalOf = (error: unknown): Refusal => ({
  message: reasonOf(error),
  ...(error instanceof TurnedAway && { field: error.field }),
});
