import { z } from 'zod';
import type { Clock } from '../core/clock.ts';

/** What a platform answered: what was asked for, that it will not, or nothing that could be read. */
export type Answer<T> =
  | {
      readonly kind: 'given';
      readonly value: T;
      readonly headers: Headers;
      /** How far this machine's clock is ahead of the platform's, within about a second; null when it tells no time. */
      readonly aheadMs: number | null;
    }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'away'; readonly reason: string };

/** How to read an answer: what was asked for, or the platform's word for why not. */
interface Reading<T> {
  readonly given: z.ZodType<T>;
  readonly refused: z.ZodType<string>;
}

export type Ask = <T>(url: string, init: RequestInit, reading: Reading<T>) => Promise<Answer<T>>;

const patienceMs = 10_000;
const coded = z.object({ code: z.string() });

/** The system's word for a failed connection, such as ECONNREFUSED. Never the address, which may hold a token. */
const reasonOf = (error: unknown): string => {
  for (let e = error, depth = 0; e instanceof Error && depth < 4; e = e.cause, depth++) {
    const { data } = coded.safeParse(e);
    if (data) return data.code;
  }
  return 'ETIMEDOUT';
};

/** Asks a platform once, for ten seconds at most. Never throws. */
export const createAsk =
  (clock: Clock): Ask =>
  async (url, init, { given, refused }) => {
    const before = clock.now().epochMilliseconds;
    try {
      const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
      const after = clock.now().epochMilliseconds;
      const { status, headers } = response;
      const body: unknown = await response.json().catch(() => null);
      const value = given.safeParse(body);
      if (value.success) return { kind: 'given', value: value.data, headers, aheadMs: ahead(headers, before, after) };
      const refusal = refused.safeParse(body);
      return refusal.success ? { kind: 'refused', reason: refusal.data } : { kind: 'away', reason: `HTTP ${status}` };
    } catch (error) {
      return { kind: 'away', reason: reasonOf(error) };
    }
  };

/** The header tells whole seconds, cut off: half a second is added. */
const ahead = (headers: Headers, before: number, after: number): number | null => {
  const theirs = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(theirs) ? null : (before + after) / 2 - (theirs + 500);
};
