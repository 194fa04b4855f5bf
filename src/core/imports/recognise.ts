import { plainName } from '../accounts/names.ts';
import type { Kind } from './kinds/kind.ts';
import { kinds } from './kinds/registry.ts';

/** Headers as they are compared: `Order_Date`, «Дата отгрузки:» and `Qta.` become `order date`, `дата отгрузки`, `qta`. */
export const foldHeader = (header: string): string => plainName(header.replaceAll('_', ' ')).replaceAll('ё', 'е');

/** Each field with the column that is its own. Earlier words of a field are the surer ones; a header serves one field. */
const ownColumns = (kind: Kind, headers: readonly string[]): Map<string, string> => {
  const byFolded = new Map(headers.toReversed().map((header) => [foldHeader(header), header]));
  const claims = Object.entries(kind.fields).flatMap(([field, { headers: words }]) =>
    words.flatMap((word, rank) => {
      const header = byFolded.get(word);
      return header === undefined ? [] : [{ field, header, rank }];
    }),
  );
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const { field, header } of claims.sort((a, b) => a.rank - b.rank)) {
    if (found.has(field) || taken.has(header)) continue;
    found.set(field, header);
    taken.add(header);
  }
  return found;
};

/** Field → header of a row of headers, for one kind. */
export const recogniseColumns = (kind: Kind, headers: readonly string[]): Map<string, string> => {
  const found = ownColumns(kind, headers);
  const folded = new Map([...found].map(([field, header]) => [field, foldHeader(header)]));
  for (const { field, of, when } of kind.shares ?? []) {
    const header = found.get(of);
    if (header !== undefined && !found.has(field) && when(folded)) found.set(field, header);
  }
  return found;
};

/** The headers of the columns in which a field stands in parts, in their order; null: it does not. */
export const partsOf = (kind: Kind, field: string, headers: readonly string[]): string[] | null => {
  const byFolded = new Map(headers.toReversed().map((header) => [foldHeader(header), header]));
  const parts = kind.composed?.[field]?.map((words) =>
    words.map((word) => byFolded.get(word)).find((header) => header !== undefined),
  );
  if (!parts || parts.length < 2 || parts.at(0) === undefined || parts.at(-1) === undefined) return null;
  return parts.filter((header) => header !== undefined);
};

/** The fields that these columns give, and those that stand in several. */
const fieldsIn = (kind: Kind, columns: ReadonlyMap<string, string>, headers: readonly string[]): Set<string> => {
  const composed = Object.keys(kind.composed ?? {}).filter((field) => partsOf(kind, field, headers) !== null);
  return new Set([...columns.keys(), ...composed]);
};

/** Fields that the kind cannot do without and that are not among these; of alternatives, all are named together. */
export const missingFields = (kind: Kind, mapped: ReadonlySet<string>): string[] => {
  const missing = Object.entries(kind.fields)
    .filter(([field, { required }]) => required && !mapped.has(field) && field !== kind.money?.currency)
    .map(([field]) => field);
  const lacksAny = kind.anyOf && !kind.anyOf.some((field) => mapped.has(field));
  return lacksAny ? [...missing, kind.anyOf.join(' | ')] : missing;
};

const namedAs = (fileName: string): readonly Kind[] => {
  const folded = ` ${foldHeader(fileName.replace(/\.[^.]*$/, ''))} `;
  const hits = kinds.flatMap((kind) =>
    kind.fileNames
      .filter((word) => folded.includes(` ${foldHeader(word)} `))
      .map((word) => ({ kind, length: word.length })),
  );
  const longest = Math.max(0, ...hits.map(({ length }) => length));
  return hits.filter(({ length }) => length === longest).map(({ kind }) => kind);
};

interface Possible {
  readonly kind: Kind;
  readonly fields: ReadonlySet<string>;
  /** How many columns belong to it. */
  readonly score: number;
  /** Whether it is possible only since a field shares the column of another one. */
  readonly shares: boolean;
}

const possibleKind = (kind: Kind, headers: readonly string[]): Possible[] => {
  const fields = fieldsIn(kind, recogniseColumns(kind, headers), headers);
  if (missingFields(kind, fields).length > 0) return [];
  const own = fieldsIn(kind, ownColumns(kind, headers), headers);
  return [{ kind, fields, score: own.size, shares: missingFields(kind, own).length > 0 }];
};

/** What a file may hold, that of most columns first: no rows that are fed by others that are there. */
const possibleKinds = (headers: readonly string[]): Possible[] => {
  const all = kinds.flatMap((kind) => possibleKind(kind, headers));
  const isFed = ({ kind }: Possible): boolean =>
    all.some(
      ({ kind: { feeds }, fields }) => feeds?.kind === kind.kind && feeds.ours !== undefined && fields.has(feeds.ours),
    );
  return all.filter((one) => !isFed(one)).sort((a, b) => b.score - a.score);
};

/**
 * The kind of rows that a file holds: one whose necessary columns are all there. The file's name decides among several;
 * else the kind that most of the columns belong to. Null when it cannot be told.
 */
export const recogniseKind = (fileName: string, headers: readonly string[]): Kind | null => {
  const possible = possibleKinds(headers);
  const named = namedAs(fileName);
  const byName = possible.find(({ kind, shares }) => !shares && named.includes(kind));
  if (byName) return byName.kind;
  const [best, second] = possible;
  return best && best.score > (second?.score ?? 0) ? best.kind : null;
};
