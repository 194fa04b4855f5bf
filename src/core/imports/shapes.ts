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

type InDoubt = NonNullable<FileMapping['inDoubt']>;

/** One after the other, so that what is said at the same time adds up. */
const remembered = async (tx: Tx, fingerprint: string): Promise<FileMapping[]> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('import_shape'))`;
  const row = await tx.importShape.findUnique({ where: { fingerprint }, select: { entries: true } });
  const read = entriesSchema.safeParse(row?.entries);
  return read.success ? read.data : [];
};

/** What holds of columns, the later going before the earlier. */
const added = (inDoubt: readonly (InDoubt | undefined)[]): InDoubt => {
  const sum: InDoubt = {};
  for (const [header, said] of inDoubt.flatMap((one = {}) => Object.entries(one))) {
    sum[header] = { ...sum[header], ...said };
  }
  return sum;
};

/**
 * Remembers how files with such headers are read: what was said last holds. Only what was said of columns in doubt adds up. Call it in a transaction.
 */
export const rememberShape = async (
  tx: Tx,
  now: Temporal.Instant,
  headers: Headers,
  entries: readonly FileMapping[],
): Promise<void> => {
  const fingerprint = fingerprintOf(headers);
  if (fingerprint === null) return;
  const before = (await remembered(tx, fingerprint)).map(({ inDoubt }) => inDoubt);
  const all = entries.map((entry) => {
    const inDoubt = added([...before, entry.inDoubt]);
    return Object.keys(inDoubt).length > 0 ? { ...entry, inDoubt } : entry;
  });
  const learned = { entries: JSON.parse(JSON.stringify(all)), learnedAt: instantColumn(now) };
  await tx.importShape.upsert({ where: { fingerprint }, create: { fingerprint, ...learned }, update: learned });
};

/** Remembers how values of a column are read that could be read in two ways; all else that is remembered of files with such headers stays. */
export const rememberInDoubt = async (
  tx: Tx,
  now: Temporal.Instant,
  headers: Headers,
  header: string,
  said: InDoubt[string],
): Promise<void> => {
  const fingerprint = fingerprintOf(headers);
  const before = fingerprint === null ? [] : await remembered(tx, fingerprint);
  // Without a kind, the file is recognised as if nothing was remembered.
  const entries: FileMapping[] = before.length > 0 ? before : [{ match: '*', mode: 'delta' }];
  await rememberShape(
    tx,
    now,
    headers,
    entries.map((entry) => ({ ...entry, inDoubt: added([entry.inDoubt, { [header]: said }]) })),
  );
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
