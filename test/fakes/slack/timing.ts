import { z } from 'zod';

/** How long things last, in milliseconds. A test may shorten them. */
export const timing = z.strictObject({
  /** Until a delivery counts as not acknowledged. */
  acknowledge: z.int().positive().default(3000),
  /** Before the first, second and third repetition of an event. */
  repeats: z.array(z.int().nonnegative()).default([0, 60_000, 300_000]),
  /** A trigger's life. */
  trigger: z.int().positive().default(3000),
  /** A response_url's life. */
  responseUrl: z.int().positive().default(1_800_000),
  /** From the end of an upload until the file is seen in a conversation. */
  fileShare: z.int().nonnegative().default(50),
  /** Between the pings that keep a socket alive. */
  ping: z.int().positive().default(10_000),
  /** How far the platform's clock is ahead of ours. */
  skew: z.int().default(0),
});

export type Timing = z.infer<typeof timing>;
