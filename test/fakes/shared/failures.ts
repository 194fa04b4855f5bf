import { z } from 'zod';

/**
 * What shall go wrong. `next` fails that many calls, `every` each such call, `share` that part of them by chance; without any of them all calls.
 * `before` and `after` mean: before or after the call has had its effect; `late`: it has it when its connection is long gone.
 */
export const failureRule = z.strictObject({
  /** A method's name; a trailing `*` stands for any ending. Left out: every method. */
  method: z.string().optional(),
  /** The chat that the call names. Left out: any. */
  chat: z.string().optional(),
  does: z.enum([
    'rate-limit',
    'http-500',
    'error',
    'hang-before',
    'hang-after',
    'drop-before',
    'drop-after',
    'drop-late',
  ]),
  next: z.int().positive().optional(),
  every: z.int().positive().optional(),
  share: z.number().min(0).max(1).optional(),
  retryAfter: z.int().positive().default(1),
  /** What an `error` says. */
  error: z.string().default('internal_error'),
  /** How long a call hangs before its connection is cut; how late it has its effect. */
  hangMs: z.int().positive().default(600_000),
});

export type FailureRule = z.infer<typeof failureRule>;

export interface Failures {
  plan(rules: readonly FailureRule[]): void;
  /** The failure that this call meets, if any. Counts the call. */
  meet(method: string, chat: string | undefined): FailureRule | null;
  /** How many calls met each failure. */
  met(): Readonly<Record<string, number>>;
}

const names = (pattern: string | undefined, name: string): boolean =>
  pattern === undefined || (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern);

/** Chance that a test can repeat: mulberry32. */
const chance = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

export const createFailures = (seed: number): Failures => {
  const random = chance(seed);
  const counts = new Map<string, number>();
  let planned: { rule: FailureRule; calls: number; left: number }[] = [];

  const fires = (entry: (typeof planned)[number]): boolean => {
    entry.calls += 1;
    if (entry.left === 0) return false;
    if (entry.rule.every !== undefined && entry.calls % entry.rule.every !== 0) return false;
    if (entry.rule.share !== undefined && random() >= entry.rule.share) return false;
    entry.left -= 1;
    return true;
  };

  return {
    plan: (rules) => {
      planned = rules.map((rule) => ({ rule, calls: 0, left: rule.next ?? Number.POSITIVE_INFINITY }));
    },
    meet: (method, chat) => {
      for (const entry of planned) {
        const { rule } = entry;
        if (!names(rule.method, method) || (rule.chat !== undefined && rule.chat !== chat) || !fires(entry)) continue;
        counts.set(rule.does, (counts.get(rule.does) ?? 0) + 1);
        return rule;
      }
      return null;
    },
    met: () => Object.fromEntries(counts),
  };
};
