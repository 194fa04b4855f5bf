import { msg } from '../i18n/translator.ts';
import { Headers } from './bind.ts';
import type { SourceFile } from './files/open.ts';
import { headOf, type Table } from './files/table.ts';
import type { Kind } from './kinds/kind.ts';
import { kinds } from './kinds/registry.ts';
import type { ColumnSource } from './mapping.ts';
import { foldHeader, missingFields, partsOf, recogniseColumns, recogniseKind } from './recognise.ts';
import { refuse, wrongUse } from './refusal.ts';

/** The first rows of a file that are not blank, each as it would be if it held the headers. */
export const firstRows = async (table: Table): Promise<Headers[]> =>
  (await headOf(table)).map((row) => new Headers(row));

/** Field → where it comes from. */
type Sources = Readonly<Record<string, ColumnSource>>;

/** The row of headers of a file, and what it tells. */
export interface Head {
  readonly kind: Kind;
  readonly headers: Headers;
  readonly sources: Sources;
}

/** The headers that a field is taken from. */
export const headersIn = (source: ColumnSource): string[] => {
  if ('const' in source) return [];
  return 'template' in source
    ? [...source.template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '')
    : [source.header];
};

/** The columns that the mapping names: the header is the first row that has them all. */
export const mappedHead = (file: SourceFile, kind: Kind, sources: Sources, heads: readonly Headers[]): Head => {
  const unknown = Object.keys(sources).filter((field) => !(field in kind.fields));
  if (unknown.length > 0) {
    const fields = Object.keys(kind.fields).join(', ');
    throw wrongUse(msg('import-refused-fields'), {
      file: file.name,
      kind: kind.kind,
      unknown: unknown.join(', '),
      fields,
    });
  }
  const wanted = Object.values(sources).flatMap(headersIn);
  const headers = heads.find((candidate) => wanted.every((header) => candidate.has(header)));
  if (headers) return { kind, headers, sources };
  const best = heads.toSorted((a, b) => b.count(wanted) - a.count(wanted))[0];
  const missing = wanted.filter((header) => !best?.has(header));
  throw refuse(msg('import-refused-headers'), {
    file: file.name,
    missing: missing.join(', '),
    found: best?.list() ?? '',
  });
};

/** Fields by their headers. What stands in parts goes before one of them that looks like the whole. */
export const recognisedSources = (kind: Kind, headers: readonly string[]): Sources => {
  const columns = [...recogniseColumns(kind, headers)].map(([field, header]) => [field, { header }] as const);
  const composed = Object.keys(kind.composed ?? {}).flatMap((field) => {
    const parts = partsOf(kind, field, headers);
    return parts ? [[field, { template: parts.map((header) => `{${header}}`).join(' ') }] as const] : [];
  });
  return Object.fromEntries([...columns, ...composed]);
};

const hasColumns = (kind: Kind, sources: Sources): boolean =>
  missingFields(kind, new Set(Object.keys(sources))).length === 0;

/** Fields by their headers in a file whose title tells its kind: there a bare header says enough. Null: it does not. */
const titledSources = (kind: Kind, { texts }: Headers, titles: readonly string[]): Sources | null => {
  const { titled, fileNames } = kind;
  if (!titled) return null;
  const isTold =
    titles.some((title) => fileNames.some((word) => ` ${foldHeader(title)} `.includes(` ${word} `))) ||
    texts.some((text) => titled.says(text));
  const sources = isTold ? recognisedSources(kind, texts) : {};
  if (!isTold || hasColumns(kind, sources)) return null;
  for (const { headers, beside } of titled.under) {
    const header = texts.find((text) => headers.includes(foldHeader(text)));
    if (header === undefined || !beside.every((field) => field in sources)) continue;
    const others = Object.entries(sources).filter(([, source]) => !headersIn(source).includes(header));
    return { ...Object.fromEntries(others), [titled.field]: { header } };
  }
  return null;
};

const titledHead = (possible: readonly Kind[], headers: Headers, titles: readonly string[]): Head | null => {
  for (const kind of possible) {
    const sources = titledSources(kind, headers, titles);
    if (sources && hasColumns(kind, sources)) return { kind, headers, sources };
  }
  return null;
};

/** The columns that are known by their headers. */
export const recognisedHead = (file: SourceFile, given: Kind | null, heads: readonly Headers[]): Head => {
  const titles = [file.name.replace(/\.[^.]*$/, '')];
  for (const headers of heads) {
    const titled = titledHead(given ? [given] : kinds, headers, titles);
    if (titled) return titled;
    titles.push(headers.texts.join(' '));
    const kind = given ?? recogniseKind(file.name, headers.texts);
    if (!kind) continue;
    const sources = recognisedSources(kind, headers.texts);
    if (hasColumns(kind, sources)) return { kind, headers, sources };
  }
  const found = heads[0]?.list() ?? '';
  if (!given) throw refuse(msg('import-refused-kind'), { file: file.name, found });
  const missing = missingFields(given, new Set(recogniseColumns(given, heads[0]?.texts ?? []).keys())).join(', ');
  throw refuse(msg('import-refused-missing-fields'), { file: file.name, kind: given.kind, missing, found });
};
