import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { aWorkbook } from '../../../../test/fixtures/workbook.ts';
import { findFile, openTable } from './open.ts';
import { cellText } from './table.ts';
import { serialDay } from './xlsx.ts';

const folder = mkdtempSync(join(tmpdir(), 'kam-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = async (content: string | Uint8Array, name = 'table.csv') => {
  const path = join(folder, name);
  writeFileSync(path, content);
  const table = await openTable(await findFile(path), {});
  const rows: [number, string[]][] = [];
  for await (const { line, cells } of table.rows()) rows.push([line, cells.map(cellText)]);
  return { format: table.format, rows };
};

const russian = 'Клиент;Сумма\nООО «Ёлка»;1 204,33\n№ 7;€\n';
const italian = 'Cliente;Città\nSocietà à metà;Forlì\nPerché;Cantù\n';

describe('the encoding of a text table', () => {
  it.each([
    ['UTF-8', Buffer.from(russian), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${russian}`), 'utf-8'],
    ['UTF-16 LE with a mark', iconv.encode(russian, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16 BE with a mark', iconv.encode(russian, 'utf-16be', { addBOM: true }), 'utf-16be'],
    ['cp1251', iconv.encode(russian, 'windows-1251'), 'windows-1251'],
  ])('is found: %s, Russian', async (_, bytes, encoding) => {
    const { format, rows } = await read(bytes);
    expect(format).toBe(`CSV, ${encoding}, ";"`);
    expect(rows.map(([, cells]) => cells)).toEqual([
      ['Клиент', 'Сумма'],
      ['ООО «Ёлка»', '1 204,33'],
      ['№ 7', '€'],
    ]);
  });

  it('is found: cp1252, Italian', async () => {
    const { format, rows } = await read(iconv.encode(italian, 'windows-1252'));
    expect(format).toBe('CSV, windows-1252, ";"');
    expect(rows[1]?.[1]).toEqual(['Società à metà', 'Forlì']);
  });

  it('is found without a single letter beyond ASCII: № is cp1251, € in its Western place is cp1252', async () => {
    expect((await read(Buffer.from([0xb9, 0x3b, 0x31, 0x0a]))).format).toContain('windows-1251');
    expect((await read(Buffer.from([0x80, 0x3b, 0x31, 0x0a]))).format).toContain('windows-1252');
  });

  it('is found for UTF-16 without a mark, and for plain ASCII', async () => {
    expect((await read(iconv.encode('Name,City\nAcme,Leeds\n', 'utf-16le', { addBOM: false }))).format).toContain(
      'utf-16le',
    );
    expect((await read('Name,City\nAcme,Leeds\n')).format).toBe('CSV, utf-8, ","');
  });

  it('is judged by the whole file, not by its beginning', async () => {
    const head = 'Name;City\n'.repeat(40_000);
    const { format, rows } = await read(
      Buffer.concat([Buffer.from(head), iconv.encode('Ромашка;Пермь\n', 'windows-1251')]),
    );
    expect(format).toContain('windows-1251');
    expect(rows.at(-1)?.[1]).toEqual(['Ромашка', 'Пермь']);
  });

  it('is UTF-8 when letters lie across the pieces in which a file is read', async () => {
    for (const shift of [0, 1, 2, 3]) {
      const { format } = await read(`${'a'.repeat(256 * 1024 - 5 + shift)}Ж€😀\n`);
      expect(format).toContain('utf-8');
    }
  });
});

describe('a text table', () => {
  it.each([
    [',', 'a,b,c\n"1,5",2,3\n'],
    [';', 'a;b;c\n1,5;2,5;3,5\n'],
    ['\t', 'a\tb\tc\n1,5\t2\t3\n'],
    ['|', 'a|b|c\n1,5|2|3\n'],
  ])('is divided by %j', async (_, text) => {
    const { rows } = await read(text);
    expect(rows.map(([, cells]) => cells.length)).toEqual([3, 3]);
  });

  it('numbers rows by their first line, over line breaks and blank lines', async () => {
    const { rows } = await read('a,b\r\n"x\r\ny",2\r\n\r\n3,4\r\n');
    expect(rows).toEqual([
      [1, ['a', 'b']],
      [2, ['x\r\ny', '2']],
      [5, ['3', '4']],
    ]);
  });

  it('keeps an inch sign in the middle of a cell', async () => {
    expect((await read('size,name\n5" pipe,Acme\n')).rows[1]?.[1]).toEqual(['5" pipe', 'Acme']);
  });
});

describe('a workbook', () => {
  it('gives texts, numbers, days and truth values as they are', async () => {
    const bytes = await aWorkbook([
      ['Name', 'Amount', 'Day', 'Paid'],
      ['Acme & Co', 1204118.33, { day: 46346 }, true],
      ['', 0.1 + 0.2, { day: 46346.5 }, false],
    ]);
    const { format, rows } = await read(bytes, 'book.xlsx');
    expect(format).toBe('XLSX, "Sheet"');
    expect(rows).toEqual([
      [1, ['Name', 'Amount', 'Day', 'Paid']],
      [2, ['Acme & Co', '1204118.33', '2026-11-20', 'true']],
      [3, ['', '0.3', '2026-11-20T12:00:00', 'false']],
    ]);
  });

  it('is read with its strings in a part of another case, inline, and counted from 1904', async () => {
    const cells = [
      ['Name', 'Day'],
      ['Ромашка', { day: 44885 }],
    ];
    const shared = await aWorkbook(cells, { stringsPart: 'xl/SharedStrings.xml', epoch1904: true });
    expect((await read(shared, 'a.xlsx')).rows[1]?.[1]).toEqual(['Ромашка', '2026-11-21']);
    const inline = await aWorkbook(cells, { inline: true });
    expect((await read(inline, 'b.xlsx')).rows[1]?.[1]).toEqual(['Ромашка', '2022-11-20']);
  });

  it('counts days as Excel does', () => {
    expect(serialDay(1, false)).toBe('1900-01-01');
    expect(serialDay(59, false)).toBe('1900-02-28');
    expect(serialDay(61, false)).toBe('1900-03-01');
    expect(serialDay(46347, false)).toBe('2026-11-21');
    expect(serialDay(-1, false)).toBeNull();
  });
});

describe('a workbook of several sheets', () => {
  const formatOf = async (sheets: readonly { name: string; hidden?: true }[]) =>
    (await read(await aWorkbook([['Клиент'], ['Ромашка']], { sheets }), 'book.xlsx')).format;

  it('counts by the first that is not hidden, and says which', async () => {
    expect(await formatOf([{ name: 'Лист1' }, { name: 'старый' }])).toBe('XLSX, "Лист1" (1/2)');
    expect(await formatOf([{ name: 'старый', hidden: true }, { name: 'Долги' }])).toBe('XLSX, "Долги" (2/2)');
    expect(await formatOf([{ name: 'Долги' }])).toBe('XLSX, "Долги"');
  });
});

describe('what is no table', () => {
  const reasonOf = async (content: string | Uint8Array, name: string) => {
    try {
      await read(content, name);
      return 'read';
    } catch (error) {
      return error instanceof Error ? error.message.split(' ')[0] : '';
    }
  };

  it.each<[string, string | Uint8Array, string]>([
    ['empty.csv', '', 'import-refused-empty'],
    ['page.xls', '<html><table><tr><td>1</td></tr></table></html>', 'import-refused-web-page'],
    [
      'table.ods',
      Buffer.concat([
        Buffer.from('504b03041400000800000000000000000000000000000000000000000008000000', 'hex'),
        Buffer.from('mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK'),
      ]),
      'import-refused-other-format',
    ],
    ['table.mxl', Buffer.from('MOXCEL\0\x06\0\x01'), 'import-refused-other-format'],
    ['table.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'import-refused-other-format'],
    ['old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'import-refused-old-workbook'],
    ['picture.csv', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'import-refused-no-table'],
    ['broken.xlsx', Buffer.from('504b0304000000000000', 'hex'), 'import-refused-workbook'],
    ['quote.csv', 'a,b\n1,2\n"3,4\n5,6\n', 'import-refused-quote'],
  ])('is refused: %s', async (name, content, reason) => {
    expect(await reasonOf(content, name)).toBe(reason);
  });

  it('names the line where a quote is never closed', async () => {
    await expect(read('a,b\n1,2\n"3,4\n5,6\n')).rejects.toThrow('"line":3');
  });

  it('is judged by content: a CSV named .xlsx is a CSV', async () => {
    expect((await read('a,b\n1,2\n', 'table.xlsx')).format).toBe('CSV, utf-8, ","');
  });

  it('does not come as a file: a folder, nothing at all', async () => {
    await expect(findFile(folder)).rejects.toThrow('import-refused-folder');
    await expect(findFile(join(folder, 'nothing.csv'))).rejects.toThrow('import-refused-missing');
  });
});
