import { Prisma } from '../../../generated/prisma/client.ts';
import { audit } from '../../audit/record.ts';
import { instantColumn } from '../../clock.ts';
import type { Context } from '../../commands/define.ts';
import type { Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { clientsChanged } from '../../meetings/changed.ts';
import { freeHandle } from '../../people/names.ts';

/** Whose a name is: a person's, or nobody's of ours. */
export interface OwnerSaid {
  readonly claimId: number;
  readonly name: string;
  readonly person: { readonly id: number; readonly name: string } | null;
  /** How many clients lists give to that name. */
  readonly clients: number;
}

/** Makes a person the owner of all clients that lists give to a name, each from the day that its list says. Who was it before stays in the history. */
const giveClients = async (tx: Tx, key: string, personId: number): Promise<void> => {
  await tx.$executeRaw`
    CREATE TEMP TABLE given ON COMMIT DROP AS
    SELECT c.account_id, c.since FROM owner_claim c WHERE c.key = ${key} AND NOT EXISTS (
      SELECT FROM assignment a WHERE a.account_id = c.account_id AND a.role = 'owner' AND a.to_on IS NULL AND a.person_id = ${personId}
    )`;
  const open = Prisma.sql`t.account_id = g.account_id AND t.role = 'owner' AND t.to_on IS NULL`;
  await tx.$executeRaw`UPDATE assignment t SET to_on = g.since FROM given g WHERE ${open} AND t.from_on < g.since`;
  await tx.$executeRaw`DELETE FROM assignment t USING given g WHERE ${open}`;
  await tx.$executeRaw`
    INSERT INTO assignment (account_id, person_id, role, from_on) SELECT account_id, ${personId}, 'owner', since FROM given
    ON CONFLICT (account_id, person_id, role, from_on) DO UPDATE SET to_on = NULL`;
  await tx.$executeRaw`DROP TABLE given`;
};

const claimOf = async (tx: Tx, claimId: number) => {
  const claim = await tx.ownerClaim.findUnique({ where: { id: claimId } });
  if (!claim) throw new UserError('not-found', 'owner-gone');
  return claim;
};

const sayIn = async (
  tx: Tx,
  { now, person: by, channel }: Context,
  claimId: number,
  personId: number | null,
): Promise<OwnerSaid> => {
  const { key, name } = await claimOf(tx, claimId);
  const person =
    personId === null ? null : await tx.person.findFirst({ where: { id: personId, leftOn: null, erasedAt: null } });
  if (personId !== null && !person) throw new UserError('not-found', 'owner-gone');
  const { count } = await tx.ownerName.createMany({
    data: { key, personId, saidAt: instantColumn(now) },
    skipDuplicates: true,
  });
  const said = await tx.ownerName.findUniqueOrThrow({ where: { key }, select: { personId: true } });
  if (said.personId !== personId) throw new UserError('conflict', 'owner-said-meanwhile');
  const accounts = await tx.ownerClaim.findMany({ where: { key }, select: { accountId: true } });
  if (count > 0) {
    if (personId !== null) await giveClients(tx, key, personId);
    await clientsChanged(
      tx,
      now,
      accounts.map(({ accountId }) => accountId),
    );
    await audit(tx, now, {
      personId: by.id,
      action: 'owner.said',
      subject: 'person',
      ...(personId !== null && { subjectId: personId }),
      channel,
      details: { clients: accounts.length },
    });
  }
  return { claimId, name, person: person && { id: person.id, name: person.name }, clients: accounts.length };
};

/**
 * Says whose a name is by which lists give clients to somebody: they look after those clients now, and after those of lists to come. Said twice, it is said once.
 * @param personId null: nobody's of ours; the clients stay with whom they are
 * @throws UserError `not-found` when the claim or the person is gone, `conflict` when somebody has said otherwise meanwhile
 */
export const sayOwner = (context: Context, claimId: number, personId: number | null): Promise<OwnerSaid> =>
  context.db.$transaction((tx) => sayIn(tx, context, claimId, personId));

/** A new key account manager of that name. Pressed twice, there is one. @throws UserError as {@link sayOwner} */
export const newOwner = (context: Context, claimId: number): Promise<OwnerSaid> =>
  context.db.$transaction(async (tx) => {
    // Whoever presses second waits, and finds what the first has said.
    await tx.$executeRaw`SELECT FROM owner_claim WHERE id = ${claimId} FOR UPDATE`;
    const { key, name } = await claimOf(tx, claimId);
    const said = await tx.ownerName.findUnique({ where: { key }, select: { personId: true } });
    if (said) return sayIn(tx, context, claimId, said.personId);
    const taken = await tx.person.findMany({ select: { handle: true } });
    const { zone, language } = await tx.organisation.findUniqueOrThrow({ where: { id: 1 } });
    const { id } = await tx.person.create({
      data: { name, handle: freeHandle(name, new Set(taken.map(({ handle }) => handle))), role: 'kam', zone, language },
    });
    return sayIn(tx, context, claimId, id);
  });

/** Asks anew whose a name is; who looks after the clients stays as it is until it is said. @throws UserError `not-found` when the claim is gone */
export const askOwnerAgain = ({ db }: Context, claimId: number): Promise<void> =>
  db.$transaction(async (tx) => {
    const { key } = await claimOf(tx, claimId);
    await tx.ownerName.deleteMany({ where: { key } });
  });
