import { z } from 'zod';
import { AccountNameKind } from '../../generated/prisma/enums.ts';
import type { Tx } from '../db.ts';
import { nameKey } from './names.ts';

const nameRow = z.object({ account_id: z.number(), kind: z.enum(AccountNameKind), name: z.string() });
const pageRow = z.array(z.object({ last: z.number().nullable() }));

/** Accounts at once: enough to be quick, few enough that a company with a million clients fits into memory. */
const pageSize = 5_000;

/**
 * Brings the names that accounts are found by up to date with accounts, legal entities and aliases, and with today's `nameKey`.
 * Writes differences only. Call it in the transaction that changed names.
 */
export const refreshAccountNames = async (tx: Tx): Promise<void> => {
  for (let after = 0; ; ) {
    const page = await tx.$queryRaw`
      SELECT max(id) AS last FROM (SELECT id FROM account WHERE id > ${after} ORDER BY id LIMIT ${pageSize}) page`;
    const last = pageRow.parse(page)[0]?.last;
    if (last === null || last === undefined) return;
    await refreshBetween(tx, after, last);
    after = last;
  }
};

/** The same for the accounts with ids from `after` (exclusive) to `last`. */
const refreshBetween = async (tx: Tx, after: number, last: number): Promise<void> => {
  const rows = await tx.$queryRaw`
    SELECT id AS account_id, 'name' AS kind, name FROM account WHERE id > ${after} AND id <= ${last}
    UNION
    SELECT account_id, 'legal_entity', name FROM legal_entity WHERE account_id > ${after} AND account_id <= ${last}
    UNION
    SELECT account_id, 'alias', name FROM account_name WHERE kind = 'alias' AND account_id > ${after} AND account_id <= ${last}`;
  const wanted = z
    .array(nameRow)
    .parse(rows)
    .map((row) => ({ ...row, key: nameKey(row.name) }))
    // A name of invisible signs alone: nobody can type it.
    .filter(({ key }) => key !== '');
  await tx.$executeRaw`
    WITH wanted AS (
      SELECT account_id, kind::"AccountNameKind" AS kind, name, key
      FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w(account_id int, kind text, name text, key text)
    ), gone AS (
      DELETE FROM account_name n WHERE n.account_id > ${after} AND n.account_id <= ${last} AND NOT EXISTS (
        SELECT FROM wanted w WHERE w.account_id = n.account_id AND w.kind = n.kind AND w.name = n.name
      )
    )
    INSERT INTO account_name AS n (account_id, kind, name, key)
    SELECT account_id, kind, name, key FROM wanted
    ON CONFLICT (account_id, kind, name) DO UPDATE SET key = excluded.key WHERE n.key <> excluded.key`;
};
