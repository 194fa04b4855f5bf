import { cellText, type TableRow } from '../files/table.ts';
import { type Named, namedBy } from './named.ts';

/** Ways in which a report shows how deep a row stands, the surest first. */
type Way = 'outline' | 'indent' | 'spaces' | 'column';
const ways: readonly Way[] = ['outline', 'indent', 'spaces', 'column'];

const placeOfName = ({ cells }: TableRow): number => cells.findIndex((cell) => cellText(cell) !== '');

const measure: Record<Way, (row: TableRow) => number> = {
  outline: ({ outline }) => outline ?? 0,
  indent: ({ indent }) => indent ?? 0,
  spaces: (row) => {
    const cell = row.cells[placeOfName(row)];
    return typeof cell === 'string' ? cell.length - cell.trimStart().length : 0;
  },
  column: placeOfName,
};

const named: readonly Named[] = ['debtor', 'contract', 'document'];

/** How deep the rows of a report stand: from 0, a whole number for each level. */
export interface Depths {
  /** How many levels there are. */
  readonly levels: number;
  /** Whether nothing but the words of a row tells how deep it stands: then clients cannot be told from what they are gathered by. */
  readonly byWords: boolean;
  of(row: TableRow): number;
  /** What the rows of a level are called by their words. */
  named(depth: number): ReadonlySet<Named>;
}

/** What rows have shown of how deep they stand. It does not grow with the file. */
export class DepthEvidence {
  readonly #seen = new Map<Way, Map<number, Set<Named>>>(ways.map((way) => [way, new Map()]));
  readonly #named = new Set<Named>();

  add(row: TableRow, name: string): void {
    const what = namedBy(name);
    this.#named.add(what);
    for (const way of ways) {
      const places = this.#seen.get(way);
      const place = measure[way](row);
      places?.set(place, (places.get(place) ?? new Set()).add(what));
    }
  }

  decide(): Depths {
    for (const way of ways) {
      const seen = [...(this.#seen.get(way) ?? [])].sort(([a], [b]) => a - b);
      if (seen.length > 1 && seen.length <= mostLevels) {
        const places = new Map(seen.map(([place], i) => [place, i]));
        return {
          levels: seen.length,
          byWords: false,
          of: (row) => places.get(measure[way](row)) ?? 0,
          named: (depth) => seen[depth]?.[1] ?? new Set(),
        };
      }
    }
    // Clients may stand there without figures of their own, which leave no evidence.
    const seen = named.filter((one) => one === 'debtor' || this.#named.has(one));
    const of = (row: TableRow) => seen.indexOf(namedBy(cellText(row.cells[placeOfName(row)])));
    return { levels: seen.length, byWords: true, of, named: (depth) => new Set(seen.slice(depth, depth + 1)) };
  }
}

/** Of levels that have a column each: the header tells all of them. */
export const depthsOfColumns = ({ length }: readonly number[]): Depths => ({
  levels: length,
  byWords: false,
  of: () => 0,
  named: () => new Set(named),
});

/** Workbooks have eight levels of grouping. */
const mostLevels = 8;
