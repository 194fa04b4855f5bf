import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import { nameKey } from '../../accounts/names.ts';
import { msg } from '../../i18n/translator.ts';
import { fold } from '../keys.ts';
import type { Stage } from '../stage.ts';
import { debtorKeys, matchDebtors } from './match-debtors.ts';

const debtorRow = z.object({ id: z.int(), name: z.string() });
const attachedRow = z.object({ value: z.string(), name: z.string() });

/** Many are told by their number only, where the report of an import says what it has found. */
const mostTold = 20;

/**
 * Finds the client of each debtor of whom nobody knows yet which client it is: the only one that bears its name, whatever the legal form, or
 * the name of the holding that its list gives. What was found is told.
 * @param holdings SQL: rows (id, key) of debtors and how the name of their holding sounds
 */
export const attachDebtors = async ({ tx, changes, notes }: Stage, holdings: Prisma.Sql): Promise<void> => {
  const debtors = z
    .array(debtorRow)
    .parse(
      await tx.$queryRaw`SELECT id, name FROM legal_entity WHERE account_id IS NULL AND archived_at IS NULL ORDER BY id`,
    )
    .map(({ id, name }) => ({ id, key: nameKey(name) }));
  if (debtors.length === 0) return;
  await tx.$executeRaw`
    CREATE TEMP TABLE attached ON COMMIT DROP AS
    SELECT d.id, min(n.account_id) AS account_id FROM (
      SELECT d.id, d.key FROM jsonb_to_recordset(${JSON.stringify(debtors)}::jsonb) AS d(id int, key text)
      UNION SELECT h.id, h.key FROM (${holdings}) h JOIN legal_entity e ON e.id = h.id WHERE e.account_id IS NULL AND h.key <> ''
    ) d JOIN account_name n ON n.key = d.key JOIN account a ON a.id = n.account_id AND a.archived_at IS NULL
    GROUP BY d.id HAVING count(DISTINCT n.account_id) = 1`;
  const told = await tx.$queryRaw`
    SELECT e.name AS value, a.name FROM attached t JOIN legal_entity e ON e.id = t.id JOIN account a ON a.id = t.account_id
    WHERE lower(e.name) <> lower(a.name) ORDER BY e.name LIMIT ${mostTold}`;
  for (const { value, name } of z.array(attachedRow).parse(told))
    notes.add(msg('import-note-loose-name'), { value, name });
  await changes.update(
    'legal_entity',
    { account_id: Prisma.sql`s.account_id` },
    Prisma.sql`attached`,
    Prisma.sql`t.id = s.id`,
  );
  await tx.$executeRaw`DROP TABLE attached`;
};

const stagedRow = z.object({
  id: z.int(),
  name: z.string(),
  taxId: z.string().nullable(),
  taxRegistration: z.string().nullable(),
  accountId: z.int().nullable(),
});
const madeRow = stagedRow.extend({ madeFor: z.string() });

/**
 * Legal entities that a list of open items has made, before anybody said which client they are, are what a list of clients brings now under a key of
 * its own: it writes them, and makes no second one.
 */
export const adoptDebtors = async ({ tx, source }: Stage): Promise<void> => {
  const made = z.array(madeRow).parse(
    await tx.$queryRaw`
      SELECT id, name, tax_id AS "taxId", tax_registration AS "taxRegistration", account_id AS "accountId", external_key AS "madeFor"
      FROM legal_entity WHERE source = ${source} AND external_key LIKE ${`${debtorKeys}%`} ORDER BY id`,
  );
  if (made.length === 0) return;
  const staged = z.array(stagedRow).parse(
    await tx.$queryRaw`
      SELECT id, name, to_jsonb(s)->>'tax_id' AS "taxId", to_jsonb(s)->>'tax_registration' AS "taxRegistration", account_id AS "accountId"
      FROM staged s WHERE is_new ORDER BY line`,
  );
  const named = <Row extends z.infer<typeof stagedRow>>(row: Row) => ({
    ...row,
    key: fold(row.name),
    sound: nameKey(row.name),
    hasAccount: row.accountId !== null,
  });
  const find = matchDebtors(made.map(named));
  const accounts = new Map(made.map(({ id, accountId }) => [id, accountId]));
  const taken = new Set<number>();
  const adopted = staged.map(named).flatMap((row) => {
    const match = find(row);
    if (!match || taken.has(match.id)) return [];
    const theirs = accounts.get(match.id) ?? null;
    if (theirs !== null && theirs !== row.accountId) return [];
    taken.add(match.id);
    return [{ was: row.id, id: match.id }];
  });
  await tx.$executeRaw`
    UPDATE staged s SET id = a.id, is_new = false
    FROM jsonb_to_recordset(${JSON.stringify(adopted)}::jsonb) AS a(was int, id int) WHERE s.id = a.was`;
};
