import { Temporal } from 'temporal-polyfill';
import { actions, button, card, context, list, section, text } from '../../cards/build.ts';
import type { Card, CardChild } from '../../cards/card.ts';
import type { Translator } from '../../i18n/translator.ts';
import { uploadDays } from '../../retention/kept.ts';
import { readingSections } from '../reading-sections.ts';
import type { Refused, Said } from '../refusal.ts';
import type { RejectedLine } from '../rejected-file.ts';
import { type ReadingReport, type RunReport, tookNothing } from '../report.ts';
import { tellAlerts, tellRefused, tellSaid } from '../tell.ts';
import type { Tried } from './trial.ts';
import type { Waiting } from './uploads.ts';
import { placeOf, type Way } from './ways.ts';

const icon = '📥';

const longestValue = 60;

/** Bytes as people say them: in thousands, or millions. */
const sizeOf = (t: Translator, size: number): string =>
  size < 1e6
    ? t('import-received-kilobytes', { size: t.number(Math.ceil(size / 1e3)) })
    : t('import-received-megabytes', { size: t.number(Math.ceil(size / 1e6)) });

/** The files that wait, one a line: what they are called, how large they are, when they came. */
export const fileItems = (t: Translator, waiting: readonly Waiting[], now: Temporal.Instant): string[] =>
  waiting.map(({ name, size, receivedAt }) =>
    t('import-received-file', { name, size: sizeOf(t, size), at: t.moment(receivedAt, now) }),
  );

/** Which files a company begins with, and where to get them. */
export const firstFiles = (t: Translator): CardChild | null =>
  section(t('import-first'), [t('import-first-debts'), t('import-first-clients'), t('import-first-bookkeeper')]);

/** The files that wait to be imported, and what can be done with them. Pure. @param isNew whether nothing was imported yet */
export const waitingCard = (t: Translator, waiting: readonly Waiting[], now: Temporal.Instant, isNew = false): Card => {
  if (waiting.length === 0) {
    return card(t('import-received-none'), [isNew && firstFiles(t), text(t('import-received-how'))], icon);
  }
  return card(
    t('import-received-waiting', { count: waiting.length }),
    [
      list(fileItems(t, waiting, now)),
      actions(
        button(t('import-received-try'), 'import-try', 'primary'),
        button(t('import-received-drop'), 'import-drop'),
      ),
      context(t('import-received-then', { days: uploadDays })),
    ],
    icon,
  );
};

const sum = (readings: readonly ReadingReport[], what: 'added' | 'changed' | 'vanished' | 'rejected'): number =>
  readings.reduce((total, reading) => total + reading[what], 0);

/** What a run is in figures, for the first line. */
export const figuresOf = (readings: readonly ReadingReport[]) => ({
  added: sum(readings, 'added'),
  changed: sum(readings, 'changed'),
  vanished: sum(readings, 'vanished'),
  rejected: sum(readings, 'rejected'),
});

const shortened = (value: string): string =>
  value.length > longestValue ? `${value.slice(0, longestValue - 1)}…` : value;

const tellRejected = (t: Translator, { line, column, value, reason }: RejectedLine): string => {
  const where = { line: String(line), column, reason };
  if (column === '') return t('import-received-row', where);
  return value === ''
    ? t('import-received-empty', where)
    : t('import-received-cell', { ...where, value: shortened(value) });
};

/** The first of the rows that were not taken, with their line and reason; how many more there are. Pure. */
export const rejectedSections = (t: Translator, lists: RunReport['rejectedFiles']): (CardChild | null)[] =>
  lists.map(({ path, lines, first }) => {
    const file = path.replace(/^.*[/\\]/, '').replace(/\.rejected\.csv$/, '');
    const said = first.map((one) => tellRejected(t, one));
    const more = lines - first.length;
    return section(t('import-received-rejected', { file }), [
      ...said,
      more > 0 && t('import-received-more', { count: more }),
    ]);
  });

interface Doubt {
  readonly said: Said;
  readonly question: string;
  readonly answers: CardChild | null;
}

/** Asks the first thing that could not be told, next to what else is in the way: one at a time, since some chats keep all buttons in one place. */
const doubtsCard = (t: Translator, { reasons }: Refused, [first, ...later]: readonly [Doubt, ...Doubt[]]): Card => {
  const asked = new Set([first, ...later].map(({ said }) => said));
  const others = reasons.filter((reason) => !asked.has(reason)).map((reason) => tellSaid(t, reason));
  return card(
    first.question,
    [
      first.answers,
      later.length > 0 && text(t('doubts-more', { count: later.length })),
      ...[...new Set(others)].map(text),
      context(t('doubts-remembered')),
    ],
    icon,
  );
};

const reported = (t: Translator, report: RunReport): (CardChild | null | false)[] => [
  ...readingSections(t, report.readings),
  ...rejectedSections(t, report.rejectedFiles),
  report.notes.length > 0 && list(report.notes.map((note) => tellSaid(t, note))),
];

/** What a run says that leaves nothing behind because there is nothing to do. Pure. */
export const nothingCard = (t: Translator, report: RunReport): Card =>
  card(
    report.known || !tookNothing(report) ? t('import-told-nothing') : t('import-told-none-taken'),
    [...reported(t, report), actions(button(t('import-received-drop'), 'import-drop'))],
    icon,
  );

/** What an import would do, with the button that does it. Pure. @param asOf the day that was said */
export const trialCard = (t: Translator, { report, trialId }: Tried, asOf: Temporal.PlainDate | null): Card => {
  if (trialId === null) return nothingCard(t, report);
  return card(
    t('import-trial-title', figuresOf(report.readings)),
    [
      ...(report.asks ?? []).map((said) => text(tellSaid(t, said))),
      ...reported(t, report),
      ...tellAlerts(t, report).map(text),
      actions(
        button(report.asks ? t('import-trial-vanishing') : t('import-trial-now'), `import-now:${trialId}`, 'primary'),
        button(t('import-received-drop'), 'import-drop'),
      ),
      context(asOf ? t('import-trial-as-of', { day: t.dayLong(asOf) }) : t('import-trial-as-sent')),
    ],
    icon,
  );
};

type Askable = readonly Pick<Waiting, 'id' | 'name'>[];

/** A reason to refuse as a question with its answers, where it is one that can be answered of a file that waits. */
const doubtOf = (t: Translator, said: Said, waiting: Askable): Doubt | null => {
  const [file, column] = [waiting.find(({ name }) => name === said.args.file), placeOf(said)];
  if (!file || !column) return null;
  const { value = '', dayFirst, monthFirst, point, comma } = said.args;
  const about = { file: shortened(file.name), header: shortened(String(said.args.header)), value };
  const answer = (label: string, way: Way) => button(label, `format:${file.id}:${column.line}:${column.place}:${way}`);
  const spelt = (day: typeof dayFirst) => t.dayInWords(Temporal.PlainDate.from(String(day)));
  const isDay = dayFirst !== undefined;
  const answers = isDay
    ? actions(answer(spelt(dayFirst), 'day-first'), answer(spelt(monthFirst), 'month-first'))
    : actions(answer(t.figure(String(comma)), 'comma'), answer(t.figure(String(point)), 'point'));
  return { said, question: isDay ? t('doubt-day', about) : t('doubt-number', about), answers };
};

/**
 * Why nothing was done, and what to do about it. Pure.
 * @param asked files of which it may be said what their columns are
 * @param waiting files of which it may be said how values are read
 */
export const refusedCard = (t: Translator, refused: Refused, asked: Askable = [], waiting: Askable = []): Card => {
  const [doubt, ...later] = refused.reasons.flatMap((said) => doubtOf(t, said, waiting) ?? []);
  if (doubt) return doubtsCard(t, refused, [doubt, ...later]);
  const [first = '', ...more] = tellRefused(t, refused);
  const buttons = asked.map(({ id, name }) => button(t('columns-ask', { file: shortened(name) }), `columns:${id}`));
  return card(first, [...more.map(text), actions(...buttons), context(t('import-received-options'))], icon);
};
