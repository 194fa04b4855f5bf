import type { ImportKind, OpenItemLevel } from '../../generated/prisma/enums.ts';
import type { Said } from './refusal.ts';
import type { RejectedList } from './rejected-file.ts';

interface Sum {
  readonly currency: string;
  readonly amount: string;
}

/** What a list of open items says is owed, against the list before. Kept as JSON. */
export interface DebtsReport {
  /** ISO day. */
  readonly asOf: string;
  readonly level: OpenItemLevel;
  /** Whether the file has totals; they were compared with its rows. */
  readonly isTotalled: boolean;
  readonly debtors: number;
  /** What is owed less credit notes and advances: the total of the file. */
  readonly open: readonly Sum[];
  /** Without them; and the same of what the list speaks of, before. */
  readonly owed: readonly Sum[];
  readonly before: readonly Sum[];
  /** How many items there were before, and how many of them are closed now, or less. */
  readonly known: number;
  /** The day of the list before, ISO: what is closed or less was paid since then. Null: nothing is. */
  readonly since: string | null;
  readonly closed: number;
  readonly partlyPaid: number;
  /** How many moved with the rate of a currency that their contract is in: nobody can tell whether they were paid in part. */
  readonly rateMoved: number;
  /** Debtors of whom nobody knows yet which client they are, and what they owe. */
  readonly unmatched: number;
  readonly unmatchedSums: readonly Sum[];
  /** Items of which nobody can say when they are due. */
  readonly undated: number;
}

/** What became of the rows of one reading of a file. Kept with the batch as JSON. */
export interface ReadingReport {
  readonly file: string;
  readonly kind: ImportKind;
  /** How the file was understood, such as `CSV, windows-1251, ";"`. */
  readonly format: string;
  /** Rows of the file, without header, blank ones and those that a filter leaves out. */
  readonly rows: number;
  readonly filtered: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Lines that said the same as an earlier one. */
  readonly repeated: number;
  /** Rows that a snapshot no longer held: archived, or removed where the kind has no archive. */
  readonly vanished: number;
  /** Rows not taken, without those that went with their parent. */
  readonly rejected: number;
  readonly withParent: number;
  /** What was wrong, in which column (empty: the row as a whole), in how many rows. */
  readonly reasons: readonly { readonly column: string; readonly reason: string; readonly rows: number }[];
  /** Headers that nothing was made of. */
  readonly unused: readonly string[];
  readonly notes: readonly Said[];
  /** Of a list of open items. */
  readonly debts?: DebtsReport;
}

export interface RunReport {
  /** Null: nothing was recorded, because nothing changed or it was a dry run. */
  readonly batchId: number | null;
  readonly dryRun: boolean;
  /** All files were taken before, just so, and nothing changed. */
  readonly known: boolean;
  readonly readings: readonly ReadingReport[];
  /** Lists of rejected rows that were written. */
  readonly rejectedFiles: readonly RejectedList[];
  readonly notes: readonly Said[];
  /** Of a dry run: what is to be confirmed before it is done. */
  readonly asks?: readonly Said[];
  /** Of a dry run: whom the rules would tell what on the next working day, as things would stand then. */
  readonly alerts?: { readonly day: string; readonly people: number; readonly messages: number };
}

/** Whether every row was rejected: then nothing is to stay of the run. */
export const tookNothing = ({ readings }: Pick<RunReport, 'readings'>): boolean =>
  readings.some(({ rejected }) => rejected > 0) &&
  readings.every(
    ({ added, changed, unchanged, repeated, vanished }) => added + changed + unchanged + repeated + vanished === 0,
  );

/** Things to be told once each, in the order in which they came up. */
export class Notes {
  readonly #said = new Map<string, Said>();

  add(key: Said['key'], args: Said['args'] = {}): void {
    this.#said.set(`${key} ${JSON.stringify(args)}`, { key, args });
  }

  list(): readonly Said[] {
    return [...this.#said.values()];
  }
}
