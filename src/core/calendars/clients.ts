import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { textKey } from '../accounts/names.ts';
import { dateColumn } from '../clock.ts';
import type { Tx } from '../db.ts';
import { companyDomain, type KnownClients } from './match.ts';

const row = z.object({ accountId: z.int(), said: z.string() });

/** By folded key, the clients that it stands for. */
const index = (rows: unknown, keyOf: (said: string) => string | null): Map<string, number[]> => {
  const keys = new Map<string, number[]>();
  for (const { accountId, said } of z.array(row).parse(rows)) {
    const key = keyOf(said);
    if (!key) continue;
    const ids = keys.get(key) ?? [];
    if (!ids.includes(accountId)) keys.set(key, [...ids, accountId]);
  }
  return keys;
};

/**
 * The clients that a person looks after, stands in for, works for or leads, by what calendars know them by. Who sees all clients by their role
 * does not meet them all.
 */
export const clientsKnownTo = async (
  db: Tx,
  personId: number,
  today: Temporal.PlainDate,
): Promise<KnownClients & { readonly ids: ReadonlySet<number> }> => {
  const day = dateColumn(today);
  const accounts = await db.$queryRaw`
    WITH RECURSIVE subordinate(id) AS (
      SELECT id FROM person WHERE manager_id = ${personId}
      UNION
      SELECT p.id FROM person p JOIN subordinate s ON p.manager_id = s.id
    )
    SELECT DISTINCT a.id FROM assignment r JOIN account a ON a.id = r.account_id
    WHERE a.archived_at IS NULL AND r.from_on <= ${day} AND (r.to_on IS NULL OR r.to_on > ${day})
      AND (r.person_id = ${personId} OR (r.role = 'owner' AND r.person_id IN (SELECT id FROM subordinate)))`;
  const ids = z
    .array(z.object({ id: z.int() }))
    .parse(accounts)
    .map(({ id }) => id);
  const emails = await db.$queryRaw`
    SELECT account_id AS "accountId", email AS said FROM contact WHERE account_id = ANY(${ids}::int[]) AND archived_at IS NULL AND email IS NOT NULL`;
  const sites = await db.$queryRaw`
    SELECT id AS "accountId", website AS said FROM account WHERE id = ANY(${ids}::int[]) AND website IS NOT NULL`;
  const contacts = await db.$queryRaw`
    SELECT account_id AS "accountId", name AS said FROM contact WHERE account_id = ANY(${ids}::int[]) AND archived_at IS NULL`;
  const names = await db.$queryRaw`
    SELECT account_id AS "accountId", key AS said FROM account_name WHERE account_id = ANY(${ids}::int[])`;
  const domains = index(emails, companyDomain);
  for (const [domain, sited] of index(sites, companyDomain)) {
    domains.set(domain, [...new Set([...(domains.get(domain) ?? []), ...sited])]);
  }
  return {
    ids: new Set(ids),
    emails: index(emails, (said) => said.toLowerCase()),
    domains,
    // One word alone is no name by which a person is known.
    contacts: index(contacts, (said) => (textKey(said).includes(' ') ? textKey(said) : null)),
    names: index(names, (said) => said),
  };
};

/** Domains at which colleagues have their addresses. */
export const ownDomains = async (db: Tx): Promise<ReadonlySet<string>> => {
  const rows = await db.person.findMany({ where: { email: { not: null } }, select: { email: true } });
  return new Set(rows.flatMap(({ email }) => companyDomain(email ?? '') ?? []));
};
