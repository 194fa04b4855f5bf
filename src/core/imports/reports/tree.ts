import type { Depths } from './depth.ts';
import { adds, type Figures, nothing, sumOf } from './figures.ts';

/** A row of a report that sums up the rows below it, or is one of them. */
export interface ReportRow {
  readonly line: number;
  readonly name: string;
  readonly depth: number;
  /** Null: it stands there without any. */
  readonly figures: Figures | null;
  readonly currency: string | null;
  /** The day on which it is due, ISO; null: it is not said. */
  readonly due: string | null;
}

/** A row that nothing stands below, with the rows above it, the outermost first. */
export interface Leaf {
  readonly row: ReportRow & { readonly figures: Figures };
  readonly above: readonly ReportRow[];
}

/** A row whose sum is not what the rows below it add up to. */
export class WrongSum extends Error {
  constructor(
    readonly row: Pick<ReportRow, 'line' | 'name'>,
    readonly says: Figures,
    readonly below: Figures,
  ) {
    super(`line ${row.line} says ${says.debt.toFixed(2)}, its rows ${below.debt.toFixed(2)}`);
  }
}

interface Open {
  readonly row: ReportRow;
  sum: Figures;
  children: number;
  /** Something that clients are gathered by, where only words tell how deep a row stands. */
  isGroup: boolean;
}

/**
 * Reads the rows of a report one after the other as a tree, and gives its leaves. Each sum is compared with what stands below it. Memory
 * does not grow with the report.
 */
export class ReportTree {
  readonly #depths: Depths;
  readonly #open: Open[] = [];
  #sum = nothing;
  /** Since the last total. */
  #block = nothing;
  #awaited: { readonly row: Pick<ReportRow, 'line' | 'name'>; readonly figures: Figures } | null = null;
  #rows = 0;
  isTotalled = false;

  constructor(depths: Depths) {
    this.#depths = depths;
  }

  /** @throws WrongSum */
  *add(row: ReportRow): Iterable<Leaf> {
    yield* this.#closeDownTo(row.depth);
    const parent = this.#open.at(-1);
    if (parent) parent.children++;
    this.#open.push({ row, sum: nothing, children: 0, isGroup: false });
    this.#rows++;
  }

  /** A total, which may stand above what it sums up. @throws WrongSum */
  *total(row: Pick<ReportRow, 'line' | 'name' | 'figures'>): Iterable<Leaf> {
    if (!row.figures) return;
    if (this.#rows === 0) {
      this.#awaited = { row, figures: row.figures };
      return;
    }
    yield* this.#closeAll();
    this.isTotalled = true;
    if (!adds(row.figures, this.#block) && !adds(row.figures, this.#sum))
      throw new WrongSum(row, row.figures, this.#sum);
    this.#block = nothing;
  }

  /** @throws WrongSum */
  *end(): Iterable<Leaf> {
    yield* this.#closeAll();
    if (!this.#awaited) return;
    this.isTotalled = true;
    if (!adds(this.#awaited.figures, this.#sum))
      throw new WrongSum(this.#awaited.row, this.#awaited.figures, this.#sum);
  }

  #closeAll(): Iterable<Leaf> {
    return this.#closeDownTo(-1);
  }

  *#closeDownTo(depth: number): Iterable<Leaf> {
    for (let top = this.#open.at(-1); top && top.row.depth >= depth; top = this.#open.at(-1)) {
      if (top.isGroup) {
        // It goes on until its sum is reached.
        if (depth >= 0 && top.row.figures && !(top.children > 0 && adds(top.row.figures, top.sum))) return;
      } else if (depth === 0 && this.#gathers(top)) {
        top.isGroup = true;
        return;
      }
      yield* this.#close();
    }
  }

  /** A client of whom nothing is said, where others have documents, is none: clients are gathered by it. */
  #gathers({ row, children }: Open): boolean {
    return this.#depths.byWords && this.#depths.levels > 1 && row.depth === 0 && children === 0;
  }

  *#close(): Iterable<Leaf> {
    const closed = this.#open.pop();
    if (!closed) return;
    const { row, sum, children } = closed;
    const { figures } = row;
    if (children > 0) {
      if (figures && !adds(figures, sum)) throw new WrongSum(row, figures, sum);
      this.#addUp(sum);
    } else if (figures) {
      this.#addUp(figures);
      if (this.#open.length === 0) this.#count(figures);
      yield { row: { ...row, figures }, above: this.#open.map((one) => one.row) };
      return;
    }
    if (this.#open.length === 0) this.#count(sum);
  }

  #addUp(figures: Figures): void {
    const parent = this.#open.at(-1);
    if (parent) parent.sum = sumOf(parent.sum, figures);
  }

  #count(figures: Figures): void {
    this.#sum = sumOf(this.#sum, figures);
    this.#block = sumOf(this.#block, figures);
  }
}
