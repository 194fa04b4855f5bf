import { legalForms } from '../../accounts/legal-forms.ts';
import { nameKey, textKey } from '../../accounts/names.ts';
import { type Cell, cellText, type Table, type TableRow } from '../files/table.ts';
import { isWithRegistration, readTaxId } from '../formats/tax-id.ts';
import { isSignature, isTotal } from '../reports/words.ts';

/** Where in its rows a list of clients, as people make it by hand, has what. */
export interface ClientPlaces {
  /** The line of the header. */
  readonly header: number;
  readonly name: number;
  readonly legalName: number | null;
  readonly taxId: number | null;
}

const textAt = ({ cells }: TableRow, place: number | null): string => (place === null ? '' : cellText(cells[place]));

/** A row that is about the list: a sum, a signature. */
const isAside = ({ cells }: TableRow): boolean => {
  const first = cellText(cells.find((cell) => cellText(cell) !== ''));
  return isTotal(first) || isSignature(first);
};

/** A row that says no client but one of its legal entities: the client's cell goes over several rows, or was left empty. */
const goesOn = (row: TableRow, { name, legalName, taxId }: ClientPlaces): boolean =>
  textAt(row, name) === '' && (textAt(row, legalName) !== '' || textAt(row, taxId) !== '');

/** The rows that say something of clients themselves: no sums or signatures, and no further legal entities of the client above. */
export const clientRows = (table: Table, places: ClientPlaces): Table => ({
  ...table,
  async *rows() {
    let isBegun = false;
    for await (const row of table.rows()) {
      if (row.line <= places.header) yield row;
      else if (!isAside(row) && !(isBegun && goesOn(row, places))) {
        isBegun ||= textAt(row, places.name) !== '';
        yield row;
      }
    }
  },
});

const hasForm = (name: string): boolean => nameKey(name) !== textKey(name) || legalForms.includes(textKey(name));

/** Several names in one cell, each in a line of its own, or each with its legal form: `ООО "Ромашка", ООО "Ромашка-Урал"`. */
const namesIn = (text: string): string[] => {
  const lines = text.split(/\n/).map((line) => line.trim());
  return lines
    .flatMap((line) => {
      const parts = line.split(/[,;]\s*|\s+\/\s+/).map((part) => part.trim());
      return parts.length > 1 && parts.every(hasForm) ? parts : [line];
    })
    .filter((name) => name !== '');
};

const taxIdsIn = (text: string): string[] => {
  if (isWithRegistration(text)) return [text];
  const parts = text.split(/[\n,;]\s*|\s+\/\s+|\s{2,}/).filter((part) => part.trim() !== '');
  return parts.length > 1 && parts.every((part) => readTaxId(part) !== null) ? parts : [text];
};

const withCells = (row: TableRow, cells: Readonly<Record<number, Cell>>): TableRow => {
  const width = Math.max(row.cells.length, ...Object.keys(cells).map((place) => Number(place) + 1));
  return { ...row, cells: Array.from({ length: width }, (_, place) => cells[place] ?? row.cells[place] ?? '') };
};

/** A row for each legal entity that a row names. Ids go with names where there are as many; with no name, each is one of its own. */
const entitiesIn = (row: TableRow, { legalName, taxId }: ClientPlaces): TableRow[] => {
  const names = namesIn(textAt(row, legalName));
  const ids = taxIdsIn(textAt(row, taxId));
  const count = Math.max(names.length, ids.length);
  if (count < 2) return [row];
  return Array.from({ length: count }, (_, i) =>
    withCells(row, {
      ...(legalName !== null && { [legalName]: names[i] ?? (names.length === 1 ? (names[0] ?? '') : '') }),
      ...(taxId !== null && { [taxId]: ids.length === count ? (ids[i] ?? '') : '' }),
    }),
  );
};

/** A row for each legal entity, under the client that it belongs to. */
export const entityRows = (table: Table, places: ClientPlaces): Table => ({
  ...table,
  async *rows() {
    let client: Cell = '';
    for await (const row of table.rows()) {
      if (row.line <= places.header) yield row;
      else if (!isAside(row)) {
        if (textAt(row, places.name) !== '') client = row.cells[places.name] ?? '';
        yield* entitiesIn(goesOn(row, places) ? withCells(row, { [places.name]: client }) : row, places);
      }
    }
  },
});
