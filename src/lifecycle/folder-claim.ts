import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
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
      const found = await readFile(file, 'utf8').catch(() => null);
      if (found === null) continue;
      const other = holderIn(found);
      if (other && isAlive(other)) throw new FolderTaken(other);
      await bury(file, found, draft);
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

const holderIn = (text: string): Holder | undefined => {
  try {
    return holder.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

const isAlive = ({ pid, born }: Holder): boolean => birthOf(pid) === born;

/** A moment for somebody else to finish burying. */
const momentMs = 20;

/**
 * Takes a dead process's file away, one of us at a time: whoever holds the spade knows that the file it has just read is the one it removes.
 * Comes back without having done so when somebody else has the spade; then look again.
 */
const bury = async (file: string, dead: string, draft: string): Promise<void> => {
  const spade = `${file}.spade`;
  if (await linkUnlessThere(draft, spade)) {
    try {
      if ((await readFile(file, 'utf8').catch(() => null)) === dead) await rm(file, { force: true });
    } finally {
      await rm(spade, { force: true });
    }
    return;
  }
  const digger = holderIn(await readFile(spade, 'utf8').catch(() => ''));
  if (digger && !isAlive(digger)) await rm(spade, { force: true });
  await setTimeout(momentMs);
};
