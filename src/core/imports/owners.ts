import { Prisma } from '../../generated/prisma/client.ts';
import type { Stage } from './stage.ts';

/**
 * Makes the people whom an accounts file names the owners of its accounts, from the day that it says, else from the one that it describes. An owner who is
 * replaced stays in the history up to that day. An empty cell changes nothing.
 */
export const assignOwners = async ({ tx, mapped, asOf, changes }: Stage): Promise<void> => {
  if (!mapped.has('owner')) return;
  const day = Prisma.sql`${asOf.toString()}::date`;
  await tx.$executeRaw`
    CREATE TEMP TABLE new_owner ON COMMIT DROP AS
    SELECT s.id AS account_id, s.owner_id AS person_id, coalesce(s.owner_since, ${day}) AS since FROM staged s
    WHERE s.owner_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM assignment a WHERE a.account_id = s.id AND a.role = 'owner' AND a.to_on IS NULL AND a.person_id = s.owner_id
    )`;
  const open = Prisma.sql`t.account_id = s.account_id AND t.role = 'owner' AND t.to_on IS NULL`;
  const from = Prisma.sql`new_owner`;
  await changes.update('assignment', { to_on: Prisma.sql`s.since` }, from, Prisma.sql`${open} AND t.from_on < s.since`);
  // An assignment that would not last a day leaves no trace in the history.
  await changes.remove('assignment', Prisma.sql`EXISTS (SELECT FROM new_owner s WHERE ${open})`);
  await changes.update(
    'assignment',
    { to_on: Prisma.sql`NULL::date` },
    from,
    Prisma.sql`t.account_id = s.account_id AND t.person_id = s.person_id AND t.role = 'owner' AND t.from_on = s.since`,
  );
  await changes.insert(
    'assignment',
    ['account_id', 'person_id', 'role', 'from_on'],
    Prisma.sql`
      SELECT n.account_id, n.person_id, 'owner'::"AssignmentRole", n.since FROM new_owner n
      WHERE NOT EXISTS (
        SELECT FROM assignment a WHERE a.account_id = n.account_id AND a.role = 'owner' AND a.to_on IS NULL
      ) ORDER BY 1`,
  );
  await tx.$executeRaw`DROP TABLE new_owner`;
};
