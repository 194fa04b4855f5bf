// Writes prisma/migrations/<time>_<name>/migration.sql: the SQL from the schema that the committed migrations make to the schema as it is now.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '../src/postgres/server.ts';
import { schemaDiff } from './schema-diff.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = 'prisma/migrations';
const schema = 'prisma/schema.prisma';

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

/** A server for the engine to lean on; nothing is written to it. */
const withServer = async (run) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kam-migration-'));
  try {
    const server = await startEmbedded({ dataDir, onProgress: () => {}, fsync: false });
    try {
      return await run(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};

const main = async ([name, ...rest]) => {
  if (!/^[a-z0-9_]+$/.test(name ?? '') || rest.length > 0) {
    console.error('Usage: npm run migration -- name_in_small_letters');
    return 2;
  }
  if (git('status', '--porcelain', '--', folder)) {
    console.error(
      `${folder} has changes that are not committed; commit or remove them first, or they would be written again.`,
    );
    return 1;
  }
  // Schema and migration are committed together, so the schema of that commit is what the migrations make.
  const before = git('show', `${git('log', '-1', '--format=%H', '--', folder)}:${schema}`);
  const after = await readFile(join(root, schema), 'utf8');
  const sql = await withServer((url) => schemaDiff(url, before, after));
  if (!sql) {
    console.log('The schema says what the migrations make: nothing to write.');
    return 0;
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const file = join(folder, `${stamp}_${name}`, 'migration.sql');
  await mkdir(join(root, file, '..'), { recursive: true });
  await writeFile(join(root, file), sql);
  console.log(
    `${file}\nRead it, add what Prisma cannot say (CHECKs, partial indexes), and commit it together with the schema.`,
  );
  return 0;
};

process.exit(await main(process.argv.slice(2)));
