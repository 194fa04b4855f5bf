import { Decimal } from 'decimal.js';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dateColumn } from '../clock.ts';
import type { Tx } from '../db.ts';
import { decimalColumn } from '../money.ts';
import { dayColumn } from '../rows.ts';
import type { Rates } from './rules.ts';

const rateRow = z.object({ currency: z.string(), rate: decimalColumn, inverse: z.boolean(), date: dayColumn });

/** The newest rates into a currency that were known on a day; a rate given the other way round is turned. */
export const ratesInto = async (db: Tx, into: string, day: Temporal.PlainDate): Promise<Rates> => {
  const rows = await db.$queryRaw`
    SELECT DISTINCT ON (currency) currency, rate, inverse, date FROM (
      SELECT "from" AS currency, rate, false AS inverse, date FROM fx_rate WHERE "to" = ${into}
      UNION ALL
      SELECT "to", rate, true, date FROM fx_rate WHERE "from" = ${into}
    ) known
    WHERE date <= ${dateColumn(day)}
    ORDER BY currency, date DESC, inverse`;
  const known = z.array(rateRow).parse(rows);
  return {
    into,
    of: new Map(
      known.map(({ currency, rate, inverse, date }) => [
        currency,
        { rate: inverse ? new Decimal(1).div(rate).toFixed() : rate, on: date },
      ]),
    ),
  };
};
