import { addressOf, createReach, type ReachOptions, refusalOf } from './request.ts';

export interface FetchOptions extends ReachOptions {
  /** That of the last answer. */
  readonly etag?: string | null;
}

export type Fetched =
  | { readonly unchanged: true }
  | {
      readonly unchanged: false;
      readonly bytes: Uint8Array;
      /** As the server names it. */
      readonly charset: string | undefined;
      readonly etag: string | null;
    };

/**
 * Gets the calendar at an address (`http`, `https` or `webcal`).
 * @throws CalendarError, and the reason of `signal`. Neither carries the address, which is a secret.
 */
export const fetchCalendar = async (address: string, { etag, ...options }: FetchOptions): Promise<Fetched> => {
  const url = addressOf(address);
  const reach = createReach(options);
  try {
    const reply = await reach.ask(url, {
      method: 'GET',
      headers: { accept: 'text/calendar, */*;q=0.1', ...(etag ? { 'if-none-match': etag } : {}) },
    });
    if (reply.status === 304) return { unchanged: true };
    const refusal = refusalOf(reply);
    if (refusal) throw refusal;
    const charset = /charset="?([\w-]+)/i.exec(reply.headers['content-type'] ?? '')?.[1];
    return { unchanged: false, bytes: reply.bytes, charset, etag: reply.headers.etag ?? null };
  } finally {
    await reach.close();
  }
};
