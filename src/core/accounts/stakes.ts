import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db.ts';
import { groupBy } from '../group.ts';
import { yearsUpTo } from '../orders/years.ts';
import { ratesInto } from '../rates/queries.ts';
import { convert } from '../rates/rules.ts';
import { incomeOf, overdueOf } from './portfolio-facts.ts';

/**
 * The money at stake at accounts, in the organisation's currency: what is overdue, and a year's income, which is lost with the client. Money
 * without a rate does not count. None for accounts at which there is none.
 */
export const stakesOf = async (
  db: Tx,
  accountIds: readonly number[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<number, number>> => {
  if (accountIds.length === 0) return new Map();
  const organisation = await db.organisation.findUnique({ where: { id: 1 }, select: { baseCurrency: true } });
  if (!organisation) return new Map();
  const rates = await ratesInto(db, organisation.baseCurrency, today);
  const money = [...(await incomeOf(db, accountIds, yearsUpTo(today))), ...(await overdueOf(db, accountIds, today))];
  return new Map(
    [...groupBy(money, ({ accountId }) => accountId)].map(([accountId, amounts]) => [
      accountId,
      Math.max(0, Number(convert(amounts, rates).sum.amount)),
    ]),
  );
};
