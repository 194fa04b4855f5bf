import type { Context } from '../commands/define.ts';
import { dayEnds, dayStarts, interruptions } from './attention.ts';
import { writeSetting } from './values.ts';
import { readTime } from './values-of-time.ts';

type Set = (context: Context) => Promise<void>;

const hours = (said: string): Set | null => {
  const [from = null, until = null, ...more] = said.split(/\s*(?:[-–—]|\s(?:to|до|alle)\s)\s*/).map(readTime);
  if (from === null || until === null || more.length > 0) return null;
  return async (context) => {
    await writeSetting(context, dayStarts, context.person.id, from);
    await writeSetting(context, dayEnds, context.person.id, until);
  };
};

const budget = (said: string): Set | null => {
  const count = interruptions.schema.safeParse(/^\d{1,3}$/.test(said) ? Number(said) : null);
  return count.success ? (context) => writeSetting(context, interruptions, context.person.id, count.data) : null;
};

/** What of one's settings can be said in a line, also what no form offers: `hours 8:07-17:53`, `budget 5`. */
const typed: Readonly<Record<string, (said: string) => Set | null>> = { hours, budget };

/** What a line sets; null: it makes no sense. Pure. */
export const readTyped = (name: string, said: string): Set | null => typed[name]?.(said) ?? null;
