import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Tx } from '../db.ts';
import { dayColumn } from '../rows.ts';
import { readersSql } from '../telling/readers.ts';
import { tellByDay, type Watched } from '../telling/tell.ts';
import { type ContractItem, contractNotice } from './contract-notice.ts';
import { inForceSql } from './contracts.ts';
import { contractStages, daysOf, stageOf } from './rules.ts';

const row = z.object({
  id: z.int(),
  accountId: z.int(),
  endsOn: dayColumn,
  noticeDays: z.int().nullable(),
  autoRenews: z.boolean(),
  personId: z.int(),
  zone: z.string(),
  today: dayColumn,
});

/** Contracts in force of which a day that matters is near, once for each reader and day. */
const watchedContracts = async (tx: Tx, now: Temporal.Instant): Promise<Watched<ContractItem>[]> => {
  const rows = await tx.$queryRaw`
    SELECT c.id, c.account_id AS "accountId", c.ends_on AS "endsOn", c.notice_days AS "noticeDays", c.auto_renews AS "autoRenews",
      r.person_id AS "personId", r.zone, r.today
    FROM contract c JOIN account a ON a.id = c.account_id JOIN (${readersSql(now)}) r ON r.account_id = c.account_id
    WHERE ${inForceSql} AND a.archived_at IS NULL
      AND c.ends_on >= r.today AND c.ends_on - coalesce(c.notice_days, 0) <= r.today + ${Math.max(...contractStages)}::int
    ORDER BY c.id, r.person_id`;
  return z
    .array(row)
    .parse(rows)
    .flatMap(({ id, accountId, personId, zone, today, ...terms }) =>
      daysOf(terms).flatMap(({ event, on }) => {
        const level = stageOf(on, today, contractStages);
        const subject = `contract/${id}/${event}/${on}/${personId}`;
        const item = { contractId: id, event, on: on.toString() };
        return level > 0 ? [{ subject, accountId, personId, zone, level, until: on, item }] : [];
      }),
    );
};

/** Tells whoever minds a client, and their manager, of contracts that come to an end or to their last day of notice. */
export const watchContracts = (tx: Tx, now: Temporal.Instant, trace: string): Promise<void> =>
  tellByDay(
    tx,
    now,
    {
      rule: 'contract-date',
      kind: contractNotice,
      watched: () => watchedContracts(tx, now),
    },
    trace,
  );
