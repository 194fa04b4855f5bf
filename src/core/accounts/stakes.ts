import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db.ts';
import { groupBy } from '../group.ts';
import type { Money } from '../money.ts';
import { yearsUpTo } from '../orders/years.ts';
import { ratesInto } from '../rates/queries.ts';
import { convert } from '../rates/rules.ts';
import { incomeOf, overdueOf } from './portfolio-facts.ts';

type Stakes = ReadonlyMap<number, number>;

/** Money of accounts in the organisation's currency, summed; what has no rate does not count. */
const worthOf = async (
  db: Tx,
  money: readonly (Money & { readonly accountId: number })[],
  today: Temporal.PlainDate,
): Promise<Stakes> => {
  const organisation = await db.organisation.findUnique({ where: { id: 1 }, select: { baseCurrency: true } });
  if (!organisation) return new Map();
  const rates = await ratesInto(db, organisation.baseCurrency, today);
  return new Map(
    [...groupBy(money, ({ accountId }) => accountId)].map(([accountId, amounts]) => [
      accountId,
      Math.max(0, Number(convert(amounts, rates).sum.amount)),
    ]),
  );
};

/**
 * The money at stake at accounts, in the organisation's currency: what is overdue, and a year's income, which is lost with the client. None for
 * accounts at which there is none.
 */
export const stakesOf = async (db: Tx, accountIds: readonly number[], today: Temporal.PlainDate): Promise<Stakes> => {
  if (accountIds.length === 0) return new Map();
  const income = await incomeOf(db, accountIds, yearsUpTo(today));
  return worthOf(db, [...income, ...(await overdueOf(db, accountIds, today))], today);
};

/** Of what is at stake, what is overdue alone. */
export const overdueStakesOf = async (
  db: Tx,
  accountIds: readonly number[],
  today: Temporal.PlainDate,
): Promise<Stakes> => worthOf(db, await overdueOf(db, accountIds, today), today);
