import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import type { Tx } from '../../db.ts';
import { msg } from '../../i18n/translator.ts';
import { refuse } from '../refusal.ts';
import type { Stage } from '../stage.ts';

/** Of whose debts the lists of open items of a source have spoken. */
export interface ListedCompanies {
  /** The names of our companies. */
  readonly named: readonly string[];
  /** Whether a list named none. */
  readonly hasNameless: boolean;
}

export const listedCompanies = async (tx: Tx, source: string): Promise<ListedCompanies> => {
  const rows = await tx.$queryRaw`
    SELECT DISTINCT c.name FROM open_item_scope t LEFT JOIN seller c ON c.id = t.seller_id WHERE t.source = ${source} ORDER BY 1`;
  const names = z
    .array(z.object({ name: z.string().nullable() }))
    .parse(rows)
    .map(({ name }) => name);
  return { named: names.filter((name) => name !== null), hasNameless: names.includes(null) };
};

/**
 * Of which of our companies a list is that names none: the only one that lists have named so far; null: of that one of which they never said a name.
 * @throws Refused when it may be of one of several
 */
export const companyOfNameless = (file: string, { named, hasNameless }: ListedCompanies): string | null => {
  const [only, ...others] = named;
  if (only === undefined || hasNameless) return null;
  if (others.length > 0) throw refuse(msg('import-refused-which-company'), { file, companies: named.join(', ') });
  return only;
};

const sellerRow = z.object({ id: z.int() });

/**
 * What lists have said so far without a name of our company is of the company that this one names, where it is the first: it is neither
 * closed nor owed twice.
 */
export const nameCompany = async ({ tx, source, changes }: Stage): Promise<void> => {
  const { named, hasNameless } = await listedCompanies(tx, source);
  if (!hasNameless || named.length > 0) return;
  const sellers = z
    .array(sellerRow)
    .parse(await tx.$queryRaw`SELECT DISTINCT seller_id AS id FROM staged WHERE seller_id IS NOT NULL LIMIT 2`);
  const [seller, ...others] = sellers;
  if (!seller || others.length > 0) return;
  const same = (alias: string) =>
    Prisma.raw(
      ['legal_entity_id', 'kind', 'number', 'issued_on', 'instalment', 'contract']
        .map((column) => `${alias}.${column}`)
        .join(', '),
    );
  await tx.$executeRaw`
    CREATE TEMP TABLE renamed ON COMMIT DROP AS
    SELECT s.line, i.id, s.key FROM (
      SELECT line, key, ${same('s')}, row_number() OVER (PARTITION BY ${same('s')} ORDER BY line) AS nth FROM staged s WHERE is_new AND seller_id = ${seller.id}
    ) s JOIN (
      SELECT id, ${same('o')}, row_number() OVER (PARTITION BY ${same('o')} ORDER BY id) AS nth FROM open_item o WHERE source = ${source} AND seller_id IS NULL
    ) i ON ROW(${same('i')}, i.nth) IS NOT DISTINCT FROM ROW(${same('s')}, s.nth)`;
  const ours = Prisma.sql`${seller.id}::int`;
  await changes.update(
    'open_item',
    { external_key: Prisma.sql`s.key`, seller_id: ours },
    Prisma.sql`renamed`,
    Prisma.sql`t.id = s.id`,
  );
  await tx.$executeRaw`UPDATE staged s SET id = r.id, is_new = false FROM renamed r WHERE r.line = s.line`;
  await changes.update(
    'open_item_scope',
    { seller_id: ours, external_key: Prisma.sql`concat_ws(' | ', ${ours}, t.currency, nullif(t.filter, ''))` },
    Prisma.sql`(SELECT 1)`,
    Prisma.sql`t.source = ${source} AND t.seller_id IS NULL`,
  );
  await tx.$executeRaw`DROP TABLE renamed`;
};
