import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { createSeals } from '../../src/core/calendars/seal.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { Db } from '../../src/core/db.ts';
import { parseMapping } from '../../src/core/imports/mapping.ts';
import { Refused } from '../../src/core/imports/refusal.ts';
import type { ReadingReport, RunReport } from '../../src/core/imports/report.ts';
import { rollBack } from '../../src/core/imports/rollback.ts';
import { type ImportRequest, runImport } from '../../src/core/imports/run.ts';
import { clearDemo } from '../../src/demo/clear.ts';
import { Prisma } from '../../src/generated/prisma/client.ts';

type Contents = Readonly<Record<string, string | Uint8Array>>;
type Options = Partial<Omit<ImportRequest, 'files' | 'mapping'>> & { map?: unknown };

/** Of an installation whose key is all zeros. */
export const seals = createSeals(Buffer.alloc(32));

export const clock = fixedClock('2026-11-21T08:00:00Z');

/** Imports into a test database from a folder of its own. */
export const importer = (db: Db) => {
  const folder = mkdtempSync(join(tmpdir(), 'kam-import-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const put = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const runPaths = (files: readonly string[], { map, ...options }: Options = {}): Promise<RunReport> =>
    runImport(
      { db, clock, clearDemo, seals, givesRoles: true, onProgress: () => {}, onWait: () => {} },
      {
        files,
        mapping: parseMapping(map ?? { currency: 'EUR' }, 'map.json'),
        source: null,
        asOf: Temporal.Instant.from('2026-11-20T22:00:00Z'),
        dryRun: false,
        replaceDemo: false,
        allowVanishing: false,
        language: 'en',
        ...options,
      },
    );
  return {
    folder,
    put,
    runPaths,
    run: (contents: Contents, options?: Options) =>
      runPaths(
        Object.entries(contents).map(([name, content]) => put(name, content)),
        options,
      ),
    rollBack: (batch: number) => rollBack({ db, clock, givesRoles: true, onWait: () => {} }, batch),
    /** The list of rejected rows beside a file, without its byte order mark; null when there is none. */
    rejected: (name: string): string | null => {
      const path = join(folder, `${name}.rejected.csv`);
      return existsSync(path) ? readFileSync(path, 'utf8').replace(/^\uFEFF/, '') : null;
    },
  };
};

export const readingOf = (report: RunReport, kind: ReadingReport['kind']): ReadingReport => {
  const reading = report.readings.find((each) => each.kind === kind);
  if (!reading) throw new Error(`no reading of ${kind}`);
  return reading;
};

/** The message keys for which a run was refused. */
export const refusalOf = async (run: Promise<unknown>): Promise<string[]> => {
  try {
    await run;
  } catch (error) {
    if (error instanceof Refused) return error.reasons.map(({ key }) => key);
    throw error;
  }
  throw new Error('it was not refused');
};

/** Everything in the database but the records of imports themselves; search keys without the numbers that refreshing them uses up. */
export const dump = async (db: Db): Promise<Record<string, unknown>> => {
  const tables = z.array(z.object({ name: z.string() })).parse(
    await db.$queryRaw`
        SELECT tablename AS name FROM pg_tables
        WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'import_batch', 'import_file', 'import_change', 'audit_entry')
        ORDER BY 1`,
  );
  const contents: Record<string, unknown> = {};
  for (const { name } of tables) {
    const row = name === 'account_name' ? Prisma.sql`to_jsonb(t) - 'id'` : Prisma.sql`to_jsonb(t)`;
    const [found] = z.array(z.object({ rows: z.array(z.unknown()) })).parse(
      await db.$queryRaw`
          SELECT coalesce(jsonb_agg(r ORDER BY r::text), '[]') AS rows FROM (SELECT ${row} AS r FROM ${Prisma.raw(`"${name}"`)} t) rows`,
    );
    contents[name] = found?.rows;
  }
  return contents;
};
