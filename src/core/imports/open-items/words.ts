import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import type { Translator } from '../../i18n/translator.ts';
import type { DebtsReport } from '../report.ts';

const sums = (t: Translator, amounts: DebtsReport['open']): string =>
  amounts.length === 0 ? t.number(0) : t.and(amounts.map((amount) => t.moneyExact(amount)));

/** How much more or less is owed than in the list before, per currency. */
const changes = (t: Translator, { owed, before }: DebtsReport): string[] =>
  before.map(({ currency, amount }) => {
    const now = owed.find((one) => one.currency === currency)?.amount ?? '0';
    const change = t.change(new Decimal(now).div(amount).minus(1).toNumber());
    return before.length > 1 ? `${currency} ${change}` : change;
  });

/** What was paid can be told from two lists only as between their days. */
const paid = (
  t: Translator,
  { since, asOf }: DebtsReport,
  counts: { readonly added: number; readonly closed: number; readonly partlyPaid: number },
): string => {
  if (since === null) return t('import-debts-since', counts);
  const inWords = (day: string): string => t.dayInWords(Temporal.PlainDate.from(day));
  return t('import-debts-between', { ...counts, since: inWords(since), until: inWords(asOf) });
};

/** What a list of open items says, as lines. Pure. @param added how many items are new */
export const tellDebts = (t: Translator, debts: DebtsReport, added: number): string[] => {
  const { debtors, known, closed, partlyPaid, rateMoved, unmatched, undated, level } = debts;
  const said = {
    day: t.dayLong(Temporal.PlainDate.from(debts.asOf)),
    debtors,
    amounts: sums(t, debts.open),
  };
  const lines = [debts.isTotalled ? t('import-debts-totalled', said) : t('import-debts', said)];
  if (known > 0) {
    const moved = rateMoved > 0 ? [t('import-debts-rate-moved', { count: rateMoved })] : [];
    lines.push([paid(t, debts, { added, closed, partlyPaid }), ...moved, ...changes(t, debts)].join(' · '));
  }
  if (unmatched > 0)
    lines.push(t('import-debts-unmatched', { count: unmatched, amounts: sums(t, debts.unmatchedSums) }));
  if (undated > 0) lines.push(t('import-debts-undated', { count: undated }));
  if (level !== 'document') lines.push(t('import-debts-level', { level }));
  return lines;
};
