import type { Line } from '../../../cards/card.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Part } from '../../../people/policy.ts';
import type { Dossier } from '../../dossier/dossier.ts';
import { type SourceName, sourceNames } from '../../dossier/sources.ts';
import type { Findings } from '../findings.ts';
import { dots } from '../text.ts';

const partOf: Record<SourceName, Part> = {
  orders: 'orders',
  ledger: 'receivables',
  promises: 'tasks',
  contacts: 'relationship',
  contracts: 'relationship',
  calendar: 'relationship',
  visits: 'relationship',
  goals: 'relationship',
  competitors: 'relationship',
};

/** As of when the figures hold; null where nothing was imported. */
export const asOfWords = ({ sources, now, trade, receivables }: Dossier, t: Translator): string | null => {
  const orders = trade && sources.ordersAsOf && t.asOf(sources.ordersAsOf, now);
  const ledger =
    (receivables || trade?.income.source === 'invoices') && sources.ledgerAsOf && t.asOf(sources.ledgerAsOf, now);
  if (orders && ledger) return t('brief-as-of', { orders, ledger });
  if (orders) return t('brief-as-of-orders', { orders });
  return ledger ? t('brief-as-of-ledger', { ledger }) : null;
};

const incomeWords = ({ dossier, trade }: Findings, t: Translator): string | null => {
  const [main] = trade?.income ?? [];
  const source = dossier.trade?.income.source;
  return main && source ? t('brief-income-is', { source, basis: main.basis ?? 'unknown' }) : null;
};

const ratesWords = ({ trade, dossier }: Findings, t: Translator): (string | null)[] => {
  if (trade?.share.kind !== 'ratio' || !dossier.relationship) return [];
  const { ratesOf, without } = trade.share;
  return [
    ratesOf && t('brief-rates-of', { day: t.dayLong(ratesOf) }),
    without.length > 0 ? t('brief-without-rate', { currencies: without.join(', ') }) : null,
  ];
};

const named = (names: readonly SourceName[], t: Translator): string =>
  names.map((source) => t('brief-source', { source })).join(', ');

/**
 * The small print: as of when, what income means, which rates; what is connected and says nothing; what is not connected.
 * @param visible what the reader may see: nobody learns of a part that is not theirs
 * @param silent sources that say nothing of this account
 */
export const footer = (
  findings: Findings,
  visible: ReadonlySet<Part>,
  silent: readonly SourceName[],
  t: Translator,
): Line | null => {
  const { connected } = findings.dossier.sources;
  const missing = sourceNames.filter((source) => visible.has(partOf[source]) && !connected.has(source));
  const empty = silent.filter((source) => visible.has(partOf[source]) && connected.has(source));
  return dots(
    asOfWords(findings.dossier, t),
    incomeWords(findings, t),
    ...ratesWords(findings, t),
    empty.length > 0 && t('brief-nothing-noted', { what: named(empty, t) }),
    missing.length > 0 && t('brief-not-connected', { what: named(missing, t) }),
  );
};
