import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SetupError } from '../core/errors.ts';
import { birthOf } from './processes.ts';

const holder = z.object({ pid: z.number(), born: z.string(), address: z.string().nullable() });

/** Who runs in a data folder, and at which address once it listens. */
export type Holder = z.infer<typeof holder>;

/** Another process runs in this folder. */
export class FolderTaken extends SetupError {
  constructor(readonly holder: Holder) {
    super(
      `kam-assistant runs in this folder already (process ${holder.pid}${holder.address ? `, ${holder.address}` : ''}).`,
    );
    this.name = 'FolderTaken';
  }
}

export type FolderClaim = {
  /** Lets a second start say where the first one is. */
  announce(address: string): Promise<void>;
  release(): Promise<void>;
};

/**
 * Claims a data folder for this process by a file that names it. The file of a process that is gone, even if its number was given to
 * another since, does not count.
 * @throws FolderTaken
 */
export const claimFolder = async (dataDir: string): Promise<FolderClaim> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'running.json');
  const aside = () => `${file}.${randomBytes(4).toString('hex')}`;
  const me: Holder = { pid: process.pid, born: birthOf(process.pid) ?? '', address: null };

  const draft = aside();
  await writeFile(draft, JSON.stringify(me), { mode: 0o600 });
  try {
    while (!(await linkUnlessThere(draft, file))) {
      const other = await readHolder(file);
      if (other && birthOf(other.pid) === other.born) throw new FolderTaken(other);
      await bury(file, aside(), other);
    }
  } finally {
    await rm(draft, { force: true });
  }

  return {
    announce: async (address) => {
      const next = aside();
      await writeFile(next, JSON.stringify({ ...me, address }), { mode: 0o600 });
      await rename(next, file);
    },
    release: () => rm(file, { force: true }),
  };
};

/** A link appears whole or not at all, and only one of two can appear. */
const linkUnlessThere = async (from: string, to: string): Promise<boolean> => {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

const readHolder = async (file: string): Promise<Holder | undefined> => {
  try {
    return holder.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
};

/** Takes a dead process's file away. If somebody else has just put a live one in its place, that one is put back. */
const bury = async (file: string, grave: string, dead: Holder | undefined): Promise<void> => {
  try {
    await rename(file, grave);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const buried = await readHolder(grave);
  if (JSON.stringify(buried) !== JSON.stringify(dead)) await linkUnlessThere(grave, file);
  await rm(grave, { force: true });
};
