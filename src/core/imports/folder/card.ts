import type { Temporal } from 'temporal-polyfill';
import { actions, button, card, context, text } from '../../cards/build.ts';
import type { Card } from '../../cards/card.ts';
import type { Translator } from '../../i18n/translator.ts';
import { figuresOf, trialCard } from '../received/cards.ts';
import type { Said } from '../refusal.ts';
import type { RunReport } from '../report.ts';
import { tellSaid } from '../tell.ts';

const icon = '📥';
const mostNames = 2;

/** Which files it is about, in few words: those that a mapping reads as several kinds once. */
const filesOf = (t: Translator, names: readonly string[]): string => {
  const files = [...new Set(names)];
  const named = files.slice(0, mostNames).join(', ');
  return files.length > mostNames ? t('admin-imports-files', { named, more: files.length - mostNames }) : named;
};

const about = (t: Translator, { readings }: RunReport) => ({
  files: filesOf(
    t,
    readings.map(({ file }) => file),
  ),
  ...figuresOf(readings),
});

/** A message that nobody asked for is read at a glance: of each file, rows enough to see what is wrong. */
const mostRejected = 3;

const shortened = (report: RunReport): RunReport => ({
  ...report,
  rejectedFiles: report.rejectedFiles.map((list) => ({ ...list, first: list.first.slice(0, mostRejected) })),
});

/** Files came into the folder: what importing them would do, with the buttons that do it or do not. Pure. */
export const askCard = (t: Translator, trialId: number, report: RunReport): Card => {
  const { children } = trialCard(t, { report: shortened(report), trialId }, null);
  const figures = children.filter(({ type }) => type !== 'actions' && type !== 'context');
  return card(
    t('folder-title', about(t, report)),
    [
      ...figures,
      actions(
        button(report.asks ? t('import-trial-vanishing') : t('folder-import'), `folder-import:${trialId}`, 'primary'),
        button(t('folder-discard'), `folder-discard:${trialId}`),
      ),
      context(t('folder-ask')),
    ],
    icon,
  );
};

/** An import that was made of what came in. `by` null: nobody was asked. */
interface Done {
  readonly id: number;
  readonly at: Temporal.Instant;
  readonly by: string | null;
}

/** Files of the folder were imported: one line, and where there is more. Pure. */
export const importedCard = (t: Translator, { id, at, by }: Done, report: RunReport, now: Temporal.Instant): Card => {
  const batch = String(id);
  const when = t.moment(at, now);
  return card(
    t('folder-imported', { batch, ...about(t, report) }),
    [
      actions(button(t('admin-imports-open', { id: batch }), `admin:import ${batch}`)),
      context(by ? t('folder-by', { by, when }) : t('folder-by-itself', { when })),
    ],
    icon,
  );
};

/** Files of the folder were not imported, since somebody said so. Pure. */
export const discardedCard = (t: Translator, report: RunReport): Card =>
  card(t('folder-discarded', about(t, report)), [text(t('folder-where'))], icon);

/** Files of the folder were refused, with every reason. Pure. */
export const rejectedCard = (t: Translator, names: readonly string[], reasons: readonly Said[]): Card =>
  card(
    t('folder-rejected', { files: filesOf(t, names), count: names.length }),
    [...new Set(reasons.map((reason) => tellSaid(t, reason)))]
      .map((said) => text(said))
      .concat(text(t('folder-where'))),
    icon,
  );
