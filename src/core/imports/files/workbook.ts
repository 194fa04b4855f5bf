import { readXml } from './xml.ts';
import type { Archive } from './zip.ts';

/** What of a workbook is needed to read its first visible sheet. */
export interface Workbook {
  readonly sheet: { readonly name: string; readonly part: string; readonly nth: number };
  readonly sheets: number;
  /** Days count from 1904 in workbooks that were born on old Macs. */
  readonly epoch1904: boolean;
  readonly strings: readonly string[];
  readonly styles: readonly Style[];
}

/** What of a cell's format tells something of its content. */
interface Style {
  /** Whether numbers are days. */
  readonly day: boolean;
  /** How far text is indented, in steps. */
  readonly indent: number;
}

/** Shared strings must be at hand while rows are read; more than this does not fit a small machine. */
const mostStrings = 128 * 1024 ** 2;

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
};

const readSheets = async (archive: Archive) => {
  const sheets: { name: string; relation: string; hidden: boolean }[] = [];
  let epoch1904 = false;
  await all(
    readXml(archive.read('xl/workbook.xml'), {
      open: (name, attributes) => {
        if (name === 'workbookPr') epoch1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
        if (name === 'sheet') {
          const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
          sheets.push({
            name: attributes.name ?? '',
            relation,
            hidden: (attributes.state ?? 'visible') !== 'visible',
          });
        }
      },
    }),
  );
  return { sheets, epoch1904 };
};

/** Relation id → part; targets stand relative to `xl/` or, with a slash in front, to the root. */
const readRelations = async (archive: Archive): Promise<Map<string, string>> => {
  const targets = new Map<string, string>();
  await all(
    readXml(archive.read('xl/_rels/workbook.xml.rels'), {
      open: (name, { Id: id, Target: target }) => {
        if (name !== 'Relationship' || id === undefined || target === undefined) return;
        targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
      },
    }),
  );
  return targets;
};

const readStrings = (archive: Archive): Promise<string[]> => {
  let text = '';
  let phonetic = 0;
  return all(
    readXml(archive.read('xl/sharedStrings.xml', mostStrings), {
      open: (name) => {
        if (name === 'si') text = '';
        if (name === 'rPh') phonetic++;
      },
      close: (name, content) => {
        if (name === 'rPh') phonetic--;
        if (name === 't' && phonetic === 0) text += content;
        return name === 'si' ? text : undefined;
      },
    }),
  );
};

/** Built-in number formats that show a day; those from 27 and from 50 on are East Asian ones. */
const isBuiltInDay = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** A format of its own shows a day when a d, m or y is left after quoted text, colours and escaped signs; [h] is a duration. */
const showsDay = (code: string): boolean =>
  /[dy]|m(?!.*[sh])/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|General/gi, '').replace(/;.*/s, ''));

/** Formats of cells, by their number. */
const readStyles = async (archive: Archive): Promise<Style[]> => {
  const own = new Map<number, boolean>();
  const styles: { day: boolean; indent: number }[] = [];
  let inCells = false;
  await all(
    readXml(archive.read('xl/styles.xml'), {
      open: (name, attributes) => {
        if (name === 'numFmt') own.set(Number(attributes.numFmtId), showsDay(attributes.formatCode ?? ''));
        if (name === 'cellXfs') inCells = true;
        const format = Number(attributes.numFmtId ?? 0);
        if (name === 'xf' && inCells) styles.push({ day: own.get(format) ?? isBuiltInDay(format), indent: 0 });
        const last = styles.at(-1);
        if (name === 'alignment' && inCells && last) last.indent = Number(attributes.indent ?? 0) || 0;
      },
      close: (name): undefined => {
        if (name === 'cellXfs') inCells = false;
      },
    }),
  );
  return styles;
};

/** Null when the archive is no workbook. */
export const readWorkbook = async (archive: Archive): Promise<Workbook | null> => {
  const { sheets, epoch1904 } = await readSheets(archive);
  const relations = await readRelations(archive);
  const first = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
  const part = first && (relations.get(first.relation) ?? 'xl/worksheets/sheet1.xml');
  if (!first || part === undefined || !archive.has(part)) return null;
  return {
    sheet: { name: first.name, part, nth: sheets.indexOf(first) + 1 },
    sheets: sheets.length,
    epoch1904,
    strings: await readStrings(archive),
    styles: await readStyles(archive),
  };
};
