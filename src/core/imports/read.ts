import type { BoundColumn } from './bind.ts';
import { rowSchema } from './cells.ts';
import { cellText, isBlank, type TableRow } from './files/table.ts';
import { isMangled } from './formats/tax-id.ts';
import type { Field, FieldType } from './kinds/field.ts';
import { ownFields, type Problem, type Row } from './kinds/kind.ts';
import type { Reading } from './plan.ts';
import type { Formats } from './profile.ts';
import type { Reject } from './rejects.ts';
import { type StagedRow, stagedColumn, stagedReference } from './stage.ts';

/** What a line of the file turned out to be. */
export type ReadLine =
  | { readonly is: 'filtered' }
  /** No row of this kind, but of the one that feeds it. */
  | { readonly is: 'none' }
  | { readonly is: 'row'; readonly row: StagedRow; readonly lost: readonly Lost[] }
  | { readonly is: 'rejected'; readonly rejects: readonly Reject[]; readonly keys: readonly string[] };

/** Whether a row has as many cells as the header; what stands behind the last header must be blank. */
export const isWhole = ({ table, headers }: Pick<Reading, 'table' | 'headers'>, { cells }: TableRow): boolean =>
  (table.ragged || cells.length >= headers.least) &&
  cells.slice(headers.texts.length).every((cell) => cellText(cell) === '');

/** A row as plain texts → columns of `staged`. */
const toStaged = ({ kind }: Reading, line: number, key: string, row: Row, mapped: ReadonlySet<string>): StagedRow => {
  const staged: Record<string, string | number | null> = { line, key, label: kind.label?.(row) ?? null };
  for (const [name, field] of ownFields(kind)) {
    const value = row[name];
    if (name === 'key' || value === null || value === undefined) continue;
    const column = stagedColumn(name, field);
    if (field.type.is === 'reference') Object.assign(staged, stagedReference(column, value, field.type.to));
    else staged[column] = value;
  }
  return Object.assign(staged, kind.derive?.(row, mapped));
};

/** What a cell says that could not be read, and without which the row is taken. */
export interface Lost {
  readonly header: string;
  readonly is: FieldType['is'];
  readonly text: string;
}

/** Whether a row is taken without what cannot be read there. */
const isForgiving = ({ type }: Field): boolean =>
  type.is === 'tax-id' || (type.is === 'choice' && type.else === 'told');

const isLost = ({ type }: Field, text: string, read: string | null | undefined): boolean =>
  type.is === 'tax-id' ? isMangled(text) : text !== '' && !read;

/** What holds for rows of every kind: amounts have a currency, a currency has an amount, and one of several fields is filled. */
const settleMoney = ({ kind }: Reading, row: Row): { row: Row; problems: Problem[] } => {
  const problems: Problem[] = [];
  if (kind.anyOf && !kind.anyOf.some((field) => row[field]))
    problems.push({ field: kind.anyOf[0] ?? '', reason: 'missing' });
  const { money } = kind;
  if (!money || money.always) return { row, problems };
  const amounts = money.amounts.some((field) => row[field]);
  if (amounts && !row[money.currency]) problems.push({ field: money.currency, reason: 'no-currency' });
  return { row: amounts ? row : { ...row, [money.currency]: null }, problems };
};

/** Reads the lines of a file as rows of a kind, one by one. */
export class RowReader {
  readonly #reading: Reading;
  readonly #schema: ReturnType<typeof rowSchema>;
  readonly #fields: ReadonlyMap<string, ReturnType<typeof rowSchema>>;
  readonly #mapped: ReadonlySet<string>;
  readonly #unmapped: Row;
  readonly #forgiving: readonly BoundColumn[];

  constructor(reading: Reading, formats: Formats) {
    this.#reading = reading;
    const columns = reading.columns.map(({ name, field }) => {
      const format = formats.get(name);
      if (!format) throw new Error(`${name} has no format`);
      return { name, field, format };
    });
    this.#schema = rowSchema(columns);
    this.#fields = new Map(columns.map((column) => [column.name, rowSchema([column])]));
    this.#mapped = new Set(reading.columns.map(({ name }) => name));
    this.#forgiving = reading.columns.filter(({ field }) => isForgiving(field));
    this.#unmapped = Object.fromEntries(ownFields(reading.kind).map(([name]) => [name, null]));
  }

  read(line: TableRow): ReadLine {
    const { columns, filters, onlyWhere } = this.#reading;
    if (!isWhole(this.#reading, line)) return this.#broken(line);
    if (!filters.every((filter) => filter.passes(line.cells))) return { is: 'filtered' };
    const cells = Object.fromEntries(columns.map(({ name, cell }) => [name, cell(line.cells)]));
    if (onlyWhere?.every((field) => cellText(cells[field]) === '')) return { is: 'none' };
    const parsed = this.#schema.safeParse(cells);
    if (!parsed.success) {
      return this.#rejected(
        line,
        parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), reason: message })),
      );
    }
    const { row, problems } = settleMoney(this.#reading, this.#unfolded({ ...this.#unmapped, ...parsed.data }));
    const found = [...problems, ...(this.#reading.kind.check?.(row) ?? [])].filter(
      // What the file does not speak of cannot be wrong in it.
      ({ field }) => this.#mapped.has(field) || field === this.#reading.kind.anyOf?.[0],
    );
    if (found.length > 0) return this.#rejected(line, found);
    const key = row.key ?? this.#reading.kind.naturalKey(row);
    if (!key) return this.#rejected(line, [{ field: 'key', reason: 'no-key' }]);
    const lost = this.#forgiving.flatMap(({ name, header, field }) => {
      const text = cellText(cells[name]);
      return isLost(field, text, row[name]) ? [{ header, is: field.type.is, text }] : [];
    });
    return { is: 'row', row: toStaged(this.#reading, line.line, key, row, this.#mapped), lost };
  }

  #unfolded(row: Row): Row {
    return this.#reading.kind.unfold?.(row, this.#mapped) ?? row;
  }

  /** The names that others may know a rejected row by, as far as they can be read. */
  #keys({ cells }: TableRow): string[] {
    const read = this.#reading.columns.map(({ name, cell }) => {
      const parsed = this.#fields.get(name)?.safeParse({ [name]: cell(cells) });
      return parsed?.success ? parsed.data : { [name]: cellText(cell(cells)) || null };
    });
    const row = this.#unfolded(Object.assign({}, this.#unmapped, ...read));
    const { kind } = this.#reading;
    return [row.key, kind.naturalKey(row), kind.label?.(row)].filter((key) => typeof key === 'string');
  }

  #broken(line: TableRow): ReadLine {
    const fed = this.#reading.onlyWhere !== null;
    const reject: Reject = {
      line: line.line,
      header: '',
      value: line.cells.map(cellText).join(this.#reading.table.delimiter).slice(0, 1_000),
      // The reading that feeds this one says what is wrong with the line.
      reason: fed ? 'with-parent' : 'cell-count',
      detail: `${line.cells.length} / ${this.#reading.headers.texts.length}`,
    };
    return { is: 'rejected', rejects: [reject], keys: this.#keys(line) };
  }

  #rejected(line: TableRow, problems: readonly Problem[]): ReadLine {
    const rejects = problems.map(({ field, reason }): Reject => {
      const column = this.#reading.columns.find(({ name }) => name === field);
      const value = column ? cellText(column.cell(line.cells)).slice(0, 1_000) : '';
      return { line: line.line, header: column?.header ?? field, value, reason, detail: '' };
    });
    return { is: 'rejected', rejects, keys: this.#keys(line) };
  }
}

/** The lines below the header that are not blank. */
export async function* dataLines({ table, headers }: Reading): AsyncIterable<TableRow> {
  for await (const line of table.rows()) if (line.line > headers.line && !isBlank(line)) yield line;
}
