import { z } from 'zod';
import { msg } from '../../i18n/translator.ts';
import type { Said } from '../refusal.ts';

/** Ways to read a value that could be read in two, and what a mapping calls them. */
export const ways = {
  'day-first': { dateFormat: 'DD/MM/YYYY' },
  'month-first': { dateFormat: 'MM/DD/YYYY' },
  point: { decimal: '.' },
  comma: { decimal: ',' },
} as const;
export type Way = keyof typeof ways;
export const way = z.enum(['day-first', 'month-first', 'point', 'comma']) satisfies z.ZodType<Way>;

/** The place of a column in a file that waits: the line of its headers, and which of them it is. */
export interface ColumnPlace {
  readonly uploadId: number;
  readonly line: number;
  readonly place: number;
}

const doubtArgs = z.object({ line: z.int(), place: z.int().nonnegative() });

/** Where the column stands that a reason to refuse is about; null: it is about something else, or no single column. Pure. */
export const placeOf = ({ key, args }: Said): Omit<ColumnPlace, 'uploadId'> | null => {
  if (key !== msg('import-refused-day-ambiguous') && key !== msg('import-refused-number-ambiguous')) return null;
  return doubtArgs.safeParse(args).data ?? null;
};
