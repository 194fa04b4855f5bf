// Writes src/generated/prisma, the database client, from prisma/schema.prisma. Run after each change of the schema; commit both together.
// The client is committed, so that a fresh clone starts without Prisma's command line: it is larger than everything else that runs.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The newest of the series of `@prisma/client` in package.json. */
const version = '7.10.1';
const root = fileURLToPath(new URL('..', import.meta.url));

rmSync(join(root, 'src', 'generated'), { recursive: true, force: true });
const prisma = (command) =>
  spawnSync('npm', ['exec', '--yes', `--package=prisma@${version}`, '--', 'prisma', command], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      // Neither command runs this engine, yet both insist on downloading it unless a file stands in for it.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  }).status ?? 1;

// The client holds the formatted schema, by which a test tells whether it is up to date.
process.exit(prisma('format') || prisma('generate'));
