import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { type GoodToken, useToken } from '../../core/api-tokens/tokens.ts';
import type { Clock } from '../../core/clock.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import { msg } from '../../core/i18n/translator.ts';
import { personById, todayHere } from '../../core/people/person.ts';
import { may } from '../../core/people/policy.ts';
import type { RateLimit } from '../rate-limit.ts';
import { Declined } from './declined.ts';

const longestWait = 10;

export interface DoorParts {
  readonly db: Db;
  readonly clock: Clock;
  /** Counts wrong tokens by the address that they come from. Right ones are never held up by others' wrong ones. */
  readonly rateLimit: RateLimit;
}

/** Whoever a request's token lets in. @throws Declined 401 without a good one, 429 after very many, 403 when its owner may not import (any more) */
export const whoseToken = async ({ db, clock, rateLimit }: DoorParts, request: Request): Promise<GoodToken> => {
  const shown = /^Bearer +(\S+)$/i.exec(request.get('Authorization') ?? '')?.[1];
  const now = clock.now();
  const token = shown === undefined ? null : await retryWhileAway(() => useToken(db, now, shown));
  if (!token) {
    const verdict = rateLimit(`api ${request.socket.remoteAddress}`, randomUUID());
    if (verdict === 'go') throw new Declined(401, 'unauthorized', msg('api-no-token'));
    const wait = verdict === 'silent' ? longestWait : verdict.waitSeconds;
    throw new Declined(429, 'too-many', msg('api-wait'), { seconds: wait }, wait);
  }
  if (token.personId !== null) {
    const owner = await personById(db, token.personId, await todayHere(db, now));
    if (!owner || !may(owner.role, 'installation')) throw new Declined(403, 'forbidden', msg('api-owner-gone'));
  }
  return token;
};
