import { createHash, randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { LinkPurpose } from '../../../generated/prisma/enums.ts';
import type { ChatPlatform } from '../identities.ts';

/** What one makes where one is known already is used at once. */
export const selfLifetime = Temporal.Duration.from({ minutes: 15 });

const tokenBytes = 16;

/** 128 random bits as hexadecimal: they fit a deep link (64 of A–Z, a–z, 0–9, _ and -), and no keyboard or chat improves them. */
export const newToken = (): string => randomBytes(tokenBytes).toString('hex');

/** The form in which a token is kept. A plain hash will do: nobody can try 2^128 inputs. */
export const hashOf = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(token.toLowerCase()).digest());

/** What is kept of a token that links an account on a platform to a person. */
export const tokenRow = (
  token: string,
  bearer: { readonly personId: number; readonly platform: ChatPlatform; readonly purpose: LinkPurpose },
  expiresAt: Date,
) => ({ hash: hashOf(token), ...bearer, expiresAt });

/** `link TOKEN` or Telegram's `/start TOKEN`, as people type, paste or open it; null when a line is nothing of the kind. */
export const tokenIn = (line: string): string | null =>
  /^\s*\/?(?:link|start)(?:@\w+)?\s+(?<token>[\w-]{16,64})\s*$/i.exec(line)?.groups?.token ?? null;
