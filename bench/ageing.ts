import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { createSeals } from '../src/core/calendars/seal.ts';
import { systemClock } from '../src/core/clock.ts';
import { connect } from '../src/core/db.ts';
import { mappingSchema } from '../src/core/imports/mapping.ts';
import { runImport } from '../src/core/imports/run.ts';
import { clearDemo } from '../src/demo/clear.ts';
import { migrate } from '../src/postgres/migrate.ts';
import { startEmbedded } from '../src/postgres/server.ts';

/**
 * How long a report of debts by age takes, and what memory: `npm run bench -- ageing [lines, 200000] [csv | xlsx]`. It is imported in a quarter of its size,
 * in whole, and on the next day with a twentieth of its documents paid. The last line is JSON: seconds, the ratio of the first two, which is 4 where time
 * grows with the size, and the memory of this process in MB at most.
 */
const lines = Number(process.argv[2] ?? 200_000);
const format = process.argv[3] === 'xlsx' ? 'xlsx' : 'csv';

/** One contract for each client, twenty documents for each contract. */
const documentsEach = 20;

interface Row {
  readonly depth: number;
  readonly name: string;
  readonly cents: number;
}

function* report(count: number, isPaid: (document: number) => boolean): Iterable<Row> {
  const clients = Math.floor(count / (documentsEach + 2));
  let all = 0;
  for (let client = 0; client < clients; client++) {
    const open = Array.from({ length: documentsEach }, (_, i) => client * documentsEach + i).filter((n) => !isPaid(n));
    const sum = open.reduce((total, n) => total + 100 + n, 0);
    all += sum;
    yield { depth: 0, name: `ООО "Клиент ${client}"`, cents: sum };
    yield { depth: 1, name: `Договор поставки № ${client}-П от 01.02.2024`, cents: sum };
    for (const n of open) {
      const day = `${String((n % 28) + 1).padStart(2, '0')}.0${(n % 9) + 1}.2026`;
      const name = `Реализация (акт, накладная, УПД) 00БП-${String(n).padStart(6, '0')} от ${day} 12:14:08`;
      yield { depth: 2, name, cents: 100 + n };
    }
  }
  yield { depth: 0, name: 'Итого', cents: all };
}

const figure = (cents: number) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
const title = (day: number) => `Задолженность покупателей по срокам долга на ${day}.11.2026`;
const header = ['Покупатель / Договор / Документ', 'Задолженность', 'до 30 дней', 'свыше 30 дней'];

function* csv(rows: Iterable<Row>, day: number) {
  yield `${title(day)};;;\n${header.join(';')}\n`;
  for (const { depth, name, cents } of rows) {
    yield `"${' '.repeat(depth * 4)}${name.replaceAll('"', '""')}";${figure(cents)};;\n`;
  }
}

const cell = (text: string) => `<c t="inlineStr"><is><t>${text.replaceAll('"', '&quot;')}</t></is></c>`;

function* sheet(rows: Iterable<Row>, day: number) {
  yield `<worksheet><sheetData><row>${cell(title(day))}</row><row>${header.map(cell).join('')}</row>`;
  for (const { depth, name, cents } of rows) {
    yield `<row outlineLevel="${depth}">${cell(name)}<c><v>${cents / 100}</v></c></row>`;
  }
  yield '</sheetData></worksheet>';
}

const workbook = async (path: string, rows: Iterable<Row>, day: number) => {
  const zip = new ZipFile();
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(xml), name);
  add('xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="Sheet" r:id="rId1"/></sheets></workbook>');
  add(
    'xl/_rels/workbook.xml.rels',
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  );
  // In bytes: their number is written into the archive.
  const bytes = Readable.from(sheet(rows, day)).map((text: string) => Buffer.from(text));
  zip.addReadStream(bytes, 'xl/worksheets/sheet1.xml');
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
};

const folder = mkdtempSync(join(tmpdir(), 'kam-bench-'));
const server = await startEmbedded({ dataDir: folder, onProgress: () => {} });
const db = connect(server.url, { max: 2 });
let most = 0;
const watching = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 100);

const take = async (name: string, rows: Iterable<Row>, day: number, source: string): Promise<number> => {
  const path = join(folder, `${name}.${format}`);
  if (format === 'xlsx') await workbook(path, rows, day);
  else await pipeline(csv(rows, day), createWriteStream(path));
  const started = performance.now();
  const { readings } = await runImport(
    {
      db,
      clock: systemClock,
      clearDemo,
      seals: createSeals(Buffer.alloc(32)),
      givesRoles: true,
      onWait: () => {},
      onProgress: () => {},
    },
    {
      files: [path],
      mapping: mappingSchema.parse({ currency: 'RUB' }),
      source,
      asOf: null,
      dryRun: false,
      replaceDemo: false,
      allowVanishing: false,
      language: 'en',
    },
  );
  const seconds = (performance.now() - started) / 1_000;
  const [{ added, debts } = { added: 0, debts: undefined }] = readings;
  console.log(`${name}: ${added} new, ${debts?.closed ?? 0} closed in ${seconds.toFixed(1)} s`);
  return Math.round(seconds * 10) / 10;
};

try {
  await migrate(server.url, { onProgress: () => {} });
  const quarter = await take(
    'quarter',
    report(lines / 4, () => false),
    18,
    'quarter',
  );
  const whole = await take(
    'whole',
    report(lines, () => false),
    18,
    'whole',
  );
  const nextDay = await take(
    'next day',
    report(lines, (n) => n % 20 === 0),
    20,
    'whole',
  );
  const ratio = Math.round((whole / quarter) * 10) / 10;
  console.log(
    JSON.stringify({
      bench: 'ageing',
      format,
      lines,
      quarter,
      whole,
      nextDay,
      ratio,
      megabytes: Math.round(most / 1024 ** 2),
    }),
  );
} finally {
  clearInterval(watching);
  await db.$disconnect();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
