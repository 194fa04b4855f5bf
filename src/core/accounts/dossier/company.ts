import { Temporal } from 'temporal-polyfill';
import { dayIn } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import { type Sources, sourcesOf } from './sources.ts';

/** On which day orders, and the ledger, describe the world. */
export interface DataDays {
  readonly orders: Temporal.PlainDate;
  readonly ledger: Temporal.PlainDate;
}

/** What the figures of every account rest on. */
export interface Company {
  /** IANA zone. */
  readonly zone: string;
  /** ISO 4217: what amounts are compared in. */
  readonly currency: string;
  readonly sources: Sources;
  readonly days: DataDays;
}

/** ISO 4217's code for "no currency": before there is an organisation, nothing can be converted. */
const noCurrency = 'XXX';

export const companyOf = async (db: Tx, now: Temporal.Instant): Promise<Company> => {
  const organisation = await db.organisation.findUnique({
    where: { id: 1 },
    select: { zone: true, baseCurrency: true },
  });
  const zone = organisation?.zone ?? 'UTC';
  const sources = await sourcesOf(db, zone);
  /** Data of the future is a slip in a file: nothing is known beyond now. */
  const dayOf = (asOf: Temporal.ZonedDateTime | null) => {
    const moment = asOf?.toInstant() ?? now;
    return dayIn(zone, Temporal.Instant.compare(moment, now) < 0 ? moment : now);
  };
  return {
    zone,
    currency: organisation?.baseCurrency ?? noCurrency,
    sources,
    days: { orders: dayOf(sources.ordersAsOf), ledger: dayOf(sources.ledgerAsOf) },
  };
};
