import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn, instantOf } from '../../clock.ts';
import type { Db, Tx } from '../../db.ts';
import { type ChatPlatform, chatPlatforms, identify } from '../identities.ts';
import { personById, todayHere } from '../person.ts';
import { attemptMinutes, mustWait, noteWrongAttempt } from './attempts.ts';
import { type Account, type Linked, link, oneAtATime } from './link.ts';
import { hashOf } from './token.ts';

/** What came of a token. Everything but `linked` changed nothing. */
export type Redeemed =
  | ({ readonly outcome: 'linked' } & Linked)
  /** No token of ours, or of somebody who has left. */
  | { readonly outcome: 'unknown' }
  /** Used by somebody else, or another of the same person was. */
  | { readonly outcome: 'used' }
  | { readonly outcome: 'late' }
  /** It is for the account on another platform. */
  | { readonly outcome: 'elsewhere'; readonly platform: ChatPlatform }
  /** The account is somebody else's, which only an administrator's invitation changes. */
  | { readonly outcome: 'taken'; readonly by: string }
  | { readonly outcome: 'wait'; readonly minutes: number };

const platformColumn = z.enum(chatPlatforms);

/**
 * Links the account that shows a token to the person whom the token is for. A token works once, on its platform, in its time; shown again by
 * the account that used it, it is answered as the first time.
 */
export const redeem = (db: Db, now: Temporal.Instant, account: Account, token: string): Promise<Redeemed> =>
  oneAtATime(db, async (tx) => {
    if (await mustWait(tx, now, account)) return { outcome: 'wait', minutes: attemptMinutes };
    const found = await tx.linkToken.findUnique({ where: { hash: hashOf(token) } });
    const person = found && (await personById(tx, found.personId, await todayHere(tx, now)));
    if (!found || !person) {
      await noteWrongAttempt(tx, now, account);
      return { outcome: 'unknown' };
    }
    const platform = platformColumn.parse(found.platform);
    if (platform !== account.platform) return { outcome: 'elsewhere', platform };
    const holder = await identify(tx, account, now);
    if (found.spentAt) {
      const again = found.spentBy === account.userId && holder?.id === person.id;
      return again ? { outcome: 'linked', person, movedFrom: null, replaced: null } : { outcome: 'used' };
    }
    if (Temporal.Instant.compare(instantOf(found.expiresAt), now) <= 0) return { outcome: 'late' };
    if (holder && holder.id !== person.id && found.purpose === 'self') return { outcome: 'taken', by: holder.name };
    await spend(tx, now, found.id, account.userId);
    return { outcome: 'linked', ...(await link(tx, now, account, person, found.purpose)) };
  });

const spend = async (tx: Tx, now: Temporal.Instant, id: number, spentBy: string): Promise<void> => {
  await tx.linkToken.update({ where: { id }, data: { spentAt: instantColumn(now), spentBy } });
};
