import type { ImportKind } from '../../../generated/prisma/enums.ts';
import type { DebtsReport } from '../report.ts';
import type { Stage } from '../stage.ts';
import type { Field } from './field.ts';

/** A row as its fields' plain texts: `-1204.5`, `2026-11-21`, `true`, an enum's value; null where the cell is empty. */
export type Row = Readonly<Record<string, string | null>>;

/** What is wrong with a row: in which field, and why (a message `import-reject-<reason>`). */
export interface Problem {
  readonly field: string;
  readonly reason: string;
}

/** When any field of `when` is mapped, the same file is read again as another kind, for the lines where one of them is filled. */
interface Feed {
  readonly kind: ImportKind;
  readonly when: readonly string[];
  /** Their field → ours that it is taken from; the first that is mapped. */
  readonly take: Readonly<Record<string, readonly string[]>>;
  /** Fields that are none of ours but theirs. */
  readonly theirs: readonly string[];
  /** A file that has this field holds rows of ours, though it could be taken for one of theirs. */
  readonly ours?: string;
}

/** A field that stands under bare headers in a file whose kind is told otherwise. */
interface Titled {
  readonly field: string;
  /** These headers, and the fields that must stand beside. */
  readonly under: readonly { readonly headers: readonly string[]; readonly beside: readonly string[] }[];
  /** Whether a header says as much as a title. */
  says(header: string): boolean;
}

/** A field that shares the column of another one, in files whose columns (field → folded header) say so. */
export interface Shared {
  readonly field: string;
  readonly of: string;
  when(columns: ReadonlyMap<string, string>): boolean;
}

/** A kind of rows: what they carry and what becomes of them. */
export interface Kind {
  readonly kind: ImportKind;
  readonly table: string;
  /** Words in file names that tell the kind, in lower case. */
  readonly fileNames: readonly string[];
  readonly fields: Readonly<Record<string, Field>>;
  /** Fields that may stand in several columns, one after the other: the headers of each part. All but the first and the last may be missing. */
  readonly composed?: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** Where the name or title of a file tells the kind, or a column that no other kind has. */
  readonly titled?: Titled;
  /** Fields that may share the column of another one, where they have none of their own. */
  readonly shares?: readonly Shared[];
  /** Of these at least one must be mapped and filled. */
  readonly anyOf?: readonly string[];
  /** What one text of a row tells of several fields, told apart; before all else. */
  unfold?(row: Row, mapped: ReadonlySet<string>): Row;
  /** The key of a row where the file has no column of keys; null when the row does not tell. */
  naturalKey(row: Row): string | null;
  /** Rows with one natural key are several rows (the same product twice in an order), not one row twice. */
  readonly repeats?: true;
  /** The folded name by which others may refer to the row. */
  label?(row: Row): string | null;
  /** Amounts and the field of their currency. `always`: the currency stands there without an amount, too. */
  readonly money?: { readonly amounts: readonly string[]; readonly currency: string; readonly always: boolean };
  check?(row: Row): readonly Problem[];
  /** Columns computed from the row, which are always written. */
  readonly derived?: Readonly<Record<string, string>>;
  derive?(row: Row, mapped: ReadonlySet<string>): Readonly<Record<string, string | null>>;
  /** Staged beside the table's columns, for `prepare`, `settle` and `follow`: column → SQL type. */
  readonly aside?: Readonly<Record<string, string>>;
  /** Rows of another kind that stand in the same lines. */
  readonly feeds?: Feed;
  /** Once all rows are staged, before their references are resolved. */
  prepare?(stage: Stage): Promise<void>;
  /** Once references are resolved, before anything is written. */
  settle?(stage: Stage): Promise<void>;
  /** Once the rows are written. */
  follow?(stage: Stage): Promise<void>;
  /** At last: what is owed by now. */
  debts?(stage: Stage): Promise<Omit<DebtsReport, 'isTotalled'>>;
  /**
   * What becomes of rows that a snapshot no longer holds: this column is set, or they are removed. `by-scope`: each file of the kind is a
   * snapshot of what it speaks of, and the kind itself sees to it.
   */
  readonly vanish: { readonly set: 'archived_at' | 'left_on' } | 'remove' | 'by-scope';
}

/** SQL type of a field's staged column. */
export const sqlType = ({ type }: Field): string => {
  switch (type.is) {
    case 'number':
      return type.whole ? 'int' : 'numeric(19,4)';
    case 'share':
      return 'numeric';
    case 'day':
      return 'date';
    case 'flag':
      return 'boolean';
    case 'choice':
      return `"${type.of}"`;
    default:
      return 'text';
  }
};

/** The fields that a kind keeps to itself. */
export const ownFields = ({ fields, feeds }: Kind): [name: string, field: Field][] =>
  Object.entries(fields).filter(([field]) => !feeds?.theirs.includes(field));
