import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dateColumn } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import type { Tx } from '../db.ts';
import { relationsSql } from '../people/access.ts';
import { relationsSeeing } from '../people/policy.ts';
import type { ContractLine } from './contract-card.ts';
import { contractsById, inForceSql } from './contracts.ts';
import { type KeyDate, keyDatesById } from './key-dates.ts';
import { daysOf } from './rules.ts';

/** Something that comes up at a client on a day. */
export type Coming = { readonly on: Temporal.PlainDate } & (
  | { readonly contract: ContractLine }
  | { readonly date: KeyDate }
);

type Asker = Pick<Context, 'person' | 'today'> & { readonly db: Tx };

const idRow = z.object({ id: z.int() });

/** Contracts and dates of clients of whom the asker sees what is agreed, from one day to another, by day. */
export const comingUp = async (
  { db, person, today }: Asker,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<Coming[]> => {
  const seen = relationsSeeing('relationship');
  const contractIds = await db.$queryRaw`
    SELECT DISTINCT c.id
    FROM (${relationsSql(person, today)}) r JOIN account a ON a.id = r.account_id JOIN contract c ON c.account_id = a.id
    WHERE r.relation = ANY (${seen}) AND a.archived_at IS NULL AND ${inForceSql}
      AND c.ends_on >= ${dateColumn(from)} AND c.ends_on - coalesce(c.notice_days, 0) <= ${dateColumn(until)}::date`;
  const dateIds = await db.$queryRaw`
    SELECT DISTINCT d.id
    FROM (${relationsSql(person, today)}) r JOIN account a ON a.id = r.account_id JOIN key_date d ON d.account_id = a.id
    WHERE r.relation = ANY (${seen}) AND a.archived_at IS NULL AND d.withdrawn_at IS NULL
      AND d.day BETWEEN ${dateColumn(from)} AND ${dateColumn(until)}`;
  const idsOf = (rows: unknown) =>
    z
      .array(idRow)
      .parse(rows)
      .map(({ id }) => id);
  const [contracts, dates] = [await contractsById(db, idsOf(contractIds)), await keyDatesById(db, idsOf(dateIds))];
  const isWithin = (on: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(on, from) >= 0 && Temporal.PlainDate.compare(on, until) <= 0;
  const ends = [...contracts.values()].flatMap((contract) =>
    daysOf(contract)
      .filter(({ on }) => isWithin(on))
      .map(({ event, on }): Coming => ({ on, contract: { contract, event, on } })),
  );
  const noted = [...dates.values()].map((date): Coming => ({ on: date.on, date }));
  return [...noted, ...ends].sort((a, b) => Temporal.PlainDate.compare(a.on, b.on));
};

/** The client of whom something comes up. */
export const clientOf = (coming: Coming): KeyDate['account'] =>
  'date' in coming ? coming.date.account : coming.contract.contract.account;
