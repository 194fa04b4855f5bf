import { Prisma } from '../../generated/prisma/client.ts';
import { msg } from '../i18n/translator.ts';
import { rejectStaged } from './rejects.ts';
import type { Stage } from './stage.ts';

/**
 * Debts hang on legal entities. Where the file names the account only: its one legal entity; one named like the account where it has
 * none (it is made, and told); where it has several, nobody but the file can say which.
 */
export const settleLegalEntities = async (stage: Stage): Promise<void> => {
  const { tx, source, mapped, changes, notes, header } = stage;
  if (!mapped.has('account')) return;
  const made = await changes.insert(
    'legal_entity',
    ['account_id', 'name', 'country', 'city', 'source', 'external_key'],
    Prisma.sql`
      SELECT a.id, a.name, a.country, a.city, ${source}::text, 'account ' || a.id FROM account a
      WHERE a.id IN (SELECT account_id FROM staged WHERE legal_entity_id IS NULL)
        AND NOT EXISTS (SELECT FROM legal_entity e WHERE e.account_id = a.id) ORDER BY a.id`,
  );
  if (made > 0) notes.add(msg('import-note-legal-entities'), { count: made });
  await tx.$executeRaw`
    UPDATE staged s SET legal_entity_id = e.id
    FROM (SELECT account_id, min(id) AS id FROM legal_entity GROUP BY account_id HAVING count(*) = 1) e
    WHERE s.legal_entity_id IS NULL AND e.account_id = s.account_id`;
  await rejectStaged(stage, {
    where: Prisma.sql`s.legal_entity_id IS NULL AND s.account_id IS NOT NULL`,
    header: header('account'),
    value: Prisma.sql`s.account_id_as`,
    reason: 'which-legal-entity',
  });
  await rejectStaged(stage, {
    where: Prisma.sql`s.account_id IS NOT NULL AND EXISTS (
      SELECT FROM legal_entity e WHERE e.id = s.legal_entity_id AND e.account_id <> s.account_id
    )`,
    header: header('account'),
    value: Prisma.sql`s.account_id_as`,
    reason: 'other-account',
  });
};

/** Where the file states no due day: the day of issue plus the days that the legal entity, or its account, has to pay. */
export const settleDueDays = async ({ tx }: Stage): Promise<void> => {
  await tx.$executeRaw`
    UPDATE staged s SET due_on = s.issued_on + t.days, due_basis = 'computed'
    FROM (
      SELECT e.id, coalesce(e.payment_term_days, a.payment_term_days) AS days FROM legal_entity e LEFT JOIN account a ON a.id = e.account_id
    ) t
    WHERE t.id = s.legal_entity_id AND t.days IS NOT NULL AND s.due_on IS NULL AND s.kind = 'invoice'`;
};
