import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import { nameKey } from '../../accounts/names.ts';
import { msg } from '../../i18n/translator.ts';
import { fold } from '../keys.ts';
import type { Stage } from '../stage.ts';
import { debtorKey, type KnownEntity, matchDebtors } from './match-debtors.ts';

const debtorRow = z.object({
  name: z.string(),
  key: z.string(),
  sound: z.string(),
  taxId: z.string().nullable(),
  taxRegistration: z.string().nullable(),
});

const entityRow = z.object({
  id: z.int(),
  name: z.string(),
  taxId: z.string().nullable(),
  taxRegistration: z.string().nullable(),
  hasAccount: z.boolean(),
  madeFor: z.string().nullable(),
});

/** What we are owed by a company of our own is no client's debt. */
const leaveOutOurOwn = async ({ tx, notes }: Stage): Promise<void> => {
  const left = z.array(z.object({ name: z.string() })).parse(
    await tx.$queryRaw`
      WITH gone AS (
        DELETE FROM staged s WHERE s.debtor_key IN (SELECT lower(btrim(name)) FROM seller UNION SELECT external_key FROM seller)
        RETURNING s.debtor
      ) SELECT DISTINCT debtor AS name FROM gone ORDER BY 1`,
  );
  for (const { name } of left) notes.add(msg('import-note-own-company'), { name });
};

const knownEntities = async ({ tx, source }: Stage): Promise<KnownEntity[]> => {
  const rows = await tx.$queryRaw`
    SELECT id, name, tax_id AS "taxId", tax_registration AS "taxRegistration", account_id IS NOT NULL AS "hasAccount",
      CASE WHEN source = ${source} THEN external_key END AS "madeFor"
    FROM legal_entity ORDER BY id`;
  return z
    .array(entityRow)
    .parse(rows)
    .map((row) => ({ ...row, key: fold(row.name), sound: nameKey(row.name) }));
};

/**
 * Gives each staged item its legal entity. Whoever is not known becomes one without a client, which is asked afterwards: nothing of a debt is
 * lost because nobody knows yet whose it is.
 */
export const settleDebtors = async (stage: Stage): Promise<void> => {
  const { tx, source, changes, notes } = stage;
  await tx.$executeRaw`DELETE FROM staged WHERE open = 0`;
  await leaveOutOurOwn(stage);
  const rows = await tx.$queryRaw`
    SELECT min(debtor) AS name, debtor_key AS key, min(debtor_name) AS sound, tax_id AS "taxId", tax_registration AS "taxRegistration"
    FROM staged GROUP BY debtor_key, tax_id, tax_registration ORDER BY min(line)`;
  const debtors = z.array(debtorRow).parse(rows);
  const find = matchDebtors(await knownEntities(stage));
  const found = debtors.map((debtor) => ({ debtor, match: find(debtor) }));
  for (const { debtor, match } of found)
    if (match?.way === 'sound' || match?.way === 'cut')
      notes.add(msg('import-note-loose-debtor'), { value: debtor.name });
  const places = found.map(({ debtor, match }) => ({ ...debtor, id: match?.id ?? null, madeFor: debtorKey(debtor) }));
  const added = places.filter(({ id }) => id === null);
  const record = Prisma.sql`AS d(name text, key text, "taxId" text, "taxRegistration" text, id int, "madeFor" text)`;
  await changes.insert(
    'legal_entity',
    ['name', 'tax_id', 'tax_registration', 'source', 'external_key'],
    Prisma.sql`
      SELECT d.name, d."taxId", d."taxRegistration", ${source}, d."madeFor"
      FROM jsonb_to_recordset(${JSON.stringify(added)}::jsonb) ${record}`,
  );
  await tx.$executeRaw`
    UPDATE staged s SET legal_entity_id = coalesce(d.id, e.id)
    FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) ${record}
    LEFT JOIN legal_entity e ON d.id IS NULL AND e.source = ${source} AND e.external_key = d."madeFor"
    WHERE s.debtor_key = d.key AND s.tax_id IS NOT DISTINCT FROM d."taxId" AND s.tax_registration IS NOT DISTINCT FROM d."taxRegistration"`;
};
