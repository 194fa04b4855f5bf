import { stringify } from 'csv-stringify/sync';
import { Temporal } from 'temporal-polyfill';
import { card, context } from '../../cards/build.ts';
import { dayIn } from '../../clock.ts';
import type { Translator } from '../../i18n/translator.ts';
import { type Built, defineKind } from '../../outbox/kind.ts';
import { may } from '../../people/policy.ts';
import { actionWords, subjectWords } from './card.ts';
import { type AuditQuery, type AuditRow, auditQuery, auditRows } from './queries.ts';

/** More does not fit into what platforms take as a file, and is narrowed down by the filter. */
const mostRows = 50_000;

/** A spreadsheet takes what begins so for a formula, and would run it. */
const defused = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** Whether it is a part of the audit. */
const isNarrowed = (query: AuditQuery): boolean => Object.values(query).some((one) => one !== null);

const columns = ['when', 'who', 'what', 'about', 'where'] as const;

/** The audit as CSV, which spreadsheets read: instants in UTC, actions in words and as they are named. Pure. */
export const auditCsv = (t: Translator, rows: readonly AuditRow[]): string =>
  `\uFEFF${stringify([
    [...columns.map((column) => t('admin-audit-column', { column })), 'action'],
    ...rows.map((row) =>
      [
        row.at.toString({ smallestUnit: 'second' }),
        row.who ?? '',
        actionWords(t, row.action),
        subjectWords(row),
        row.channel,
        row.action,
      ].map(defused),
    ),
  ])}`;

/** Brings an administrator a part of the audit. It is read when it is sent, so that it is kept nowhere. */
export const auditExport = defineKind({
  name: 'audit-export',
  payload: auditQuery,
  urgency: 'routine',
  attention: 'system',
  lifetime: Temporal.Duration.from({ hours: 24 }),
  onUnknown: 'send-again',
  build: async ({ db, now }, messages) => {
    const built: Built[] = [];
    for (const { person, payload, t } of messages) {
      if (!person || !may(person.role, 'installation')) built.push({ drop: 'not-permitted' });
      else {
        const rows = await auditRows(db, payload, t.zone, { limit: mostRows + 1, offset: 0 });
        const told = rows.slice(0, mostRows);
        const say = card(t('admin-audit-exported', { count: told.length }), [
          rows.length > told.length && context(t('admin-audit-cut', { count: mostRows })),
          isNarrowed(payload) && context(t('admin-audit-part')),
        ]);
        const name = `audit ${dayIn(t.zone, now).toString()}.csv`;
        const bytes = new TextEncoder().encode(auditCsv(t, told));
        built.push({ say, file: { kind: 'document', mimeType: 'text/csv', name, bytes } });
      }
    }
    return built;
  },
});
