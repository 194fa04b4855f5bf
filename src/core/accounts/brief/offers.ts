import { Decimal } from 'decimal.js';
import { money } from '../../money.ts';
import type { Opening } from '../../orders/whitespace.ts';
import { defineHint, type Hint } from './hint.ts';
import { name } from './text.ts';

/** Debt older than this is seldom paid in one go. */
const oldDebtDays = 60;
/** From here on a limit slows down orders. */
const tightLimit = 0.8;

const openingAt = (index: number) =>
  defineHint<Opening>({
    id: `whitespace-${index + 1}`,
    when: ({ trade }) => trade?.openings[index] ?? null,
    say: ({ category, buyers, peers, yearly }, t) =>
      yearly
        ? t('brief-offer-whitespace', { category: name(category), buyers, peers, amount: t.moneyAbout(yearly) })
        : t('brief-offer-whitespace-unpriced', { category: name(category), buyers, peers }),
  });

const paymentPlan = defineHint({
  id: 'payment-plan',
  when: ({ receivables }) => {
    for (const { currency, buckets } of receivables?.debts ?? []) {
      const old = buckets
        .filter(({ from }) => from > oldDebtDays)
        .reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
      if (old.gt(0)) return money(old, currency);
    }
    return null;
  },
  say: (old, t) => t('brief-offer-payment-plan', { amount: t.money(old), days: oldDebtDays }),
});

const higherLimit = defineHint({
  id: 'higher-limit',
  when: ({ receivables }) => {
    const used = receivables?.limit?.used;
    const clean = receivables?.debts.every(
      ({ overdue, daysLate }) => new Decimal(overdue).isZero() && daysLate !== null && daysLate < 0.5,
    );
    return used?.kind === 'ratio' && used.ratio >= tightLimit && clean ? { share: used.ratio } : null;
  },
  say: ({ share }, t) => t('brief-offer-higher-limit', { share: t.percent(share) }),
});

/** Offers to make, the most promising first. */
export const offers: readonly Hint[] = [openingAt(0), openingAt(1), higherLimit, paymentPlan];
