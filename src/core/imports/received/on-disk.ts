import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { msg } from '../../i18n/translator.ts';
import { type Mapping, noMapping, readMapping } from '../mapping.ts';
import { wrongUse } from '../refusal.ts';
import { isMapping } from './uploads.ts';

/** Files as an import reads them. */
export interface OnDisk {
  readonly files: readonly string[];
  readonly mapping: Mapping;
}

/** Each in a folder of its own: names that differ in capitals only, or look like a list of rejected rows, do not meet. */
const writeAll = async (db: Tx, folder: string, ids: readonly number[]): Promise<string[]> => {
  const paths: string[] = [];
  for (const [i, id] of ids.entries()) {
    const upload = await db.importUpload.findUnique({ where: { id } });
    if (!upload) throw new UserError('not-found', 'import-received-gone');
    const { name, bytes, receivedAt, writtenAt } = upload;
    const place = join(folder, String(i));
    await mkdir(place);
    const path = join(place, name);
    await writeFile(path, bytes, { mode: 0o600 });
    // Chats do not say when it was last written, so its figures are those of when it came.
    const asOf = writtenAt ?? receivedAt;
    await utimes(path, asOf, asOf);
    paths.push(path);
  }
  return paths;
};

/**
 * Has uploads as files while something is done with them; one of JSON is the mapping. Nothing of them stays on the disk.
 * @throws UserError when one of them is gone
 * @throws Refused when there is no table among them, more than one mapping, or a mapping with mistakes
 */
export const onDisk = async <Result>(
  db: Tx,
  ids: readonly number[],
  run: (there: OnDisk) => Promise<Result>,
): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'kam-import-'));
  try {
    const paths = await writeAll(db, folder, ids);
    const files = paths.filter((path) => !isMapping(path));
    const [mapping, ...others] = paths.filter(isMapping);
    if (others.length > 0) throw wrongUse(msg('import-received-mappings'));
    if (files.length === 0) throw wrongUse(msg('import-received-no-table'));
    return await run({ files, mapping: mapping === undefined ? noMapping : await readMapping(mapping) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
