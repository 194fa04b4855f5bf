import type { Temporal } from 'temporal-polyfill';
import { actions, button, card, context, text } from '../../cards/build.ts';
import type { Card } from '../../cards/card.ts';
import type { Translator } from '../../i18n/translator.ts';
import { type AuditFilter, filterWords } from './filter.ts';
import { type AuditRow, auditPageSize } from './queries.ts';

/** What an entry says was done. Pure. */
export const actionWords = (t: Translator, action: string): string =>
  t('admin-audit-action', { action: action.replaceAll('.', '-'), name: action });

/** About what an entry is: a name, or the kind of thing and its number. Pure. */
export const subjectWords = ({ name, subject, subjectId }: AuditRow): string =>
  name ?? (subjectId === null ? subject : `${subject} ${subjectId}`);

/** One page of the audit. Pure. @param rows one more than fit on a page, if there are more */
export const auditCard = (
  t: Translator,
  filter: AuditFilter,
  rows: readonly AuditRow[],
  now: Temporal.Instant,
): Card => {
  const words = filterWords(filter);
  const page = (to: number): string => `admin:audit ${words} page ${to}`.replace('  ', ' ');
  const shown = rows.slice(0, auditPageSize);
  // A button carries 64 bytes; the longest filters are typed.
  const fits = new TextEncoder().encode(page(filter.page + 1)).length <= 64;
  const title = words === '' ? t('admin-audit-title') : t('admin-audit-title-of', { filter: words });
  return card(title, [
    shown.length === 0
      ? text(t('admin-audit-none'))
      : {
          type: 'table',
          columns: ['when', 'who', 'what', 'about', 'where'].map((column) => ({
            label: t('admin-audit-column', { column }),
            align: 'start' as const,
          })),
          rows: shown.map((entry) => [
            t.moment(entry.at, now),
            entry.who ?? t('admin-audit-itself'),
            actionWords(t, entry.action),
            subjectWords(entry),
            entry.channel,
          ]),
        },
    actions(
      fits && filter.page > 1 && button(t('admin-newer'), page(filter.page - 1)),
      fits && rows.length > shown.length && button(t('admin-older'), page(filter.page + 1)),
      button(t('admin-audit-filter'), `audit-filter:${fits ? words : ''}`),
      fits && button(t('admin-audit-export'), `audit-export:${words}`),
    ),
    context(t('admin-audit-how')),
  ]);
};
