import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Language, PersonRole } from '../../generated/prisma/enums.ts';
import { audit } from '../audit/record.ts';
import { instantColumn, instantOf } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import type { Tx } from '../db.ts';
import { UserError } from '../errors.ts';
import { dayColumn } from '../rows.ts';
import { hasLeft, type Person } from './person.ts';

/** Platforms on which people have accounts that must be linked to them. (In the console they are who they say they are.) */
export const chatPlatforms = ['slack', 'telegram'] as const;
export type ChatPlatform = (typeof chatPlatforms)[number];

/** An account on a platform: `userId` is the platform's own, and never changes. */
export interface AccountRef {
  readonly platform: ChatPlatform;
  readonly userId: string;
}

const knownRow = z.object({
  id: z.number(),
  handle: z.string(),
  name: z.string(),
  role: z.enum(PersonRole),
  language: z.enum(Language),
  zone: z.string(),
  left_on: dayColumn.nullable(),
  here: z.string().nullable(),
});

/** Whose account this is. Null for one that is not linked, and from their last day on for people who have left. One query. */
export const identify = async (
  db: Tx,
  { platform, userId }: AccountRef,
  now: Temporal.Instant,
): Promise<Person | null> => {
  const rows = await db.$queryRaw`
    SELECT p.id, p.handle, p.name, p.role::text AS role, p.language::text AS language, p.zone, p.left_on,
      (SELECT zone FROM organisation WHERE id = 1) AS here
    FROM chat_identity i JOIN person p ON p.id = i.person_id
    WHERE i.platform = ${platform} AND i.platform_user_id = ${userId} AND i.confirmed_at IS NOT NULL AND i.ended_at IS NULL`;
  const found = z.array(knownRow).parse(rows)[0];
  if (!found) return null;
  const { left_on: leftOn, here, ...person } = found;
  return hasLeft(leftOn, now, here) ? null : person;
};

/** An account that is linked to somebody. */
export interface Identity {
  readonly id: number;
  readonly platform: ChatPlatform;
  /** How it is called there, if the platform said so. */
  readonly name: string | null;
  readonly since: Temporal.Instant;
  /** Whether messages get through to it. */
  readonly reachable: boolean;
}

const linked = { confirmedAt: { not: null }, endedAt: null } as const;

const platformColumn = z.enum(chatPlatforms);

/** The accounts that are linked to a person: at most one on each platform. */
export const identitiesOf = async (db: Tx, personId: number): Promise<Identity[]> => {
  const rows = await db.chatIdentity.findMany({ where: { personId, ...linked }, orderBy: { platform: 'asc' } });
  return rows.flatMap(({ id, platform, name, confirmedAt, unreachableSince }) =>
    confirmedAt
      ? [
          {
            id,
            platform: platformColumn.parse(platform),
            name,
            since: instantOf(confirmedAt),
            reachable: unreachableSince === null,
          },
        ]
      : [],
  );
};

/** Whose account it is. @throws UserError `not-found` when it is nobody's any more */
export const identityOwner = async (db: Tx, id: number): Promise<number> => {
  const identity = await db.chatIdentity.findFirst({ where: { id, ...linked }, select: { personId: true } });
  if (!identity) throw new UserError('not-found', 'unlink-nothing');
  return identity.personId;
};

/**
 * Ends the link of an account, by whom it belongs to or by an administrator, and gives what was ended.
 * @param personId whose it must be
 * @throws UserError `not-found`, also when it is ended already
 */
export const unlink = async (
  { db, now, person, channel }: Pick<Context, 'db' | 'now' | 'person' | 'channel'>,
  personId: number,
  id: number,
): Promise<Identity> => {
  const identity = (await identitiesOf(db, personId)).find((one) => one.id === id);
  if (!identity) throw new UserError('not-found', 'unlink-nothing');
  await db.$transaction(async (tx) => {
    const { count } = await tx.chatIdentity.updateMany({
      where: { id, personId, ...linked },
      data: { endedAt: instantColumn(now) },
    });
    if (count > 0)
      await auditEnd(tx, now, personId, { by: person.id, platform: identity.platform, channel, reason: 'unlinked' });
  });
  return identity;
};

/** Notes in the audit that an account is no longer a person's: they ended it, linked another in its place, or it was given to somebody else. */
export const auditEnd = (
  tx: Tx,
  now: Temporal.Instant,
  personId: number,
  end: {
    readonly by: number;
    readonly platform: ChatPlatform;
    readonly channel: string;
    readonly reason: 'unlinked' | 'replaced' | 'moved';
  },
): Promise<void> =>
  audit(tx, now, {
    personId: end.by,
    action: 'identity.ended',
    subject: 'person',
    subjectId: personId,
    channel: end.channel,
    details: { platform: end.platform, reason: end.reason },
  });

/** Remembers what a platform tells of an account that is linked: where one writes to it alone, and whether that gets through. */
export const noteContact = async (
  db: Tx,
  now: Temporal.Instant,
  { platform, userId }: AccountRef,
  contact: { readonly directChatId?: string; readonly reachable: boolean },
): Promise<void> => {
  const { directChatId, reachable } = contact;
  await db.chatIdentity.updateMany({
    where: { platform, platformUserId: userId, ...(!reachable && { unreachableSince: null }) },
    data: { ...(directChatId && { directChatId }), unreachableSince: reachable ? null : instantColumn(now) },
  });
};

/** Remembers that nothing gets through any more to the account of a person on a platform. */
export const noteUnreachable = async (
  db: Tx,
  now: Temporal.Instant,
  personId: number,
  platform: string,
): Promise<void> => {
  await db.chatIdentity.updateMany({
    where: { personId, platform, ...linked, unreachableSince: null },
    data: { unreachableSince: instantColumn(now) },
  });
};
