import { Temporal } from 'temporal-polyfill';
import { type MessageArgs, msg, type Translator } from '../i18n/translator.ts';
import { tellDebts } from './open-items/words.ts';
import type { Refused, Said } from './refusal.ts';
import { tellReason } from './rejected-file.ts';
import { type ReadingReport, type RunReport, tookNothing } from './report.ts';
import type { RolledBack } from './rollback.ts';

const indent = '  ';

/** Counts that are told only when there are any. */
const counts: readonly (readonly [
  keyof ReadingReport & ('filtered' | 'repeated' | 'vanished' | 'withParent'),
  string,
])[] = [
  ['filtered', msg('import-told-filtered')],
  ['repeated', msg('import-told-repeated')],
  ['vanished', msg('import-told-vanished')],
  ['withParent', msg('import-told-with-parent')],
];

/**
 * Kinds have names in the reader's language; days (`…Day`, ISO; `…DayInWords` with the month's name), sums (`…Sum`, decimal text, to the cent) and
 * figures (`…Figure`, decimal text, in full) are written as they write them.
 */
const inWords = (t: Translator, args: MessageArgs): MessageArgs =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      if (name === 'kind') return [name, t('import-kind', { kind: value })];
      if (name.endsWith('Day')) return [name, t.dayLong(Temporal.PlainDate.from(String(value)))];
      if (name.endsWith('DayInWords')) return [name, t.dayInWords(Temporal.PlainDate.from(String(value)))];
      if (name.endsWith('Figure')) return [name, t.figure(String(value))];
      return [name, name.endsWith('Sum') ? t.amount(String(value)) : value];
    }),
  );

/** A note or a reason, in words. */
export const tellSaid = (t: Translator, { key, args }: Said): string => t(key, inWords(t, args));

const tellReasonOf = (t: Translator, column: string, reason: string, count: number): string => {
  const said = tellReason(t, reason, '');
  return column === ''
    ? t('import-told-reason', { count, reason: said })
    : t('import-told-reason-in-column', { count, column, reason: said });
};

/** What became of one file, as lines: the first names it. */
export const tellReading = (t: Translator, reading: ReadingReport): string[] => {
  const { file, kind, format, added, changed, unchanged, rejected, reasons, unused, notes } = reading;
  // Of debts it is told what was closed and paid, against the list before.
  const lines = reading.debts?.known ? [] : [t('import-told-rows', { added, changed, unchanged })];
  if (rejected > 0) {
    lines.push(t('import-told-rejected', { count: rejected }));
    for (const { column, reason, rows } of reasons)
      if (reason !== 'with-parent') lines.push(indent + tellReasonOf(t, column, reason, rows));
  }
  if (reading.debts) lines.push(...tellDebts(t, reading.debts, added));
  for (const [count, key] of counts)
    if (reading[count] > 0 && !(reading.debts && count === 'vanished')) lines.push(t(key, { count: reading[count] }));
  if (unused.length > 0) lines.push(t('import-told-unused', { headers: unused.join(', ') }));
  lines.push(...notes.map((note) => tellSaid(t, note)));
  return [
    t('import-told-file', { file, kind: t('import-kind', { kind }), format }),
    ...lines.map((line) => indent + line),
  ];
};

/** Whom a dry run would alert, on the next working day. */
export const tellAlerts = (t: Translator, { alerts }: Pick<RunReport, 'alerts'>): string[] => {
  if (!alerts) return [];
  const day = t.dayLong(Temporal.PlainDate.from(alerts.day));
  return [t('import-told-alerts', { day, people: alerts.people, messages: alerts.messages })];
};

/** What a run did, as lines for a terminal. */
export const tellRun = (t: Translator, report: RunReport): string[] => {
  if (report.known && report.rejectedFiles.length === 0) return [t('import-told-nothing')];
  const lines = report.readings.flatMap((reading) => tellReading(t, reading));
  lines.push(...report.notes.map((note) => tellSaid(t, note)));
  lines.push(...report.rejectedFiles.map(({ path }) => t('import-told-list', { path })));
  if (report.known) lines.push(t('import-told-nothing'));
  else if (tookNothing(report)) lines.push(t('import-told-none-taken'));
  else if (report.dryRun)
    lines.push(
      ...(report.asks ?? []).map((said) => tellSaid(t, said)),
      ...tellAlerts(t, report),
      t('import-told-dry-run'),
    );
  else if (report.batchId !== null) lines.push(t('import-told-done', { batch: String(report.batchId) }));
  return lines;
};

/** What came of taking an import back, as lines. */
export const tellRolledBack = (t: Translator, batch: number, { count, debtors, clients }: RolledBack): string[] => [
  t('import-told-rolled-back', { batch: String(batch), count }),
  ...(debtors > 0 ? [t('import-told-stayed', { count: debtors })] : []),
  ...(clients > 0 ? [t('import-told-stayed-clients', { count: clients })] : []),
];

/** Why nothing was done, as lines for a terminal. */
export const tellRefused = (t: Translator, { reasons, wrongUse }: Refused): string[] => {
  const said = [...new Set(reasons.map((reason) => tellSaid(t, reason)))];
  return wrongUse ? said : [...said, t('import-refused')];
};
