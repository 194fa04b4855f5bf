import { z } from 'zod';
import type { Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { idArg } from '../../forms/values.ts';
import { msg } from '../../i18n/translator.ts';
import { keptReadings } from '../../imports/kept-report.ts';
import { importCard, importsCard, takeBackCard } from '../imports-card.ts';
import { type BatchState, batches, batchState } from '../imports-queries.ts';
import { definePage } from '../page.ts';

/** @throws UserError where there is no such import */
const known = async (db: Tx, id: number): Promise<BatchState> => {
  const state = await batchState(db, id);
  if (!state) throw new UserError('not-found', 'admin-import-none', { id: String(id) });
  return state;
};

/** What was imported when, and what became of it. */
export const imports = definePage({
  name: 'imports',
  title: msg('admin-imports'),
  permission: 'imports',
  args: z.union([z.literal('').transform(() => 1), idArg]),
  show: async ({ db, now, t }, page) => ({ card: importsCard(t, await batches(db, page), page, now) }),
});

/** One import, file by file. */
export const importPage = definePage({
  name: 'import',
  title: null,
  permission: 'imports',
  args: idArg,
  show: async ({ db, now, t }, id) => {
    const state = await known(db, id);
    return { card: importCard(t, id, state, await keptReadings(db, id), now) };
  },
});

/** What taking an import back would do, with the button that does it. */
export const takeBack = definePage({
  name: 'takeback',
  title: null,
  permission: 'imports',
  args: idArg,
  show: async ({ db, t }, id) => ({ card: takeBackCard(t, id, (await known(db, id)).rows) }),
});
