import { z } from 'zod';
import { auditListed } from '../accounts/audit-listed.ts';
import { countClaims } from '../accounts/owners/queries.ts';
import { importCard } from '../administration/imports-card.ts';
import { batchState } from '../administration/imports-queries.ts';
import { readDay } from '../agenda/day.ts';
import { actions, button, card } from '../cards/build.ts';
import { idArg, idOrNew } from '../forms/values.ts';
import { msg } from '../i18n/translator.ts';
import { keptReadings } from '../imports/kept-report.ts';
import {
  figuresOf,
  nothingCard,
  refusedCard,
  rejectedSections,
  trialCard,
  waitingCard,
} from '../imports/received/cards.ts';
import type { Imported } from '../imports/received/trial.ts';
import { dropUploads, isMapping, type Waiting, waitingOf } from '../imports/received/uploads.ts';
import { Refused } from '../imports/refusal.ts';
import { previewCard, previewOfCard } from '../preview/card.ts';
import { countAsked } from '../receivables/debtors/queries.ts';
import { shownInDemo } from './begin.ts';
import { askDebtor, askDebtorsAgain } from './debtors.ts';
import { type Action, type Context, defineAction, defineCommand, type Reply } from './define.ts';
import { askOwner } from './owners.ts';

/** What reads files takes long to load, and is seldom needed. */
const trials = () => import('../imports/received/trial.ts');

/** As people say them in three languages. */
const tryWords = ['try', 'test', 'проба', 'пробно', 'проверить', 'prova', 'provare'];
const debtorWords = ['debtors', 'должники', 'debitori'];
const peopleWords = ['people', 'who', 'люди', 'кто', 'persone', 'chi'];
const againWords = ['all', 'все', 'tutti'];
const previewWords = ['preview', 'предпросмотр', 'anteprima'];
const dropWords = ['drop', 'off', 'убрать', 'удалить', 'elimina', 'togli'];

const shown = async (context: Context): Promise<Reply> => {
  const { db, t, person, now } = context;
  const demo = await shownInDemo(context);
  if (demo) return demo;
  const isNew = (await db.importBatch.findFirst({ select: { id: true } })) === null;
  return { card: waitingCard(t, await waitingOf(db, person.id), now, isNew) };
};

const mostAsked = 3;
const aboutColumns: ReadonlySet<string> = new Set([msg('import-refused-kind'), msg('import-refused-missing-fields')]);

/** The files that wait whose columns were not understood. */
const notUnderstood = (waiting: readonly Waiting[], { reasons }: Refused): Waiting[] => {
  const names = new Set(reasons.filter(({ key }) => aboutColumns.has(key)).map(({ args }) => args.file));
  return waiting.filter(({ name }) => names.has(name)).slice(0, mostAsked);
};

/** What is refused is told with all its reasons. */
export const orRefused = async (
  context: Pick<Context, 'db' | 'person' | 't'>,
  run: () => Promise<Reply>,
): Promise<Reply> => {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const waiting = await waitingOf(context.db, context.person.id);
    // Where a mapping goes with them, that says how they are read, and what is remembered does not count.
    const open = waiting.some(({ name }) => isMapping(name)) ? [] : waiting;
    return { card: refusedCard(context.t, error, notUnderstood(waiting, error), open), outcome: 'refused' };
  }
};

/** Tries the files that wait. @param day as of when, as it was typed; empty: nothing was said */
export const tryOut = (context: Context, day: string): Promise<Reply> =>
  orRefused(context, async () => {
    const demo = await shownInDemo(context);
    if (demo) return { ...demo, outcome: 'refused' };
    const { t, today } = context;
    const asOf = day === '' ? null : readDay(day, today);
    if (day !== '' && (!asOf || asOf.toString() > today.toString())) {
      return { card: card(t('import-received-day'), []), outcome: 'refused' };
    }
    const { tryUploads } = await trials();
    const tried = await tryUploads(context, asOf);
    return tried ? { card: trialCard(t, tried, asOf) } : shown(context);
  });

/** What people would be told on the next working day: of one person in full, or of all by first lines. */
const showPreview = async (context: Context, personId: number | null = null): Promise<Reply> => {
  const { db, now, t, today, person } = context;
  const { preview } = await import('../preview/preview.ts');
  const seen = await preview(db, now, t, { person, today });
  const shown = seen.people.filter(({ person }) => personId === null || person.id === personId);
  const ids = new Set(shown.flatMap(({ accountIds }) => accountIds));
  await auditListed(
    context,
    [...ids].map((id) => ({ id, parts: ['profile', 'receivables', 'relationship'] })),
  );
  return { card: personId === null ? previewCard(t, seen, today) : previewOfCard(t, seen, personId, today) };
};

/** What has become of an import, as `/admin import` shows it; where it has just been done, also which rows it did not take. */
const doneReply = async ({ db, t, now }: Context, batchId: number, report: Imported['report']): Promise<Reply> => {
  const [state, readings] = [await batchState(db, batchId), await keptReadings(db, batchId)];
  if (!state) throw new Error(`import ${batchId} is gone`);
  const { children } = importCard(t, batchId, state, readings, now);
  const buttons = children.findIndex(({ type }) => type === 'actions');
  const rejected = report ? rejectedSections(t, report.rejectedFiles) : [];
  const title = t('import-received-done', { batch: String(batchId), ...figuresOf(readings) });
  const [debtors, names] = [await countAsked(db), await countClaims(db)];
  const ask = actions(
    debtors > 0 && button(t('import-debtors-ask'), 'debtors', 'primary'),
    names > 0 && button(t('import-owners-ask'), 'owners', 'primary'),
    button(t('preview-ask'), 'preview:0'),
  );
  const parts = [...children.slice(0, buttons), ...rejected, ask, ...children.slice(buttons)];
  return { card: card(title, parts, '📥'), replaces: true };
};

const drop = async ({ db, t, person }: Context): Promise<Reply> => ({
  card: card(t('import-received-dropped', { count: await dropUploads(db, person.id) }), [], '📥'),
});

/**
 * `/import` shows the files that its asker has sent to be imported; `/import try` says what importing them would do, as of a day if one is said;
 * `/import drop` lets go of them; `/import debtors` asks which clients debtors are, `/import people` whose names are by which lists give clients to somebody; `/import preview` shows
 * what people would be told on the next working day. What was tried is imported by its button.
 */
export const importCommand = defineCommand({
  name: 'import',
  permission: 'imports',
  args: z
    .string()
    .max(100)
    .transform((line) => {
      const [, word = '', day = ''] = /^(\S*)\s*(.*)$/u.exec(line.toLowerCase()) ?? [];
      return { word, day };
    })
    .refine(
      ({ word, day }) =>
        word === '' ||
        tryWords.includes(word) ||
        ([...dropWords, ...previewWords, ...peopleWords].includes(word) && day === '') ||
        (debtorWords.includes(word) && ['', ...againWords].includes(day)),
    ),
  handle: (context, { word, day }) => {
    if (word === '') return shown(context);
    if (peopleWords.includes(word)) return askOwner(context);
    if (previewWords.includes(word)) return showPreview(context);
    if (debtorWords.includes(word)) return day === '' ? askDebtor(context) : askDebtorsAgain(context);
    return tryWords.includes(word) ? tryOut(context, day) : drop(context);
  },
});

const tryAction = defineAction({
  verb: 'import-try',
  permission: 'imports',
  arg: z.literal(''),
  handle: async (context) => ({ ...(await tryOut(context, '')), replaces: true }),
});

const nowAction = defineAction({
  verb: 'import-now',
  permission: 'imports',
  arg: idArg,
  handle: (context, id) =>
    orRefused(context, async () => {
      const { importTrial } = await trials();
      const { batchId, report } = await importTrial(context, id);
      if (batchId !== null) return doneReply(context, batchId, report);
      if (!report) throw new Error('an import left neither a number nor a report');
      return { card: nothingCard(context.t, report), replaces: true };
    }),
});

const previewAction = defineAction({
  verb: 'preview',
  permission: 'imports',
  arg: idOrNew,
  handle: async (context, personId) => ({ ...(await showPreview(context, personId)), replaces: personId !== null }),
});

const dropAction = defineAction({
  verb: 'import-drop',
  permission: 'imports',
  arg: z.literal(''),
  handle: async (context) => ({ ...(await drop(context)), replaces: true }),
});

export const importActions: readonly Action[] = [tryAction, nowAction, previewAction, dropAction];
