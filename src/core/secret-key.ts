import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { SetupError } from './errors.ts';

const keyBytes = 32;

/**
 * The key that other secrets are encrypted with: the configured one, else the one in the data folder, which is made if there is none.
 * @throws Error when the kept key is damaged: a new one could not open what the old one closed.
 */
export const secretKey = async ({
  secretKey: configured,
  dataDir,
}: Pick<Config, 'secretKey' | 'dataDir'>): Promise<Buffer> => {
  if (configured) return configured;
  const file = join(dataDir, 'secret.key');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(file, `${randomBytes(keyBytes).toString('base64')}\n`, { flag: 'wx', mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  await chmod(file, 0o600);
  const key = Buffer.from(await readFile(file, 'utf8'), 'base64');
  if (key.length !== keyBytes) {
    throw new SetupError(
      `The key in ${file} is damaged. Restore it from a backup, or set KAM_SECRET_KEY to the key that was in it.`,
    );
  }
  return key;
};
