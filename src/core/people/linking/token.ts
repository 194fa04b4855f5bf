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

/** `link TOKEN`, Telegram's `/start TOKEN`, or the token alone, as people type, paste or open it; null when a line is nothing of the kind. */
export const tokenIn = (line: string): string | null =>
  /^\s*(?:(?:\/?(?:link|start)(?:@\w+)?\s+)(?<told>[\w-]{16,64})|(?<bare>[0-9a-f]{32}))\s*$/i
    .exec(line)
    ?.slice(1)
    .find(Boolean) ?? null;

/** What is kept of a message that shows a token: all but the token. */
export const withoutTokens = (text: string): string => text.replace(/\b[0-9a-f]{32}\b/g, '…');
