import { card, list, context as small, text } from '../../cards/build.ts';
import type { Card, CardChild } from '../../cards/card.ts';
import type { Translator } from '../../i18n/translator.ts';
import { needsThreshold, precisionOf, type Taken } from './rules.ts';

const tableOf = (t: Translator, taken: readonly Taken[]): CardChild => ({
  type: 'table',
  columns: [
    { label: t('rules-kind'), align: 'start' },
    { label: t('rules-sent'), align: 'end' },
    { label: t('rules-useful'), align: 'end' },
    { label: t('rules-useless'), align: 'end' },
    { label: t('rules-precision'), align: 'end' },
  ],
  rows: taken.map((one) => {
    const precision = precisionOf(one);
    return [
      t('message-kind', { kind: one.kind }),
      t.number(one.sent),
      t.number(one.useful),
      t.number(one.useless),
      precision === null ? '–' : t.percent(precision),
    ];
  }),
});

/** How each kind of alert was taken, and where another threshold would make it more useful. Pure. @param days how far back */
export const rulesCard = (t: Translator, taken: readonly Taken[], days: number): Card => {
  const sent = taken.filter((one) => one.sent + one.useful + one.useless > 0);
  const proposals = taken.filter(needsThreshold).map((one) =>
    t('rules-proposal', {
      what: t('message-kind', { kind: one.kind }),
      precision: t.percent(precisionOf(one) ?? 0),
      count: one.useful + one.useless,
      change: t('rules-change', { kind: one.kind }),
    }),
  );
  const count = sent.reduce((sum, one) => sum + one.sent, 0);
  return card(t('rules-title', { days, count, proposals: proposals.length }), [
    list(proposals),
    sent.length > 0 ? tableOf(t, sent) : text(t('rules-none')),
    small(t('rules-how')),
  ]);
};
