import { parseArgs } from 'node:util';
import { z } from 'zod';

const options = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  rates: z.coerce.number().min(0).default(1),
  keep: z.coerce.number().int().positive().default(10_000),
  seed: z.coerce.number().int().default(1),
});

/** How a fake is started: where it listens, how strict its rates are, how much it remembers, and its chance. */
export type FakeOptions = z.infer<typeof options>;

/**
 * Reads `--port N --rates F --keep N --seed N`. Port 0 is any free one, rates 0 is none, keep is per chat and per log.
 * @throws when an option is not known or not a number.
 */
export const readOptions = (argv: readonly string[]): FakeOptions => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string' },
      rates: { type: 'string' },
      keep: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  return options.parse(values);
};
