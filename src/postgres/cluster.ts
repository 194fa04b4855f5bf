import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../core/errors.ts';
import type { Binaries } from './binaries.ts';
import { run } from './run.ts';
import type { ServerUser } from './server-user.ts';

/** PostgreSQL's superuser in an embedded cluster. */
export const superuser = 'kam';

/** What lies where: `home` holds the cluster itself and the password that opens it. */
export const layout = (dataDir: string) => {
  const home = join(dataDir, 'postgres');
  return {
    home,
    cluster: join(home, 'cluster'),
    passwordFile: join(home, 'password'),
    log: join(dataDir, 'postgres.log'),
  };
};

/**
 * How the programs are told where the cluster is. On Linux they get it as their working directory, which is entered before privileges are
 * dropped: so root's private home needs no opening, and no path is too long or too unusual for PostgreSQL.
 */
export const dataDirectoryArgument = (cluster: string): string =>
  process.platform === 'linux' ? '/proc/self/cwd' : cluster;

/** Our environment without what could sway PostgreSQL, and with messages in English, which we read. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))),
  LC_ALL: 'C',
});

/**
 * Makes the cluster if there is none, and returns its password. It is made aside and renamed into place, so that a start that was killed
 * half-way leaves nothing behind that looks like a cluster, and of two starts at once one wins.
 */
export const ensureCluster = async (
  dataDir: string,
  options: {
    binaries: Binaries;
    user: ServerUser;
    sync: boolean;
    onProgress: (line: string) => void;
    signal?: AbortSignal | undefined;
  },
): Promise<string> => {
  const { home, passwordFile } = layout(dataDir);
  if (!existsSync(home)) {
    options.onProgress('Making a new PostgreSQL database');
    const draft = await mkdtemp(`${home}-new-`);
    try {
      await initialise(draft, options);
      await rename(draft, home).catch((error: NodeJS.ErrnoException) => {
        if (!existsSync(home)) throw error;
      });
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
  return readFile(passwordFile, 'utf8');
};

const initialise = async (
  draft: string,
  { binaries, user, sync, signal }: Parameters<typeof ensureCluster>[1],
): Promise<void> => {
  const cluster = join(draft, 'cluster');
  const password = randomBytes(24).toString('base64url');
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(join(draft, 'password'), password, { mode: 0o600 });
  // The server's user cannot read our folder, so it gets a copy of the password for the moment in a folder of its own.
  const handover = await mkdtemp(join(tmpdir(), 'kam-initdb-'));
  try {
    const passwordFile = join(handover, 'password');
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user) await Promise.all([cluster, handover, passwordFile].map((path) => chown(path, user.uid, user.gid)));
    const argumentsFor = (ctype: string): string[] => [
      `--pgdata=${dataDirectoryArgument(cluster)}`,
      '--encoding=UTF8',
      // PostgreSQL's own C.UTF-8 knows upper and lower case of every alphabet and needs no locale installed.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${ctype}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--no-instructions',
      ...(sync ? [] : ['--no-sync']),
    ];
    const options = { cwd: cluster, env: serverEnvironment(), ...user, ...(signal && { signal }) };
    for (const ctype of ctypes) {
      const failure = await run(binaries.initdb, argumentsFor(ctype), options);
      if (failure === undefined) break;
      if (!failure.includes('invalid locale name') || ctype === ctypes.at(-1))
        throw new SetupError(`PostgreSQL's initdb failed:\n${failure}`);
    }
  } finally {
    await rm(handover, { recursive: true, force: true });
  }
  await chmod(draft, 0o700);
};

/**
 * pg_trgm (the search through typos) asks the system, not PostgreSQL, what a letter is, so it wants a UTF-8 locale of the system: which one
 * does not matter. With none at all it sees ASCII letters only.
 */
const ctypes = ['C.UTF-8', 'en_US.UTF-8', 'C'];
