import type { Context, Reply } from '../commands/define.ts';
import { ratesInto } from '../rates/queries.ts';
import { auditListed } from './audit-listed.ts';
import { companyOf } from './dossier/company.ts';
import { pageSize, portfolioCard } from './portfolio-card.ts';
import { attentionFactsOf } from './portfolio-facts.ts';
import { rankByStake } from './portfolio-rules.ts';

/**
 * The asker's portfolio from the `from`th account on, with its audit: whose figures were shown to whom.
 * A page that is no longer there is answered with the first.
 */
export const portfolioReply = async (context: Context, from: number): Promise<Reply> => {
  const { db, now, today, t } = context;
  const { currency, sources, days } = await companyOf(db, now);
  const [facts, rates] = await Promise.all([attentionFactsOf(context, days), ratesInto(db, currency, today)]);
  const ranked = rankByStake(facts, rates, today);
  const start = from < ranked.length ? from : 0;
  await auditListed(
    context,
    ranked.slice(start, start + pageSize).map(({ facts: { account } }) => account),
  );
  const sees = (part: 'orders' | 'receivables') => facts.some(({ account }) => account.parts.has(part));
  return {
    card: portfolioCard(t, {
      ranked,
      from: start,
      now,
      today,
      ordersAsOf: sees('orders') ? sources.ordersAsOf : null,
      ledgerAsOf: sees('receivables') ? sources.ledgerAsOf : null,
    }),
  };
};
