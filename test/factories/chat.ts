import type { Tx } from '../../src/core/db.ts';
import { hashOf, newToken } from '../../src/core/people/linking/token.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { next, type Over } from './values.ts';

/** An account on Telegram that is linked to a person, unless told otherwise. */
export const anIdentity = (
  db: Tx,
  { personId, ...over }: Over<Prisma.ChatIdentityUncheckedCreateInput> & { personId: number },
) => {
  const n = next();
  return db.chatIdentity.create({
    data: {
      platform: 'telegram',
      platformUserId: `${1_000 + n}`,
      confirmedAt: new Date('2026-11-20T08:00:00Z'),
      ...over,
      personId,
    },
  });
};

/** A token that links an account on Telegram to a person, made by themselves a moment ago unless told otherwise; gives the token itself. */
export const aToken = async (
  db: Tx,
  { personId, ...over }: Over<Prisma.LinkTokenUncheckedCreateInput> & { personId: number },
): Promise<string> => {
  const token = newToken();
  await db.linkToken.create({
    data: {
      hash: hashOf(token),
      platform: 'telegram',
      purpose: 'self',
      expiresAt: new Date('2026-11-21T08:15:00Z'),
      ...over,
      personId,
    },
  });
  return token;
};
