import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { msg } from '../i18n/translator.ts';
import { type BoundColumn, bindColumn, bindFilters, type Filter, type Headers, inDoubtOf } from './bind.ts';
import { filledDown } from './clients/merged.ts';
import { type ClientPlaces, clientRows, entityRows } from './clients/rows.ts';
import { openTable, type SourceFile } from './files/open.ts';
import type { Table } from './files/table.ts';
import { firstRows, type Head, headersIn, mappedHead, recognisedHead } from './head.ts';
import type { Kind } from './kinds/kind.ts';
import { kindOf } from './kinds/registry.ts';
import { entriesFor, type FileMapping, type Mapping } from './mapping.ts';
import { companyOfNameless, type ListedCompanies } from './open-items/companies.ts';
import { namesDocument } from './open-items/unfold.ts';
import { missingFields } from './recognise.ts';
import { refuse } from './refusal.ts';
import { type Report, readReport } from './reports/ageing.ts';
import { type ListPlaces, withoutTotals } from './reports/list.ts';
import { readTitle, type Title } from './reports/title.ts';
import { type Shapes, shapeOf } from './shapes.ts';
import type { Scope } from './stage.ts';

/** A file that is to be read as one kind of rows. A file may be read several times, as several kinds. */
export interface Reading {
  readonly file: SourceFile;
  readonly table: Table;
  readonly kind: Kind;
  readonly headers: Headers;
  readonly columns: readonly BoundColumn[];
  readonly filters: readonly Filter[];
  /** Lines in which none of these fields is filled are no rows of this kind; of a reading that another one feeds. */
  readonly onlyWhere: readonly string[] | null;
  readonly mode: FileMapping['mode'];
  /** The day that the file itself names; null: it names none. */
  readonly asOf: Temporal.PlainDate | null;
  /** Of a list of open items: which debts it speaks of. */
  readonly scope: Scope | null;
  readonly unused: readonly string[];
  /** What the mapping says of the file. */
  readonly entry: FileMapping;
  /** Hash of all that decides how the bytes are understood. */
  readonly mappingHash: string;
}

/** What the organisation knows by itself. */
export interface House {
  readonly zone: string;
  readonly currency: string | null;
  readonly companies: ListedCompanies;
}

/** The currency of rows whose file names none: of the mapping, else of the organisation. */
const withCurrency = (head: Head, file: SourceFile, currency: string | null): Head => {
  const { money } = head.kind;
  const wanted = money && (money.always || money.amounts.some((amount) => amount in head.sources));
  if (!money || !wanted || money.currency in head.sources) return head;
  if (currency === null) throw refuse(msg('import-refused-currency'), { file: file.name });
  return { ...head, sources: { ...head.sources, [money.currency]: { const: currency } } };
};

/** The rows of another kind that stand in the same lines, where the columns for them are there. */
const fedHead = ({ kind, headers, sources }: Head): Head | null => {
  if (!kind.feeds?.when.some((field) => field in sources)) return null;
  const taken = Object.entries(kind.feeds.take).flatMap(([theirs, ours]) => {
    const source = ours.map((field) => sources[field]).find((candidate) => candidate !== undefined);
    return source ? [[theirs, source] as const] : [];
  });
  return { kind: kindOf(kind.feeds.kind), headers, sources: Object.fromEntries(taken) };
};

const titleOf = ({ headers }: Head, heads: readonly Headers[]): Title =>
  readTitle(heads.filter(({ line }) => line < headers.line).map(({ texts }) => ({ cells: texts })));

/** The title of a list whose rows do not name our company either. */
const namedTitle = (title: Title, { sources }: Head, nameless: () => string | null): Title => ({
  ...title,
  seller: title.seller ?? ('seller' in sources ? null : nameless()),
});

/** What stands above the header holds for all rows that do not say otherwise. */
const withTitle = (head: Head, { seller, currency }: Title): Head => ({
  ...head,
  sources: {
    ...(seller !== null && { seller: { const: seller } }),
    ...(currency !== null && { currency: { const: currency } }),
    ...head.sources,
  },
});

const placeIn =
  ({ headers, sources }: Head) =>
  (field: string): number | null => {
    const source = sources[field];
    return source && 'header' in source ? (headers.at(source.header)[0] ?? null) : null;
  };

const placesOf = (head: Head): ListPlaces => {
  const place = placeIn(head);
  const placesIn = (...fields: string[]) => fields.map(place).filter((one) => one !== null);
  // Where it stands in parts, the first says what it is.
  const [document] = 'document' in head.sources ? headersIn(head.sources.document) : [];
  return {
    header: head.headers.line,
    open: place('open'),
    debit: place('debit'),
    credit: place('credit'),
    side: place('side'),
    advance: place('advance'),
    document: document === undefined ? null : (head.headers.at(document)[0] ?? null),
    debtor: placesIn('debtor', 'holding', 'taxId', 'taxRegistration'),
    item: placesIn('document', 'number', 'group', 'issuedOn', 'dueOn'),
  };
};

const clientsOf = (head: Head): ClientPlaces => {
  const place = placeIn(head);
  const [name, legalName] = [place('name') ?? -1, place('legalName')];
  // A client that goes by its legal name has no other to be found by.
  return { header: head.headers.line, name, legalName: legalName === name ? null : legalName, taxId: place('taxId') };
};

const marksOf = ({ sources: { open } }: Head, entry: FileMapping): Parameters<typeof withoutTotals>[2] => {
  const source = open && 'header' in open ? open : null;
  return {
    given: source?.decimal ?? entry.decimal,
    inDoubt: source ? inDoubtOf(source.header, entry).mark : undefined,
  };
};

/** Which debts a list of open items speaks of. What a mapping leaves out is no part of it. */
const scopeOf = (
  head: Head,
  heads: readonly Headers[],
  title: Title,
  report: Report | null,
  entry: FileMapping,
): Scope => ({
  seller: title.seller,
  currency: title.currency ?? entry.currency ?? null,
  filter: [title.filter, ...Object.entries(entry.filters ?? {}).map(([header, values]) => `${header} = ${values}`)]
    .filter((condition) => condition !== '')
    .join('; '),
  level: report?.level ?? (namesItems(head, heads) ? 'document' : 'contract' in head.sources ? 'contract' : 'client'),
});

/** Whether a list has a row for each document: it has a column of their numbers, or its first rows name some. */
const namesItems = ({ headers, sources }: Head, heads: readonly Headers[]): boolean => {
  if ('number' in sources || 'group' in sources) return true;
  const places = 'document' in sources ? headersIn(sources.document).flatMap((header) => headers.at(header)) : [];
  return heads.some(
    ({ line, texts }) => line > headers.line && namesDocument(places.map((place) => texts[place] ?? '').join(' ')),
  );
};

/** The cells that a report gives have types: they need not be looked through for how they are written. */
const typed = { decimal: '.', dateFormat: 'YYYY-MM-DD' } as const;

const planEntry = async (
  file: SourceFile,
  entry: FileMapping,
  mapping: Mapping,
  source: string,
  house: House,
): Promise<Reading[]> => {
  const opened = await openTable(file, entry);
  const currency = entry.currency ?? mapping.currency ?? house.currency;
  const nameless = () => companyOfNameless(file.name, house.companies);
  const report = entry.columns ? null : await readReport(opened, currency, nameless);
  const heads = await firstRows(report?.table ?? opened);
  if (heads.length === 0) throw refuse(msg('import-refused-empty'), { file: file.name });
  const given = entry.kind ? kindOf(entry.kind) : null;
  const found =
    entry.columns && given ? mappedHead(file, given, entry.columns, heads) : recognisedHead(file, given, heads);
  const missing = missingFields(found.kind, new Set(Object.keys(found.sources)));
  if (missing.length > 0) {
    const args = { file: file.name, kind: found.kind.kind, missing: missing.join(', '), found: found.headers.list() };
    throw refuse(msg('import-refused-missing-fields'), args);
  }
  const isList = found.kind.kind === 'open_items';
  const title = report?.title ?? (isList ? namedTitle(titleOf(found, heads), found, nameless) : null);
  const base = withCurrency(title ? withTitle(found, title) : found, file, currency);
  const table =
    isList && !report ? await withoutTotals(opened, placesOf(base), marksOf(base, entry)) : (report?.table ?? opened);
  const isClients = base.kind.kind === 'accounts' && 'name' in base.sources && 'header' in base.sources.name;
  const places = clientsOf(base);
  const list = isClients ? filledDown(table, places) : table;
  const fed = fedHead(base);
  const used = new Set([...Object.values(base.sources).flatMap(headersIn), ...Object.keys(entry.filters ?? {})]);
  const nulls = new Set([...mapping.null, ...(entry.null ?? [])]);
  const theirs = new Set(base.kind.feeds?.theirs);
  const toReading = ({ kind, headers, sources }: Head, onlyWhere: readonly string[] | null): Reading => {
    const described = [source, kind.kind, sources, entry, mapping.null, mapping.zone ?? null, onlyWhere];
    return {
      file,
      table: isClients ? (onlyWhere === null ? clientRows : entityRows)(list, places) : table,
      kind,
      headers,
      columns: Object.entries(sources)
        .filter(([name]) => onlyWhere !== null || !theirs.has(name))
        .map(([name, from]) =>
          bindColumn(file.name, name, kind, from, headers, nulls, {
            ...entry,
            ...(report && typed),
            zone: mapping.zone ?? house.zone,
          }),
        ),
      filters: bindFilters(file.name, entry.filters ?? {}, headers),
      onlyWhere,
      entry,
      mode: entry.mode,
      asOf: title?.asOf ?? null,
      scope: isList && title ? scopeOf(base, heads, title, report, entry) : null,
      unused: onlyWhere === null ? headers.texts.filter((text) => text !== '' && !headers.isAmong(text, used)) : [],
      mappingHash: createHash('sha256').update(JSON.stringify(described)).digest('hex'),
    };
  };
  const readings = [toReading(base, null)];
  if (fed) readings.push(toReading(fed, fedFields(base.kind, fed)));
  return readings;
};

/** Their fields that were the reason to read the lines again. */
const fedFields = ({ feeds }: Kind, fed: Head): string[] =>
  Object.entries(feeds?.take ?? {})
    .filter(([theirs, ours]) => theirs in fed.sources && ours.some((field) => feeds?.when.includes(field)))
    .map(([theirs]) => theirs);

/** What the mapping says of a file; without one, what was said of files of its shape. */
const entriesOf = async (file: SourceFile, mapping: Mapping, shapes: Shapes): Promise<readonly FileMapping[]> => {
  const known =
    mapping.files.length === 0 && shapes.size > 0 ? shapeOf(shapes, await firstRows(await openTable(file, {}))) : null;
  return known ?? entriesFor(mapping, file.name);
};

/** How each file is to be read. @throws Refused when a file cannot be understood without being told. */
export const planFile = async (
  file: SourceFile,
  mapping: Mapping,
  source: string,
  house: House,
  shapes: Shapes,
): Promise<Reading[]> => {
  const readings: Reading[] = [];
  for (const entry of await entriesOf(file, mapping, shapes))
    readings.push(...(await planEntry(file, entry, mapping, source, house)));
  return readings;
};
