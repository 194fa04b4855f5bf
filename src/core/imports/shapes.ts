import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { instantColumn } from '../clock.ts';
import type { Tx } from '../db.ts';
import { groupBy } from '../group.ts';
import type { Headers } from './bind.ts';
import { entriesSchema, type FileMapping, type Mapping } from './mapping.ts';
import type { Reading } from './plan.ts';
import { foldHeader } from './recognise.ts';

/** How files of known shapes are read, by the fingerprint of their headers. */
export type Shapes = ReadonlyMap<string, readonly FileMapping[]>;

/** What tells the shape of a file: its headers, in their order, but for case and punctuation. Null: a row of headers has two at least. */
const fingerprintOf = ({ texts }: Pick<Headers, 'texts'>): string | null => {
  const folded = texts.map(foldHeader);
  if (folded.filter((text) => text !== '').length < 2) return null;
  return createHash('sha256').update(JSON.stringify(folded)).digest('hex');
};

/** How the file with these first rows is read, if one of its shape was. */
export const shapeOf = (shapes: Shapes, heads: readonly Headers[]): readonly FileMapping[] | null => {
  for (const headers of heads) {
    const fingerprint = fingerprintOf(headers);
    const entries = fingerprint === null ? undefined : shapes.get(fingerprint);
    if (entries) return entries;
  }
  return null;
};

/** What was said of shapes so far; what this version cannot read is passed over. */
export const readShapes = async (tx: Tx): Promise<Shapes> => {
  const rows = await tx.importShape.findMany({ select: { fingerprint: true, entries: true } });
  return new Map(
    rows.flatMap(({ fingerprint, entries }) => {
      const read = entriesSchema.safeParse(entries);
      return read.success ? [[fingerprint, read.data] as const] : [];
    }),
  );
};

/** Remembers how files with such headers are read: what was said last holds. */
export const rememberShape = async (
  tx: Tx,
  now: Temporal.Instant,
  headers: Headers,
  entries: readonly FileMapping[],
): Promise<void> => {
  const fingerprint = fingerprintOf(headers);
  if (fingerprint === null) return;
  const learned = { entries: JSON.parse(JSON.stringify(entries)), learnedAt: instantColumn(now) };
  await tx.importShape.upsert({ where: { fingerprint }, create: { fingerprint, ...learned }, update: learned });
};

/** All that a mapping says of a file, in its entry: what it says of all files, too. */
const whole = (entry: FileMapping, { currency, null: nothing }: Mapping): FileMapping => ({
  ...entry,
  match: '*',
  null: [...nothing, ...(entry.null ?? [])],
  ...((entry.currency ?? currency) && { currency: entry.currency ?? currency }),
});

/** Remembers how a mapping has files read, by the shape of each: what was said last of a shape holds. */
export const learnShapes = async (
  tx: Tx,
  now: Temporal.Instant,
  readings: readonly Pick<Reading, 'headers' | 'entry'>[],
  mapping: Mapping,
): Promise<void> => {
  if (mapping.files.length === 0) return;
  for (const ofShape of groupBy(readings, ({ headers }) => fingerprintOf(headers) ?? '').values()) {
    const entries = [...new Set(ofShape.map(({ entry }) => entry))].map((entry) => whole(entry, mapping));
    const [first] = ofShape;
    if (first) await rememberShape(tx, now, first.headers, entries);
  }
};
