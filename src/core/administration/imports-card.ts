import type { Temporal } from 'temporal-polyfill';
import { actions, button, card, context, text } from '../cards/build.ts';
import type { Card } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';
import { readingSections } from '../imports/reading-sections.ts';
import type { ReadingReport } from '../imports/report.ts';
import { type Batch, type BatchState, importsPageSize } from './imports-queries.ts';

const mostNames = 2;

const filesOf = (t: Translator, files: readonly string[]): string => {
  const named = files.slice(0, mostNames).join(', ');
  return files.length > mostNames ? t('admin-imports-files', { named, more: files.length - mostNames }) : named;
};

const stateOf = ({ isTakenBack, isForgotten }: Pick<Batch, 'isTakenBack' | 'isForgotten'>): string => {
  if (isTakenBack) return 'taken-back';
  return isForgotten ? 'old' : 'stands';
};

/** Imports, the newest first. Pure. @param found one more than fit on a page, if there are more */
export const importsCard = (t: Translator, found: readonly Batch[], page: number, now: Temporal.Instant): Card => {
  const shown = found.slice(0, importsPageSize);
  if (shown.length === 0) return card(t('admin-imports-none'), [text(t('admin-imports-none-next'))]);
  return card(t('admin-imports'), [
    {
      type: 'table',
      columns: [
        { label: t('admin-imports-number'), align: 'end' },
        { label: t('admin-imports-when'), align: 'start' },
        { label: t('admin-imports-what'), align: 'start' },
        { label: t('admin-imports-added'), align: 'end' },
        { label: t('admin-imports-changed'), align: 'end' },
        { label: t('admin-imports-vanished'), align: 'end' },
        { label: t('admin-imports-rejected'), align: 'end' },
        { label: t('admin-imports-state'), align: 'start' },
      ],
      rows: shown.map((batch) => [
        String(batch.id),
        t.moment(batch.startedAt, now),
        filesOf(t, batch.files),
        t.number(batch.added),
        t.number(batch.changed),
        t.number(batch.vanished),
        t.number(batch.rejected),
        t('admin-imports-is', { state: stateOf(batch) }),
      ]),
    },
    actions(
      page > 1 && button(t('admin-newer'), `admin:imports ${page - 1}`),
      found.length > shown.length && button(t('admin-older'), `admin:imports ${page + 1}`),
      ...shown.slice(0, 5).map(({ id }) => button(t('admin-imports-open', { id: String(id) }), `admin:import ${id}`)),
    ),
    context(t('admin-imports-how')),
  ]);
};

/** What one import made of each file. Pure. */
export const importCard = (
  t: Translator,
  id: number,
  { source, startedAt, takenBackAt, isForgotten, rows }: BatchState,
  readings: readonly ReadingReport[],
  now: Temporal.Instant,
): Card => {
  // What wrote nothing, such as the demo's own, has nothing to take back.
  const standing = takenBackAt === null && !isForgotten && rows > 0;
  return card(t('admin-import-title', { id: String(id), source, at: t.moment(startedAt, now) }), [
    ...readingSections(t, readings),
    takenBackAt && text(t('admin-import-taken-back', { at: t.moment(takenBackAt, now) })),
    isForgotten && text(t('admin-import-old')),
    actions(
      standing && button(t('admin-import-take-back'), `admin:takeback ${id}`, 'danger'),
      button(t('admin-imports'), 'admin:imports'),
    ),
    standing && context(t('admin-import-rows', { rows })),
  ]);
};

/** Asks whether an import is really to be taken back. Pure. */
export const takeBackCard = (t: Translator, id: number, rows: number): Card =>
  card(t('admin-takeback-title', { id: String(id), rows }), [
    text(t('admin-takeback-what')),
    actions(
      button(t('admin-import-take-back'), `take-back:${id}`, 'danger'),
      button(t('admin-takeback-not'), `admin:import ${id}`),
    ),
  ]);
