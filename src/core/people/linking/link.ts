import type { Temporal } from 'temporal-polyfill';
import { audit } from '../../audit/record.ts';
import { instantColumn } from '../../clock.ts';
import type { Db, Tx } from '../../db.ts';
import { type AccountRef, auditEnd } from '../identities.ts';
import type { Person } from '../person.ts';

/** An account whose owner wants to be known, with what the platform says of it. */
export interface Account extends AccountRef {
  /** How it is called there, such as @olga. */
  readonly name: string | null;
  /** The chat of the account with the assistant, where it is known. */
  readonly directChatId: string | null;
}

/** What linking put an end to. */
export interface Linked {
  readonly person: Person;
  /** Whose the account was until now. */
  readonly movedFrom: { readonly name: string } | null;
  /** The person's earlier account on the platform; `name` null when it has none. */
  readonly replaced: { readonly name: string | null } | null;
}

/** Runs one change of links at a time: they are rare, and touch several people at once. */
export const oneAtATime = <T>(db: Db, change: (tx: Tx) => Promise<T>): Promise<T> =>
  db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('chat_identity'))`;
    return change(tx);
  });

/** The row of an account, with the person who holds it or is proposed for it. */
export const rowOf = (tx: Tx, { platform, userId }: AccountRef) =>
  tx.chatIdentity.findUnique({
    where: { platform_platformUserId: { platform, platformUserId: userId } },
    include: { person: { select: { name: true } } },
  });

type Row = NonNullable<Awaited<ReturnType<typeof rowOf>>>;

export const isLinked = ({ confirmedAt, endedAt }: Pick<Row, 'confirmedAt' | 'endedAt'>): boolean =>
  confirmedAt !== null && endedAt === null;

/**
 * Links an account to a person, whatever was before: the account is taken from whoever held it, the person's earlier account there ends, and no
 * other token of theirs for this platform is good any more. Whether that is right is for the caller to know. Within {@link oneAtATime}.
 */
export const link = async (
  tx: Tx,
  now: Temporal.Instant,
  account: Account,
  person: Person,
  by: 'invite' | 'self' | 'email',
): Promise<Linked> => {
  const { platform, userId, name, directChatId } = account;
  const at = instantColumn(now);
  const before = await rowOf(tx, account);
  const movedFrom = before && isLinked(before) && before.personId !== person.id ? before : null;
  const earlier = await tx.chatIdentity.findFirst({
    where: {
      platform,
      personId: person.id,
      confirmedAt: { not: null },
      endedAt: null,
      NOT: { platformUserId: userId },
    },
  });
  const end = { by: person.id, platform, channel: platform };
  if (movedFrom) await auditEnd(tx, now, movedFrom.personId, { ...end, reason: 'moved' });
  if (earlier) {
    await tx.chatIdentity.update({ where: { id: earlier.id }, data: { endedAt: at } });
    await auditEnd(tx, now, person.id, { ...end, reason: 'replaced' });
  }
  const row = { personId: person.id, name, directChatId, confirmedAt: at, endedAt: null, unreachableSince: null };
  await tx.chatIdentity.upsert({
    where: { platform_platformUserId: { platform, platformUserId: userId } },
    update: row,
    create: { platform, platformUserId: userId, ...row },
  });
  await tx.linkToken.updateMany({ where: { personId: person.id, platform, spentAt: null }, data: { spentAt: at } });
  await audit(tx, now, {
    personId: person.id,
    action: 'identity.linked',
    subject: 'person',
    subjectId: person.id,
    channel: platform,
    details: { platform, by },
  });
  return { person, movedFrom: movedFrom?.person ?? null, replaced: earlier && { name: earlier.name } };
};
