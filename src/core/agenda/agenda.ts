import type { Temporal } from 'temporal-polyfill';
import type { ImportKind } from '../../generated/prisma/enums.ts';
import { companyOf } from '../accounts/dossier/company.ts';
import { attentionFactsOf } from '../accounts/portfolio-facts.ts';
import { type Reason, rankByStake } from '../accounts/portfolio-rules.ts';
import type { Context } from '../commands/define.ts';
import { type Coming, clientOf, comingUp } from '../dates/coming.ts';
import type { Tx } from '../db.ts';
import { ledgerKinds } from '../freshness/rules.ts';
import type { Part } from '../people/policy.ts';
import { ratesInto } from '../rates/queries.ts';
import { type Absent, absentOn } from './absent.ts';
import { type AgendaMeeting, meetingsOn } from './meetings.ts';

/** A day of somebody, as they see it. */
export interface Agenda {
  readonly day: Temporal.PlainDate;
  readonly meetings: readonly AgendaMeeting[];
  /** What matters at the clients whom they meet, by the client's id. */
  readonly reasons: ReadonlyMap<number, readonly Reason[]>;
  /** As of when what is overdue, and who is silent, holds; null where neither is said, or no import says. */
  readonly ledgerAsOf: Temporal.ZonedDateTime | null;
  readonly ordersAsOf: Temporal.ZonedDateTime | null;
  readonly absent: readonly Absent[];
  readonly coming: readonly Coming[];
}

type Asker = Pick<Context, 'person' | 'today' | 'now'> & { readonly db: Tx };

/** That they meet is what the agenda says anyway. */
const isNews = ({ kind }: Reason): boolean => kind !== 'meeting';

type Matters = Pick<Agenda, 'reasons' | 'ledgerAsOf' | 'ordersAsOf'>;

const mattersAt = async (asker: Asker, accountIds: ReadonlySet<number>): Promise<Matters> => {
  if (accountIds.size === 0) return { reasons: new Map(), ledgerAsOf: null, ordersAsOf: null };
  const { db, now, today } = asker;
  const { currency, days, sources } = await companyOf(db, now);
  const [facts, rates] = [await attentionFactsOf(asker, days, accountIds), await ratesInto(db, currency, today)];
  const ranked = rankByStake(facts, rates, today);
  const says = (kind: Reason['kind']) => ranked.some(({ reasons }) => reasons.some((reason) => reason.kind === kind));
  return {
    reasons: new Map(ranked.map(({ facts: { account }, reasons }) => [account.id, reasons.filter(isNews)])),
    ledgerAsOf: says('overdue') ? sources.ledgerAsOf : null,
    ordersAsOf: says('silent') ? sources.ordersAsOf : null,
  };
};

/** The asker's day: their meetings with what matters at those clients, dates of their clients, and who of the team is absent. */
export const agendaOf = async (asker: Asker, day: Temporal.PlainDate): Promise<Agenda> => {
  const meetings = await meetingsOn(asker, day);
  const met = new Set(meetings.flatMap(({ account }) => (account ? [account.id] : [])));
  return {
    day,
    meetings,
    ...(await mattersAt(asker, met)),
    absent: await absentOn(asker.db, asker.person.id, day),
    coming: await comingUp(asker, day, day),
  };
};

/** Of which imports an agenda says something. Pure. */
export const figuresOf = ({ ordersAsOf, ledgerAsOf }: Pick<Agenda, 'ordersAsOf' | 'ledgerAsOf'>): ImportKind[] => [
  ...(ordersAsOf ? (['orders'] as const) : []),
  ...(ledgerAsOf ? ledgerKinds : []),
];

/** The clients of whom an agenda says something, and what of them. Pure. */
export const clientsIn = ({ meetings, coming }: Agenda): { id: number; parts: ReadonlySet<Part> }[] => {
  const parts = new Map<number, Set<Part>>();
  for (const one of coming) parts.set(clientOf(one).id, new Set(['profile', 'relationship']));
  for (const { account } of meetings) if (account) parts.set(account.id, new Set(account.parts));
  return [...parts].map(([id, seen]) => ({ id, parts: seen }));
};

/** Whether there is nothing that somebody would get up for. Pure. */
export const isEmpty = ({ meetings, coming }: Agenda): boolean => meetings.length === 0 && coming.length === 0;
