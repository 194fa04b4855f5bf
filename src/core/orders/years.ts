import type { Temporal } from 'temporal-polyfill';

/** Two years that are compared: `(start, turn]` and `(turn, end]`. */
export interface Years {
  readonly start: Temporal.PlainDate;
  readonly turn: Temporal.PlainDate;
  /** The day that the figures describe. */
  readonly end: Temporal.PlainDate;
}

/** The 12 months up to a day, and the 12 before. */
export const yearsUpTo = (end: Temporal.PlainDate): Years => ({
  start: end.subtract({ months: 24 }),
  turn: end.subtract({ months: 12 }),
  end,
});
