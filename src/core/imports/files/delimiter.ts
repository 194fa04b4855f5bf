import { parse } from 'csv-parse/sync';

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

const widths = (sample: string, delimiter: Delimiter): number[] => {
  try {
    return parse(sample, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }).map(
      (record) => record.length,
    );
  } catch {
    // A quote that only opens: whatever divides the cells, the file will be refused with the line of that quote.
    return sample.split(/\r?\n/).map((line) => line.split(delimiter).length);
  }
};

/** How many of the rows have the commonest width, where that is more than one cell. */
const agreement = (sample: string, delimiter: Delimiter): { rows: number; width: number } => {
  const counts = new Map<number, number>();
  for (const width of widths(sample, delimiter)) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width, rows] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return { rows, width };
};

/** What divides the cells of a text table, judged by its first rows: the sign under which most rows are equally wide. */
export const delimiterOf = (sample: string): Delimiter => {
  const lines = sample.split('\n');
  // The sample may end in the middle of a row.
  const whole = lines.length > 2 ? lines.slice(0, -1).join('\n') : sample;
  const ranked = delimiters
    .map((delimiter) => ({ delimiter, ...agreement(whole, delimiter) }))
    .sort((a, b) => b.rows - a.rows || b.width - a.width);
  return ranked[0]?.delimiter ?? ',';
};
