import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import { mayBeOne } from '../../people/names.ts';
import type { Stage } from '../stage.ts';

const claimRow = z.object({
  accountId: z.int(),
  key: z.string(),
  name: z.string(),
  owner: z.string().nullable(),
});

/**
 * Keeps which clients a list gives to somebody of whom nobody knows who it is, so that it can be asked. A client whose owner may well be called so stays with them.
 * What an earlier list said of a client goes.
 */
export const settleClaims = async ({ tx, mapped, asOf, changes }: Stage): Promise<void> => {
  if (!mapped.has('owner')) return;
  const rows = await tx.$queryRaw`
    SELECT s.id AS "accountId", s.claim_key AS key, s.claim_name AS name, p.name AS owner FROM staged s
    LEFT JOIN assignment a ON a.account_id = s.id AND a.role = 'owner' AND a.to_on IS NULL LEFT JOIN person p ON p.id = a.person_id
    WHERE s.claim_key IS NOT NULL`;
  const claims = z
    .array(claimRow)
    .parse(rows)
    .filter(({ name, owner }) => owner === null || !mayBeOne(name, owner));
  const claim = Prisma.sql`jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) AS c("accountId" int, key text, name text)`;
  await changes.remove(
    'owner_claim',
    Prisma.sql`EXISTS (SELECT FROM staged s WHERE s.id = t.account_id AND (s.owner_id IS NOT NULL OR s.claim_key IS NOT NULL))
      AND NOT EXISTS (SELECT FROM ${claim} WHERE c."accountId" = t.account_id AND c.name = t.name)`,
  );
  await changes.insert(
    'owner_claim',
    ['account_id', 'key', 'name', 'since'],
    Prisma.sql`
      SELECT c."accountId", c.key, c.name, coalesce(s.owner_since, ${asOf.toString()}::date) FROM ${claim} JOIN staged s ON s.id = c."accountId"
      WHERE NOT EXISTS (SELECT FROM owner_claim o WHERE o.account_id = c."accountId") ORDER BY 1`,
  );
};
