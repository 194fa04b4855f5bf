import { createHash, randomBytes } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { audit } from '../audit/record.ts';
import { instantColumn, instantOf } from '../clock.ts';
import type { Db, Tx } from '../db.ts';
import { UserError } from '../errors.ts';

const tokenBytes = 32;

/** Begins every token, so that those who look for secrets in files know one when they see it. */
const prefix = 'kam_';

/** The form in which a token is kept. A plain hash will do: nobody can try 2^256 inputs. */
const hashOf = (token: string): Uint8Array<ArrayBuffer> => new Uint8Array(createHash('sha256').update(token).digest());

/** What a token may be called. */
export const tokenName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u);

/** A token as administrators see it: never what it is. */
export interface ListedToken {
  readonly id: number;
  readonly name: string;
  /** Whose doing its imports are; null: nobody's that is known. */
  readonly madeBy: string | null;
  readonly madeAt: Temporal.Instant;
  readonly lastUsedAt: Temporal.Instant | null;
  readonly revokedAt: Temporal.Instant | null;
}

/** Who does it, and where, for the audit. `personId` null: whoever is at the terminal. */
export interface TokenKeeper {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly personId: number | null;
  readonly channel: string;
}

const noted = async (
  tx: Tx,
  { now, personId, channel }: TokenKeeper,
  action: string,
  subjectId: number,
): Promise<void> => audit(tx, now, { personId, action, subject: 'api_token', subjectId, channel });

/**
 * Makes a token and gives it, this once: only its hash is kept.
 * @param ownerId whose doing its imports are; null: nobody's that is known
 * @throws UserError `conflict` when there is one of that name
 */
export const makeToken = async (keeper: TokenKeeper, name: string, ownerId: number | null): Promise<string> => {
  const token = `${prefix}${randomBytes(tokenBytes).toString('base64url')}`;
  await keeper.db.$transaction(async (tx) => {
    const rows = await tx.$queryRaw`
      INSERT INTO api_token (name, hash, person_id, made_at)
      VALUES (${name}, ${hashOf(token)}, ${ownerId}, ${instantColumn(keeper.now)})
      ON CONFLICT (name) WHERE revoked_at IS NULL DO NOTHING RETURNING id`;
    const [made] = z.array(z.object({ id: z.number() })).parse(rows);
    if (!made) throw new UserError('conflict', 'token-taken', { name });
    await noted(tx, keeper, 'token.made', made.id);
  });
  return token;
};

/** Ends a token: whoever shows it from now on is nobody. Done twice, it is as done once. @throws UserError when there is none */
export const revokeToken = (
  keeper: TokenKeeper,
  which: { readonly id: number } | { readonly name: string },
): Promise<ListedToken> =>
  keeper.db.$transaction(async (tx) => {
    const token = await tx.apiToken.findFirst({ where: which, orderBy: { id: 'desc' }, select: { id: true } });
    if (!token) throw new UserError('not-found', 'token-none');
    const { count } = await tx.apiToken.updateMany({
      where: { id: token.id, revokedAt: null },
      data: { revokedAt: instantColumn(keeper.now) },
    });
    if (count > 0) await noted(tx, keeper, 'token.revoked', token.id);
    return listed(await tx.apiToken.findUniqueOrThrow({ where: { id: token.id }, select: shown }));
  });

const shown = {
  id: true,
  name: true,
  madeAt: true,
  lastUsedAt: true,
  revokedAt: true,
  person: { select: { name: true } },
} as const;

const listed = ({
  person,
  madeAt,
  lastUsedAt,
  revokedAt,
  ...row
}: {
  readonly id: number;
  readonly name: string;
  readonly madeAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly person: { readonly name: string } | null;
}): ListedToken => ({
  ...row,
  madeBy: person?.name ?? null,
  madeAt: instantOf(madeAt),
  lastUsedAt: lastUsedAt && instantOf(lastUsedAt),
  revokedAt: revokedAt && instantOf(revokedAt),
});

/** The newest tokens, those first that are good. @param most how many */
export const listTokens = async (db: Tx, most: number): Promise<ListedToken[]> => {
  const rows = await db.apiToken.findMany({
    select: shown,
    orderBy: [{ revokedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
    take: most,
  });
  return rows.map(listed);
};

/** A token that is good. */
export interface GoodToken {
  readonly id: number;
  readonly personId: number | null;
}

/** The token that was shown, noting that it was used; null when it is none of ours, or was revoked. */
export const useToken = async (db: Db, now: Temporal.Instant, token: string): Promise<GoodToken | null> => {
  const rows = await db.$queryRaw`
    UPDATE api_token SET last_used_at = ${instantColumn(now)} WHERE hash = ${hashOf(token)} AND revoked_at IS NULL
    RETURNING id, person_id AS "personId"`;
  return z.array(z.object({ id: z.number(), personId: z.number().nullable() })).parse(rows)[0] ?? null;
};
