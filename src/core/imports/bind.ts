import { msg } from '../i18n/translator.ts';
import type { Format } from './cells.ts';
import { type Cell, cellText, type TableRow } from './files/table.ts';
import type { Field } from './kinds/field.ts';
import type { Kind } from './kinds/kind.ts';
import type { ColumnSource, FileMapping } from './mapping.ts';
import { foldHeader } from './recognise.ts';
import { refuse } from './refusal.ts';

type Cells = readonly Cell[];

/** The row of headers: which column bears which name. */
export class Headers {
  readonly line: number;
  readonly texts: readonly string[];

  constructor({ line, cells }: TableRow) {
    this.line = line;
    this.texts = cells.map((cell) => cellText(cell).replace(/\s+/g, ' '));
  }

  /** Columns that bear a name: exactly so, else but for case and punctuation. */
  at(header: string): number[] {
    const places = (same: (text: string) => boolean) => this.texts.flatMap((text, i) => (same(text) ? [i] : []));
    const exact = places((text) => text === header.trim());
    return exact.length > 0 ? exact : places((text) => foldHeader(text) === foldHeader(header));
  }

  has(header: string): boolean {
    return this.at(header).length > 0;
  }

  count(headers: readonly string[]): number {
    return headers.filter((header) => this.has(header)).length;
  }

  isAmong(text: string, used: ReadonlySet<string>): boolean {
    return used.has(text) || [...used].some((header) => foldHeader(header) === foldHeader(text));
  }

  list(): string {
    const named = this.texts.filter((text) => text !== '').map((text) => text.slice(0, 60));
    return named.length > 20 ? `${named.slice(0, 20).join(', ')}, …` : named.join(', ');
  }

  /** How many cells a whole row has at least: as many as there are named columns up to the last. */
  get least(): number {
    return this.texts.findLastIndex((text) => text !== '') + 1;
  }
}

/** A field and where its cell comes from in each row. */
export interface BoundColumn {
  readonly name: string;
  readonly field: Field;
  /** The header, for people; the field's name where no single column stands behind it. */
  readonly header: string;
  cell(cells: Cells): Cell;
  /** What the mapping says of its format; what it leaves open is found out from the column. */
  readonly format: Partial<Format> & Pick<Format, 'zone' | 'scale'>;
  /** What holds where neither the mapping nor the column's own values tell. */
  readonly inDoubt: Partial<Pick<Format, 'mark' | 'order'>>;
  /** Where it stands in a row; null where no single column stands behind it. */
  readonly place: number | null;
  /** False for texts that the mapping itself gives: they tell nothing of the file's formats. */
  readonly fromFile: boolean;
}

export interface Filter {
  passes(cells: Cells): boolean;
}

const only = (file: string, header: string, headers: Headers): number => {
  const [place, ...others] = headers.at(header);
  if (place === undefined)
    throw refuse(msg('import-refused-headers'), { file, missing: header, found: headers.list() });
  if (others.length > 0) throw refuse(msg('import-refused-header-twice'), { file, header });
  return place;
};

const orders = {
  'YYYY-MM-DD': 'day-first',
  'DD.MM.YYYY': 'day-first',
  'DD/MM/YYYY': 'day-first',
  'MM/DD/YYYY': 'month-first',
} as const;

type Given = Pick<FileMapping, 'decimal' | 'dateFormat'>;

const said = ({ decimal, dateFormat }: Given): BoundColumn['inDoubt'] => ({
  ...(decimal && { mark: decimal }),
  ...(dateFormat && { order: orders[dateFormat] }),
});

const formatOf = (
  column: Given & { scale?: string | undefined },
  file: Given,
  zone: string,
): BoundColumn['format'] => ({ zone, scale: column.scale ?? '1', ...said(file), ...said(column) });

/** What is said of a column by its header, as headers are found. */
export const inDoubtOf = (header: string, { inDoubt = {} }: Pick<FileMapping, 'inDoubt'>): BoundColumn['inDoubt'] => {
  const [, found] = Object.entries(inDoubt).find(([name]) => foldHeader(name) === foldHeader(header)) ?? [];
  return found ? said(found) : {};
};

const trimmed = (cell: Cell | undefined, nulls: ReadonlySet<string>): Cell => {
  if (typeof cell === 'object') return cell;
  const text = (cell ?? '').trim();
  return nulls.has(text) ? '' : text;
};

/** Ties a field of a kind to the columns of a file. @throws Refused when a header is missing or occurs twice. */
export const bindColumn = (
  file: string,
  name: string,
  kind: Kind,
  source: ColumnSource,
  headers: Headers,
  nulls: ReadonlySet<string>,
  given: Given & Pick<FileMapping, 'inDoubt'> & { zone: string },
): BoundColumn => {
  const field = kind.fields[name];
  if (!field) throw new Error(`${kind.kind} has no field ${name}`);
  const base = { name, field, format: formatOf({}, given, given.zone), inDoubt: {}, place: null };
  if ('const' in source) {
    // Numbers of a mapping are written as JSON writes them, days as ISO.
    const format = { ...base.format, mark: '.', order: 'day-first' } as const;
    return { ...base, format, header: name, fromFile: false, cell: () => source.const };
  }
  if ('template' in source) {
    const parts = source.template.split(/\{([^}]+)\}/);
    const places = parts.map((part, i) => (i % 2 === 1 ? only(file, part, headers) : -1));
    const cell = (cells: Cells) => {
      const filled = places.map((place) => (place < 0 ? '' : cellText(trimmed(cells[place], nulls))));
      // A text around nothing says nothing.
      if (places.some((place, i) => place >= 0 && filled[i] === '') && filled.every((text) => text === '')) return '';
      return parts
        .map((part, i) => (i % 2 === 1 ? filled[i] : part))
        .join('')
        .replace(/\s+/g, ' ')
        .trim();
    };
    return { ...base, header: name, fromFile: false, cell };
  }
  const place = only(file, source.header, headers);
  const { aliases } = source;
  const aliased = (cell: Cell): Cell => aliases?.[cellText(cell)] ?? cell;
  return {
    ...base,
    header: headers.texts[place] ?? name,
    inDoubt: inDoubtOf(headers.texts[place] ?? name, given),
    place,
    fromFile: true,
    format: formatOf(source, given, given.zone),
    cell: (cells) => aliased(trimmed(cells[place], nulls)),
  };
};

/** Rows pass when each filtered column has one of its values. */
export const bindFilters = (file: string, filters: NonNullable<FileMapping['filters']>, headers: Headers): Filter[] =>
  Object.entries(filters).map(([header, wanted]) => {
    const place = only(file, header, headers);
    const values = new Set(typeof wanted === 'string' ? [wanted] : wanted);
    return { passes: (cells) => values.has(cellText(cells[place])) };
  });
