import { parseArgs } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dayField } from '../core/forms/values.ts';
import type { Translator } from '../core/i18n/translator.ts';
import type { Fate } from '../simulation/simulate.ts';
import { burdensOf, linesOf, waitedForData } from '../simulation/tally.ts';

/** What is to be lived through. */
export interface SimulationOrder {
  readonly days: number;
  /** Null: from tomorrow. */
  readonly from: Temporal.PlainDate | null;
  /** A handle; null: everybody. */
  readonly person: string | null;
  /** Whether what came is told for the whole time, or for each day. */
  readonly by: 'kind' | 'day';
}

const input = z.object({
  days: z.coerce.number().int().min(1).max(366).default(90),
  from: dayField.nullable().default(null),
  person: z
    .string()
    .transform((handle) => handle.replace(/^@/, ''))
    .nullable()
    .default(null),
  by: z.enum(['kind', 'day']).default('kind'),
});

/** Reads `--days 90 --from 2026-12-01 --person olga --by day`, each of which may be missing. Null when the words are no order. */
export const readSimulationOrder = (words: readonly string[]): SimulationOrder | null => {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        days: { type: 'string' },
        from: { type: 'string' },
        person: { type: 'string' },
        by: { type: 'string' },
      },
    });
    return input.parse(values);
  } catch {
    return null;
  }
};

const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

/** What is printed: what came of each kind of message to each person, what each has to bear, and all of it as JSON in the last line. */
export const printed = (
  t: Translator,
  fates: readonly Fate[],
  { days, seconds, by }: { days: number; seconds: number; by: SimulationOrder['by'] },
): string[] => {
  const lines = linesOf(fates, by);
  const byDay = by === 'day';
  const burdens = burdensOf(fates);
  return [
    ...table([
      [
        t('simulate-person'),
        ...(byDay ? [t('simulate-day')] : []),
        t('simulate-kind'),
        t('simulate-told'),
        t('simulate-bundled'),
        t('simulate-held'),
        t('simulate-waited'),
        t('simulate-dropped'),
      ],
      ...lines.map((line) => [
        `@${line.handle}`,
        ...(byDay ? [line.day ?? ''] : []),
        t('message-kind', { kind: line.kind }),
        ...[line.told, line.bundled, line.held, waitedForData(line), line.dropped].map(String),
      ]),
    ]),
    '',
    ...burdens.map(({ handle, messages, days: on, most, busiest }) =>
      t('simulate-burden', { name: `@${handle}`, messages, days: on, most, busiest: busiest ?? '—' }),
    ),
    t('simulate-nobody-acts'),
    '',
    JSON.stringify({ days, seconds: Math.round(seconds), people: burdens, lines }),
  ];
};
