import type { Temporal } from 'temporal-polyfill';
import { auditAll } from '../audit/record.ts';
import { dayIn } from '../clock.ts';
import type { Context, Reply } from '../commands/define.ts';
import { ratesInto } from '../rates/queries.ts';
import { sourcesOf } from './dossier/sources.ts';
import { pageSize, portfolioCard } from './portfolio-card.ts';
import { attentionFactsOf } from './portfolio-facts.ts';
import { rankByStake } from './portfolio-rules.ts';

/** ISO 4217's code for "no currency": before there is an organisation, nothing can be converted. */
const noCurrency = 'XXX';

/**
 * The asker's portfolio from the `from`th account on, with its audit: whose figures were shown to whom.
 * A page that is no longer there is answered with the first.
 */
export const portfolioReply = async (context: Context, from: number): Promise<Reply> => {
  const { db, now, today, person, channel, t } = context;
  const [organisation, sources] = await Promise.all([
    db.organisation.findUnique({ where: { id: 1 }, select: { zone: true, baseCurrency: true } }),
    sourcesOf(db),
  ]);
  const dayOf = (asOf: Temporal.Instant | null) => dayIn(organisation?.zone ?? 'UTC', asOf ?? now);
  const [facts, rates] = await Promise.all([
    attentionFactsOf(context, { orders: dayOf(sources.ordersAsOf), ledger: dayOf(sources.ledgerAsOf) }),
    ratesInto(db, organisation?.baseCurrency ?? noCurrency, today),
  ]);
  const ranked = rankByStake(facts, rates, today);
  const start = from < ranked.length ? from : 0;
  const shown = ranked.slice(start, start + pageSize).map((attention) => attention.facts.account);
  await auditAll(
    db,
    now,
    shown.map(({ id, parts }) => ({
      personId: person.id,
      action: 'account.listed',
      subject: 'account',
      subjectId: id,
      channel,
      details: { parts: [...parts].join(',') },
    })),
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
