import { z } from 'zod';

/** How long things last, in milliseconds. A test may shorten them. */
export const timing = z.strictObject({
  /** Until a delivery counts as not acknowledged. */
  acknowledge: z.int().positive(),
  /** Before the first, second and third repetition of an event. */
  repeats: z.array(z.int().nonnegative()),
  /** A trigger's life. */
  trigger: z.int().positive(),
  /** A response_url's life. */
  responseUrl: z.int().positive(),
  /** From the end of an upload until the file is seen in a conversation. */
  fileShare: z.int().nonnegative(),
  /** From the end of an upload until a block may show the picture. */
  fileReady: z.int().nonnegative(),
  /** Between the pings that keep a socket alive. */
  ping: z.int().positive(),
  /** How far the platform's clock is ahead of ours. */
  skew: z.int(),
});

export type Timing = z.infer<typeof timing>;

export const usualTiming: Timing = {
  acknowledge: 3000,
  repeats: [0, 60_000, 300_000],
  trigger: 3000,
  responseUrl: 1_800_000,
  fileShare: 50,
  fileReady: 50,
  ping: 10_000,
  skew: 0,
};
