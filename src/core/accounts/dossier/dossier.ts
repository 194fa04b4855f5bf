import type { Temporal } from 'temporal-polyfill';
import type { GoalSide } from '../../../generated/prisma/enums.ts';
import { plainDate } from '../../clock.ts';
import { type Kept, type OpenPromise, openPromises, promisesKept } from '../../commitments/queries.ts';
import type { Tx } from '../../db.ts';
import { type NextMeeting, nextMeetingOf } from '../../meetings/queries.ts';
import type { Money } from '../../money.ts';
import type { IncomeFacts } from '../../orders/income.ts';
import * as orders from '../../orders/queries.ts';
import type { OrderDays } from '../../orders/rhythm.ts';
import { type Years, yearsUpTo } from '../../orders/years.ts';
import type { Part } from '../../people/policy.ts';
import { ratesInto } from '../../rates/queries.ts';
import type { Rates } from '../../rates/rules.ts';
import * as ledger from '../../receivables/queries.ts';
import { lastVisitsTo, type PastVisit } from '../../visits/queries.ts';
import { companyOf } from './company.ts';
import { type ContactFacts, contactsOf } from './contacts.ts';
import { type Profile, profileOf } from './profile.ts';
import type { Sources } from './sources.ts';

/** Orders and what they brought; `asOf` is the day that the imported orders describe. */
export interface Trade {
  readonly asOf: Temporal.PlainDate;
  readonly income: IncomeFacts;
  readonly days: OrderDays;
  readonly lastOrderOn: Temporal.PlainDate | null;
  readonly open: readonly orders.OpenOrders[];
  readonly unsettled: readonly orders.Unsettled[];
  readonly peers: readonly orders.PeerPurchase[];
}

/** Open items and how they pay; `asOf` is the day that the imported ledger describes. */
export interface Receivables {
  readonly asOf: Temporal.PlainDate;
  readonly sums: readonly ledger.OpenSum[];
  readonly advances: readonly Money[];
  readonly settled: readonly ledger.Settled[];
  readonly disputes: readonly ledger.OpenDispute[];
}

export interface ContractFacts {
  readonly number: string;
  readonly title: string | null;
  readonly endsOn: Temporal.PlainDate | null;
  readonly noticeDays: number | null;
  readonly autoRenews: boolean;
}

export interface GoalFacts {
  readonly side: GoalSide;
  readonly text: string;
  /** 0 … 1. */
  readonly progress: number;
  readonly dueOn: Temporal.PlainDate | null;
}

export interface CompetitorFacts {
  readonly competitor: string;
  readonly note: string;
  readonly on: Temporal.PlainDate;
  readonly heardFrom: string | null;
}

/** People, meetings and agreements. */
export interface Relationship {
  readonly meeting: NextMeeting | null;
  readonly contacts: readonly ContactFacts[];
  readonly visits: readonly PastVisit[];
  readonly contracts: readonly ContractFacts[];
  readonly goals: readonly GoalFacts[];
  readonly competitors: readonly CompetitorFacts[];
}

/** All that is known of an account and that its reader may see. A part that they may not see is null. */
export interface Dossier {
  readonly now: Temporal.Instant;
  /** The reader's day: promises, contracts and meetings are counted from it. */
  readonly today: Temporal.PlainDate;
  readonly profile: Profile;
  readonly sources: Sources;
  readonly rates: Rates;
  readonly trade: Trade | null;
  readonly receivables: Receivables | null;
  readonly relationship: Relationship | null;
  /** Promises to pay come with the receivables, all others with the tasks. */
  readonly promises: readonly OpenPromise[];
  readonly kept: readonly Kept[];
}

/** How many visits a dossier holds. */
const visitsShown = 10;

/** Reads the dossier in some two dozen statements, whatever the size of the account. Give it a transaction that sees one state of the data. */
export const dossierOf = async (
  tx: Tx,
  { now, today }: { now: Temporal.Instant; today: Temporal.PlainDate },
  accountId: number,
  parts: ReadonlySet<Part>,
): Promise<Dossier> => {
  const { zone, currency, sources, days } = await companyOf(tx, now);
  const ordersYears = yearsUpTo(days.orders);
  const ledgerYears = yearsUpTo(days.ledger);
  const sees = (part: Part) => parts.has(part);
  const promises = sees('tasks') || sees('receivables');
  const mine = (payment: boolean) => sees(payment ? 'receivables' : 'tasks');

  return {
    now,
    today,
    sources,
    profile: await profileOf(tx, accountId, { today, zone }),
    rates: await ratesInto(tx, currency, today),
    trade: sees('orders')
      ? await tradeOf(tx, accountId, sources, ordersYears, ledgerYears, sees('relationship'))
      : null,
    receivables: sees('receivables') ? await receivablesOf(tx, accountId, ledgerYears) : null,
    relationship: sees('relationship') ? await relationshipOf(tx, accountId, { now, today, zone }) : null,
    promises: promises ? (await openPromises(tx, accountId)).filter(({ kind }) => mine(kind === 'payment')) : [],
    kept: promises ? (await promisesKept(tx, accountId)).filter(({ payment }) => mine(payment)) : [],
  };
};

/** Other clients' purchases and the company's income are looked at only for those who see the whole account. */
const tradeOf = async (
  tx: Tx,
  accountId: number,
  { connected }: Sources,
  years: Years,
  ledgerYears: Years,
  whole: boolean,
): Promise<Trade> => {
  const income: IncomeFacts = connected.has('orders')
    ? {
        source: 'orders',
        years,
        shipments: await orders.shipmentsTo(tx, accountId, years),
        returns: await orders.returnsFrom(tx, accountId, years),
        company: whole ? await orders.companyTrade(tx, years) : [],
        since: await orders.firstShipmentOn(tx),
      }
    : {
        source: 'invoices',
        years: ledgerYears,
        shipments: await ledger.invoicedTo(tx, accountId, ledgerYears),
        returns: [],
        company: whole ? await ledger.companyInvoiced(tx, ledgerYears) : [],
        since: await ledger.firstInvoiceOn(tx),
      };
  return {
    asOf: years.end,
    income,
    days: await orders.orderDaysOf(tx, accountId, years),
    lastOrderOn: await orders.lastOrderOn(tx, accountId, years.end),
    open: await orders.openOrdersOf(tx, accountId),
    unsettled: await orders.unsettledOf(tx, accountId, years.end),
    peers: whole ? await orders.peerPurchases(tx, accountId, years) : [],
  };
};

const receivablesOf = async (tx: Tx, accountId: number, years: Years): Promise<Receivables> => ({
  asOf: years.end,
  sums: await ledger.openSums(tx, [accountId]),
  advances: await ledger.advancesOf(tx, accountId),
  settled: await ledger.settledIn(tx, accountId, years),
  disputes: await ledger.openDisputes(tx, accountId),
});

const relationshipOf = async (
  tx: Tx,
  accountId: number,
  at: { now: Temporal.Instant; today: Temporal.PlainDate; zone: string },
): Promise<Relationship> => {
  const contracts = await tx.contract.findMany({
    where: { accountId, status: 'active', closedAt: null, archivedAt: null },
    orderBy: [{ endsOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  });
  const goals = await tx.goal.findMany({
    where: { accountId },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { weight: 'desc' }, { id: 'asc' }],
  });
  const notes = await tx.competitorNote.findMany({
    where: { accountId },
    orderBy: [{ notedOn: 'desc' }, { id: 'desc' }],
  });
  return {
    meeting: await nextMeetingOf(tx, accountId, at.now),
    contacts: await contactsOf(tx, accountId, at),
    visits: await lastVisitsTo(tx, accountId, at.today, visitsShown),
    contracts: contracts.map(({ number, title, endsOn, noticeDays, autoRenews }) => ({
      number,
      title,
      endsOn: endsOn && plainDate(endsOn),
      noticeDays,
      autoRenews,
    })),
    goals: goals.map(({ side, text, progress, dueOn }) => ({
      side,
      text,
      progress: progress.toNumber(),
      dueOn: dueOn && plainDate(dueOn),
    })),
    competitors: notes.map(({ competitor, note, notedOn, heardFrom }) => ({
      competitor,
      note,
      on: plainDate(notedOn),
      heardFrom,
    })),
  };
};
