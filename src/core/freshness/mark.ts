import type { Temporal } from 'temporal-polyfill';
import { context } from '../cards/build.ts';
import type { Card } from '../cards/card.ts';
import { dayIn } from '../clock.ts';
import { groupBy } from '../group.ts';
import type { Translator } from '../i18n/translator.ts';
import type { OldData } from './old.ts';

/** What of the data is old, in one line: `As of 14 November: orders and invoices are 9 working days old`. Pure. */
export const oldDataText = (t: Translator, old: readonly OldData[], now: Temporal.Instant): string => {
  const byDay = groupBy(old, ({ asOf, days }) => `${dayIn(t.zone, asOf)} ${days}`);
  const said = [...byDay.values()].flatMap((those) => {
    const [first] = those;
    if (!first) return [];
    const what = t.and(those.map(({ kind }) => t('import-kind', { kind })));
    return [t('old-data-mark', { asOf: t.day(dayIn(t.zone, first.asOf), dayIn(t.zone, now)), what, days: first.days })];
  });
  return said.join(' · ');
};

/** A card that rests on old data, and says so below all else. Pure. */
export const marked = (t: Translator, card: Card, old: readonly OldData[], now: Temporal.Instant): Card =>
  old.length === 0 ? card : { ...card, children: [...card.children, context(oldDataText(t, old, now))] };
