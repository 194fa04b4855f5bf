import type { Temporal } from 'temporal-polyfill';
import { actions, button, card, context } from '../cards/build.ts';
import type { Card } from '../cards/card.ts';
import { dayIn } from '../clock.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Stock } from './queries.ts';

const daysInYear = 365;

/** Days as people say them: 90 days, 1 year. */
export const keptFor = (t: Translator, days: number): string =>
  days % daysInYear === 0 ? t('retention-years', { count: days / daysInYear }) : t('retention-days', { count: days });

/** What is kept for how long, and how much there is of it. Pure. */
export const retentionCard = (t: Translator, stock: readonly Stock[], now: Temporal.Instant): Card => {
  const rows = stock.reduce((sum, one) => sum + one.rows, 0);
  const today = dayIn(t.zone, now);
  return card(t('retention-title', { kinds: stock.length, rows: t.number(rows), count: rows }), [
    {
      type: 'table',
      columns: [
        { label: t('retention-what'), align: 'start' },
        { label: t('retention-for'), align: 'end' },
        { label: t('retention-rows'), align: 'end' },
        { label: t('retention-oldest'), align: 'end' },
      ],
      rows: stock.map((one) => [
        t('retention-kind', { kind: one.name }),
        keptFor(t, one.days),
        t.number(one.rows),
        one.oldest ? t.day(dayIn(t.zone, one.oldest), today) : '–',
      ]),
    },
    actions(button(t('retention-set'), 'settings:retention')),
    context(t('retention-how')),
  ]);
};
