import { parseArgs } from 'node:util';
import { listTokens, makeToken, revokeToken, tokenName } from '../core/api-tokens/tokens.ts';
import type { Clock } from '../core/clock.ts';
import type { Db } from '../core/db.ts';
import { UserError } from '../core/errors.ts';
import type { Translator } from '../core/i18n/translator.ts';
import { personByHandle, todayHere } from '../core/people/person.ts';
import { handleTyped } from '../core/people/personal/find.ts';
import { may } from '../core/people/policy.ts';

/** What is to be done with the tokens by which programs import. */
export type TokenOrder =
  | { readonly do: 'new'; readonly name: string; readonly handle: string | null }
  | { readonly do: 'revoke'; readonly name: string }
  | { readonly do: 'list' };

/** Reads `new NAME [--for HANDLE]`, `list` or `revoke NAME`. Null when the words are no order. */
export const readTokenOrder = (words: readonly string[]): TokenOrder | null => {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { for: { type: 'string' } },
      allowPositionals: true,
    });
    const [what, typed, ...more] = positionals;
    if (more.length > 0) return null;
    if (what === 'list') return typed === undefined && values.for === undefined ? { do: 'list' } : null;
    const name = tokenName.parse(typed);
    if (what === 'new') return { do: 'new', name, handle: values.for ? handleTyped.parse(values.for) : null };
    return what === 'revoke' && values.for === undefined ? { do: 'revoke', name } : null;
  } catch {
    return null;
  }
};

/** More than anybody has; the oldest that are revoked are left out. */
const mostListed = 1_000;

/** An administrator, by handle. @throws UserError when nobody here goes by it, or they may not import */
const administrator = async (db: Db, clock: Clock, handle: string): Promise<number> => {
  const person = await personByHandle(db, handle, await todayHere(db, clock.now()));
  if (!person) throw new UserError('not-found', 'personal-nobody', { handle });
  if (!may(person.role, 'installation')) throw new UserError('forbidden', 'token-not-administrator', { handle });
  return person.id;
};

/** What is printed: `list` is for programs, `notes` are about it. */
interface Printed {
  readonly notes: readonly string[];
  readonly list: readonly string[];
}

/** Carries an order out, and says what to print; a token that was made is in `list`, and nowhere else. @throws UserError why not */
export const keepTokens = async (
  order: TokenOrder,
  { db, clock, t }: { readonly db: Db; readonly clock: Clock; readonly t: Translator },
): Promise<Printed> => {
  const now = clock.now();
  const keeper = { db, now, personId: null, channel: 'cli' };
  if (order.do === 'list') {
    const list = (await listTokens(db, mostListed)).map(({ name, madeBy, madeAt, lastUsedAt, revokedAt }) =>
      [
        name,
        madeBy ?? t('admin-tokens-nobody'),
        t.stamp(madeAt, now),
        lastUsedAt ? t.stamp(lastUsedAt, now) : t('admin-tokens-unused'),
        revokedAt ? t('admin-tokens-revoked', { at: t.stamp(revokedAt, now) }) : t('admin-tokens-good'),
      ].join('\t'),
    );
    return { notes: list.length === 0 ? [t('admin-tokens-none')] : [], list };
  }
  if (order.do === 'revoke') {
    await revokeToken(keeper, { name: order.name });
    return { notes: [t('token-revoked', { name: order.name })], list: [] };
  }
  const ownerId = order.handle === null ? null : await administrator(db, clock, order.handle);
  const token = await makeToken(keeper, order.name, ownerId);
  return { notes: [t('token-made', { name: order.name })], list: [token] };
};
