import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createSeals } from '../src/core/calendars/seal.ts';
import { systemClock } from '../src/core/clock.ts';
import { connect } from '../src/core/db.ts';
import { mappingSchema } from '../src/core/imports/mapping.ts';
import { runImport } from '../src/core/imports/run.ts';
import { clearDemo } from '../src/demo/clear.ts';
import { migrate } from '../src/postgres/migrate.ts';
import { startEmbedded } from '../src/postgres/server.ts';

/**
 * How long an import takes and what memory it needs: `node --import tsx bench/import.ts [megabytes, 20] [bytes a row, 100]`.
 * Prints seconds per 100,000 rows and the memory of this process at the first row, at most, and per megabyte of file.
 */
const megabytes = Number(process.argv[2] ?? 20);
const width = Number(process.argv[3] ?? 100);
const clients = 1_000;

function* orders(size: number) {
  yield 'Order No;Customer;Order Date;Ship Date;Description;Quantity;Unit Price\n';
  for (let i = 0, written = 0; written < size; i++) {
    const day = String((i % 28) + 1).padStart(2, '0');
    const goods = `Pump ${i % 97} `.padEnd(width - 60, 'of the kind that clients like ');
    const row = `PO-${i};Client ${i % clients};${day}.03.2026;${day}.04.2026;${goods};${(i % 9) + 1};1 204,${day}\n`;
    written += row.length;
    yield row;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'kam-bench-'));
const server = await startEmbedded({ dataDir: folder, onProgress: () => {} });
const db = connect(server.url, { max: 2 });
try {
  await migrate(server.url, { onProgress: () => {} });
  const accounts = join(folder, 'accounts.csv');
  const sales = join(folder, 'orders.csv');
  await pipeline(
    ['Account\n', ...Array.from({ length: clients }, (_, i) => `Client ${i}\n`)],
    createWriteStream(accounts),
  );
  await pipeline(orders(megabytes * 1024 ** 2), createWriteStream(sales));
  const memory: number[] = [];
  const started = performance.now();
  const report = await runImport(
    {
      db,
      clock: systemClock,
      clearDemo,
      seals: createSeals(Buffer.alloc(32)),
      givesRoles: true,
      onWait: () => {},
      onProgress: () => memory.push(process.memoryUsage().rss),
    },
    {
      files: [accounts, sales],
      mapping: mappingSchema.parse({ currency: 'EUR' }),
      source: null,
      asOf: null,
      dryRun: false,
      replaceDemo: false,
      allowVanishing: false,
      language: 'en',
    },
  );
  const seconds = (performance.now() - started) / 1_000;
  const rows = report.readings.reduce((sum, { added }) => sum + added, 0);
  const mb = (bytes: number) => Math.round(bytes / 1024 ** 2);
  const [first = 0, peak = 0] = [memory[0], Math.max(...memory)];
  console.log(
    `${megabytes} MB, ${rows} rows added in ${seconds.toFixed(1)} s: ${((seconds / rows) * 100_000).toFixed(2)} s per 100,000 rows`,
  );
  console.log(
    `memory: ${mb(first)} MB at first, ${mb(peak)} MB at most, ${((peak - first) / 1024 ** 2 / megabytes).toFixed(3)} MB per MB of file`,
  );
} finally {
  await db.$disconnect();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
