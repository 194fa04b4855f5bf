import type { Temporal } from 'temporal-polyfill';
import { audit, auditAll } from '../../audit/record.ts';
import { instantColumn } from '../../clock.ts';
import type { Context } from '../../commands/define.ts';
import type { Db, Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import type { ChatPlatform } from '../identities.ts';
import { everyone, type Person, personByHandle, todayHere } from '../person.ts';
import { newToken, tokenRow } from './token.ts';

/** What an administrator passes on to somebody, so that they can link an account. */
export interface Invitation {
  readonly person: Person;
  readonly token: string;
  readonly expiresAt: Temporal.Instant;
}

/**
 * Whom to invite: one person, linked already or not; everybody who is not linked there yet; or of them the next few after the person of that id,
 * by id, so that going on leaves nobody out while others link their accounts.
 */
export type Invited = { readonly handle: string } | 'all' | { readonly after: number; readonly most: number };

/**
 * Makes invitations to a platform, each for one person and one use. Earlier ones stay good, since they may be on their way already.
 * @throws UserError `not-found` when nobody here goes by the handle
 */
export const invite = (
  db: Db,
  now: Temporal.Instant,
  { whom, platform, days }: { readonly whom: Invited; readonly platform: ChatPlatform; readonly days: number },
  by: { readonly personId: number | null; readonly channel: string } = { personId: null, channel: 'cli' },
): Promise<Invitation[]> =>
  db.$transaction(async (tx) => {
    const people = await invited(tx, now, whom, platform);
    const expiresAt = now.add({ hours: 24 * days });
    const invitations = people.map((person) => ({ person, token: newToken(), expiresAt }));
    await tx.linkToken.createMany({
      data: invitations.map(({ person, token }) =>
        tokenRow(token, { personId: person.id, platform, purpose: 'invite' }, instantColumn(expiresAt)),
      ),
    });
    await auditAll(
      tx,
      now,
      people.map(({ id }) => ({
        ...by,
        action: 'person.invited',
        subject: 'person',
        subjectId: id,
        details: { platform, days },
      })),
    );
    return invitations;
  });

/** Ends what was not used yet of somebody's invitations. @throws UserError `not-found` when there is none */
export const uninvite = (
  { db, now, person, channel }: Pick<Context, 'db' | 'now' | 'person' | 'channel'>,
  personId: number,
): Promise<void> =>
  db.$transaction(async (tx) => {
    const expiresAt = instantColumn(now);
    const open = { personId, purpose: 'invite', spentAt: null, expiresAt: { gt: expiresAt } } as const;
    const { count } = await tx.linkToken.updateMany({ where: open, data: { expiresAt } });
    if (count === 0) throw new UserError('not-found', 'admin-uninvite-none');
    await audit(tx, now, {
      personId: person.id,
      action: 'person.uninvited',
      subject: 'person',
      subjectId: personId,
      channel,
      details: { count },
    });
  });

/** Whom an invitation would go to. @throws UserError `not-found` when nobody here goes by the handle */
export const invited = async (
  tx: Tx,
  now: Temporal.Instant,
  whom: Invited,
  platform: ChatPlatform,
): Promise<Person[]> => {
  const today = await todayHere(tx, now);
  if (whom !== 'all' && 'handle' in whom) {
    const person = await personByHandle(tx, whom.handle, today);
    if (!person) throw new UserError('not-found', 'link-nobody', { handle: whom.handle });
    return [person];
  }
  const linked = await tx.chatIdentity.findMany({
    where: { platform, confirmedAt: { not: null }, endedAt: null },
    select: { personId: true },
  });
  const known = new Set(linked.map(({ personId }) => personId));
  const all = (await everyone(tx, today)).filter(({ id }) => !known.has(id));
  if (whom === 'all') return all;
  return all
    .filter(({ id }) => id > whom.after)
    .sort((a, b) => a.id - b.id)
    .slice(0, whom.most);
};
