import type { Temporal } from 'temporal-polyfill';
import { actions, button, card, list, quiet, context as small, strong, text } from '../cards/build.ts';
import type { Card, Line } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';
import { type Money, sumByCurrency } from '../money.ts';
import { accountButtons, calledName } from './pick-card.ts';
import type { Attention, Reason } from './portfolio-rules.ts';

/** What fits a phone at a glance. */
export const pageSize = 7;
const mostReasons = 2;
const mostBriefs = 3;

/** One page of a ranked portfolio. */
export interface PortfolioPage {
  readonly ranked: readonly Attention[];
  /** How many accounts stand on the pages before. */
  readonly from: number;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  /** As of when figures hold that the reader sees; null where they see none or no import says. */
  readonly ordersAsOf: Temporal.ZonedDateTime | null;
  readonly ledgerAsOf: Temporal.ZonedDateTime | null;
}

const sums = (t: Translator, amounts: readonly Money[]): string => t.and(amounts.map(t.moneyShort));

/** Why an account wants attention, in a few words. Pure. */
export const reasonText = (
  t: Translator,
  reason: Reason,
  { now, today }: Pick<PortfolioPage, 'now' | 'today'>,
): string => {
  switch (reason.kind) {
    case 'meeting':
      return t('portfolio-meeting', { when: t.moment(reason.at, now) });
    case 'overdue':
      return t('portfolio-overdue', { amount: sums(t, reason.amounts), days: reason.days });
    case 'silent':
      return t('portfolio-silent', { days: reason.silence, usual: reason.usual });
    case 'notice':
      return t('portfolio-notice', { day: t.day(reason.on, today), days: reason.days });
    case 'ends':
      return t('portfolio-ends', { days: reason.days });
    case 'promise':
      return t('portfolio-promise', { count: reason.count, day: t.day(reason.since, today) });
  }
};

const lineOf = (t: Translator, { facts, reasons }: Attention, page: PortfolioPage): Line => {
  const said = reasons.slice(0, mostReasons).map((reason) => reasonText(t, reason, page));
  return said.length > 0
    ? [strong(calledName(facts.account)), ` — ${said.join(' · ')}`]
    : [calledName(facts.account), quiet(` — ${t('portfolio-calm')}`)];
};

const titleOf = (t: Translator, ranked: readonly Attention[]): string => {
  const all = ranked.length;
  const count = ranked.filter(({ reasons }) => reasons.length > 0).length;
  if (count === 0) return t('portfolio-title-calm', { all });
  const overdue = sumByCurrency(ranked.flatMap(({ facts }) => facts.overdue));
  return overdue.length > 0
    ? t('portfolio-title-overdue', { count, all, amount: sums(t, overdue) })
    : t('portfolio-title', { count, all });
};

/** As of when the figures hold; empty where nobody says. Pure. */
export const asOfText = (
  t: Translator,
  { ordersAsOf, ledgerAsOf, now }: Pick<PortfolioPage, 'ordersAsOf' | 'ledgerAsOf' | 'now'>,
): string =>
  [
    ordersAsOf && t('portfolio-orders-as-of', { when: t.asOf(ordersAsOf, now) }),
    ledgerAsOf && t('portfolio-ledger-as-of', { when: t.asOf(ledgerAsOf, now) }),
  ]
    .filter(Boolean)
    .join(' · ');

/** The portfolio, what needs attention first: one line an account, with at most two reasons. */
export const portfolioCard = (t: Translator, page: PortfolioPage): Card => {
  const { ranked, from } = page;
  if (ranked.length === 0) return card(t('portfolio-empty'), [text(t('portfolio-empty-next'))]);
  const shown = ranked.slice(from, from + pageSize);
  const left = ranked.length - from - shown.length;
  const asOf = asOfText(t, page);
  return card(titleOf(t, ranked), [
    list(shown.map((attention) => lineOf(t, attention, page))),
    actions(
      ...accountButtons(
        shown.slice(0, mostBriefs).map(({ facts }) => facts.account),
        'brief',
      ),
      left > 0 && button(t('portfolio-more', { count: left }), `accounts:${from + pageSize}`),
      left === 0 && from > 0 && button(t('portfolio-first'), 'accounts:0'),
    ),
    asOf !== '' && small(asOf),
  ]);
};
