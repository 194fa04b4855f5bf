import { Decimal } from 'decimal.js';
import { strong } from '../../../cards/build.ts';
import type { Line } from '../../../cards/card.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { isPositive, money as sum } from '../../../money.ts';
import type { Growth } from '../../../orders/income.ts';
import type { Debt, LimitUse } from '../../../receivables/rules.ts';
import type { DebtFindings, Findings, TradeFindings } from '../findings.ts';
import { type BuildPart, lines } from '../part.ts';
import { dots, name } from '../text.ts';

/** The largest currencies; the rest is counted. */
const currenciesShown = 2;

const units = (amount: string, t: Translator): string => t.number(new Decimal(amount).round().toNumber());

const growthWords = (growth: Growth, t: Translator): string => {
  if (growth.kind !== 'ratio') return t('brief-growth', { why: growth.kind });
  return Math.round(growth.ratio * 100) === 0 ? t('brief-growth', { why: 'same' }) : t.change(growth.ratio);
};

const incomeLines = ({ income }: TradeFindings, source: string, t: Translator): Line[] => {
  if (income.length === 0) return [t('brief-no-income', { source })];
  const said = income
    .slice(0, currenciesShown)
    .map((one) => `${t('brief-income', { income: t.moneyShort(one) })}, ${growthWords(one.growth, t)}`);
  const line = dots(
    ...said,
    income.length > currenciesShown && t('brief-more-currencies', { count: income.length - currenciesShown }),
  );
  return line ? [line] : [];
};

/** Overdue by age, where it is spread over more than one bucket. */
const ageWords = ({ buckets }: Debt, t: Translator): string => {
  const filled = buckets.filter(({ amount }) => isPositive(amount));
  if (filled.length < 2) return '';
  const said = filled.map(
    ({ from, to, amount }) => `${to === null ? `${from - 1}+` : `${from}–${to}`}: ${units(amount, t)}`,
  );
  return ` (${said.join(' · ')})`;
};

const debtLine = (debt: Debt, t: Translator): Line | null => {
  const amount = (value: string) => t.money(sum(value, debt.currency));
  if (!isPositive(debt.open)) return null;
  return dots(
    t('brief-open', { amount: amount(debt.open) }),
    isPositive(debt.overdue)
      ? [
          strong(t('brief-overdue', { amount: amount(debt.overdue) })),
          `${ageWords(debt, t)}, ${t('brief-oldest', { count: debt.overdueItems, days: t('brief-days', { days: debt.oldestDays }) })}`,
        ]
      : t('brief-nothing-overdue'),
    isPositive(debt.notDue) && isPositive(debt.overdue) && t('brief-not-due', { amount: amount(debt.notDue) }),
  );
};

/** What stands apart: it is neither overdue nor simply owed. */
const apartLine = (debt: Debt, t: Translator): Line | null => {
  const amount = (value: string) => t.money(sum(value, debt.currency));
  return dots(
    isPositive(debt.disputed) && t('brief-disputed', { amount: amount(debt.disputed) }),
    isPositive(debt.presented) && t('brief-presented', { amount: amount(debt.presented) }),
    isPositive(debt.sold) && t('brief-sold', { amount: amount(debt.sold) }),
    isPositive(debt.noDueDate) &&
      t('brief-no-due-date', { amount: amount(debt.noDueDate), count: debt.noDueDateItems }),
    isPositive(debt.creditNotes) && t('brief-credit-notes', { amount: amount(debt.creditNotes) }),
    isPositive(debt.advances) && t('brief-advances', { amount: amount(debt.advances) }),
  );
};

/** What of a limit is used. Where no ledger is connected nobody knows what of the limit is used: least of all that it is nothing. */
export const limitWords = ({ entity, limit, used }: LimitUse, knowsDebts: boolean, t: Translator): string => {
  const whose = entity ? ` (${name(entity.name)})` : '';
  if (!knowsDebts) return t('brief-limit-only', { limit: t.money(limit) }) + whose;
  if (used.kind === 'no-rate') return t('brief-limit-no-rate', { currency: used.currency });
  if (used.kind === 'no-whole') return t('brief-limit-zero') + whose;
  return t('brief-limit', { share: t.percent(used.ratio), limit: t.money(limit) }) + whose;
};

const latenessWords = (daysLate: number, t: Translator): string => {
  const days = Math.round(Math.abs(daysLate));
  if (days === 0) return t('brief-pays-on-time');
  const said = t('brief-days', { days });
  return daysLate > 0 ? t('brief-pays-late', { days: said }) : t('brief-pays-early', { days: said });
};

const conditionsLine = (
  { debts, limit }: DebtFindings,
  { dossier: { profile, sources } }: Findings,
  t: Translator,
): Line | null => {
  const daysLate = debts.find((debt) => debt.daysLate !== null)?.daysLate ?? null;
  return dots(
    limit && limitWords(limit, sources.connected.has('ledger'), t),
    profile.termDays.length > 0 && t('brief-terms', { days: profile.termDays.join(' / ') }),
    daysLate !== null && latenessWords(daysLate, t),
  );
};

/** What they bring, what they owe, how they pay. */
export const money: BuildPart = (findings, t) => {
  const { trade, receivables, dossier } = findings;
  if (!trade && !receivables) return null;
  const { connected } = dossier.sources;
  const source = dossier.trade?.income.source ?? 'orders';
  const knowsIncome = connected.has('orders') || connected.has('ledger');
  const shown = receivables?.debts.slice(0, currenciesShown) ?? [];
  const owes = shown.map((debt) => debtLine(debt, t)).filter((line) => line !== null);
  const rest = (receivables?.debts.length ?? 0) - shown.length;
  return {
    label: t('brief-label-money'),
    lines: [
      ...lines('must', ...(trade && knowsIncome ? incomeLines(trade, source, t) : []), ...owes),
      ...lines(
        'must',
        receivables && connected.has('ledger') && owes.length === 0 && t('brief-nothing-open'),
        rest > 0 && t('brief-more-currencies', { count: rest }),
      ),
      ...lines('useful', ...shown.map((debt) => apartLine(debt, t))),
      ...lines('must', receivables && conditionsLine(receivables, findings, t)),
    ],
  };
};
