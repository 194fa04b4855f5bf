import { mkdir, readdir, readFile, readlink, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { type Found, freeName, isMeant } from './rules.ts';

/** Something of the disk is in the way, of which the system's error is not at hand. */
export class DiskTrouble extends Error {
  override name = 'DiskTrouble';

  constructor(readonly code: string) {
    super(code);
  }
}

/** What an error of the file system is called: `ENOENT`, `EACCES`, `ENOSPC`. Undefined: it is none. */
export const diskCode = (error: unknown): string | undefined => {
  if (error instanceof DiskTrouble) return error.code;
  const { code, syscall } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  return syscall === undefined ? undefined : code;
};

const isGone = (error: unknown): boolean => diskCode(error) === 'ENOENT';

const foundAt = async (folder: string, name: string): Promise<Found | null> => {
  try {
    const { size, mtimeMs } = await stat(join(folder, name));
    return { name, size, writtenAt: Temporal.Instant.fromEpochMilliseconds(Math.floor(mtimeMs)) };
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
};

/** The files of a folder that are meant for us, by name. @throws the system's error where it cannot be read */
export const filesIn = async (folder: string): Promise<Found[]> => {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && isMeant(entry.name))
    .map(({ name }) => name)
    .sort();
  const found = await Promise.all(names.map((name) => foundAt(folder, name)));
  return found.filter((one) => one !== null);
};

/** What a file holds; null when it is not as it was found, or not any more. */
export const readAsFound = async (folder: string, { name, size, writtenAt }: Found): Promise<Uint8Array | null> => {
  try {
    const bytes = await readFile(join(folder, name));
    const after = await foundAt(folder, name);
    return after?.writtenAt.equals(writtenAt) && after.size === size && bytes.length === size ? bytes : null;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
};

/** Of a file that is open, in octal: the last two bits say whether it is written. */
const writing = 0b11;

const quietly = <Result>(asked: Promise<Result>, otherwise: Result): Promise<Result> => asked.catch(() => otherwise);

/**
 * Those of some files that a process has open to write, as far as the system tells: Linux does, of processes of the same user. Elsewhere, and over a
 * network, that they stand still has to be enough.
 */
export const openToWrite = async (folder: string, names: readonly string[]): Promise<ReadonlySet<string>> => {
  const open = new Set<string>();
  const real = await realpath(folder);
  const paths = new Map(names.map((name) => [join(real, name), name]));
  const processes = (await quietly(readdir('/proc'), [])).filter((name) => /^\d+$/.test(name));
  for (const process of processes) {
    for (const descriptor of await quietly(readdir(`/proc/${process}/fd`), [])) {
      const name = paths.get(await quietly(readlink(`/proc/${process}/fd/${descriptor}`), ''));
      if (name === undefined) continue;
      const info = await quietly(readFile(`/proc/${process}/fdinfo/${descriptor}`, 'utf8'), '');
      const flags = Number.parseInt(/^flags:\s*(\d+)/m.exec(info)?.[1] ?? '0', 8);
      if ((flags & writing) !== 0) open.add(name);
    }
  }
  return open;
};

/**
 * Moves a file into a folder within its own, under its name or, where that is taken, one with a number. `why` is written beside it.
 * One that is gone is as one that was moved.
 * @throws the system's error where it cannot be moved: then it lies where it lay
 */
export const moveInto = async (folder: string, name: string, into: string, why: string | null): Promise<void> => {
  if ((await foundAt(folder, name)) === null) return;
  const place = join(folder, into);
  await mkdir(place, { recursive: true });
  const target = join(place, freeName(name, new Set(await readdir(place))));
  // First, so that it is there whenever the file is; tried again, it is written again.
  if (why !== null) await writeFile(`${target}.txt`, why);
  await rename(join(folder, name), target);
};
