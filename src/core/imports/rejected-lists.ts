import type { Tx } from '../db.ts';
import type { Translator } from '../i18n/translator.ts';
import { type RejectedList, writeRejected } from './rejected-file.ts';
import type { Planned } from './take.ts';

/** One list of rejected rows beside each file, of all readings of it. */
export const writeLists = async (tx: Tx, planned: readonly Planned[], t: Translator): Promise<RejectedList[]> => {
  const tables = new Map<string, { delimiter: string; readings: number[] }>();
  for (const [i, { reading }] of planned.entries()) {
    const { path } = reading.file;
    const table = tables.get(path) ?? { delimiter: reading.table.delimiter, readings: [] };
    table.readings.push(i);
    tables.set(path, table);
  }
  const lists: RejectedList[] = [];
  for (const [path, table] of tables) {
    const list = await writeRejected(tx, t, { path, ...table });
    if (list) lists.push(list);
  }
  return lists;
};
