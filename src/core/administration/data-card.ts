import type { Temporal } from 'temporal-polyfill';
import { card, context, text } from '../cards/build.ts';
import type { Card } from '../cards/card.ts';
import { mostWaitingDays } from '../freshness/rules.ts';
import { type AgingSource, isOld } from '../freshness/sources.ts';
import type { Translator } from '../i18n/translator.ts';

/** How old the data of each source is. Pure. @param alerts how many wait for newer data */
export const dataCard = (
  t: Translator,
  sources: readonly AgingSource[],
  alerts: number,
  now: Temporal.Instant,
): Card => {
  if (sources.length === 0) return card(t('admin-data-none'), [text(t('admin-data-none-next'))]);
  return card(t('admin-data-title', { count: sources.length, old: sources.filter(isOld).length }), [
    {
      type: 'table',
      columns: [
        { label: t('admin-data-what'), align: 'start' },
        { label: t('admin-data-source'), align: 'start' },
        { label: t('admin-data-as-of'), align: 'end' },
        { label: t('admin-data-age'), align: 'end' },
        { label: t('admin-data-limit'), align: 'end' },
      ],
      rows: sources.map((one) => [
        `${isOld(one) ? '⚠ ' : ''}${t('import-kind', { kind: one.kind })}`,
        one.source,
        t.asOf(one.asOf.toZonedDateTimeISO(t.zone), now),
        t.number(one.days),
        t.number(one.limit),
      ]),
    },
    alerts > 0 && text(t('admin-data-waiting', { alerts, days: mostWaitingDays })),
    context(t('admin-data-how')),
  ]);
};
