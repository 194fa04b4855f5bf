import {
  createAccount,
  type DAVCalendar,
  DAVNamespaceShort,
  fetchCalendarObjects,
  fetchCalendars,
  propfind,
} from 'tsdav';
import { CalendarError, type CalendarWindow } from '../../core/meetings/calendar.ts';
import { addressOf, createReach, type Reach, type ReachOptions, refusalOf } from '../http/request.ts';

/** Where a CalDAV server, or one calendar of it, is, and who asks. */
export interface CalDavLogin {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

export interface CalDavOptions extends ReachOptions {
  /** The state of the last answer. */
  readonly state?: string | null;
}

export type CalDavFetched =
  | { readonly unchanged: true }
  | {
      readonly unchanged: false;
      /** iCalendar files: each an event or a series. */
      readonly objects: readonly string[];
      /** Null when the server tells no states. */
      readonly state: string | null;
    };

type Fetch = typeof fetch;

/** The library's requests, made by ours. It swallows errors where it may go on without, and where it may not they come through. */
const fetchBy = (reach: Reach, base: URL): { fetch: Fetch; lastStatus: () => number } => {
  let last = 0;
  return {
    lastStatus: () => last,
    fetch: async (input, init = {}) => {
      const url = addressOf(String(input));
      // The password is not to be read on the way, wherever the server says that its calendars are.
      if (base.protocol === 'https:' && url.protocol === 'http:') throw new CalendarError('not-allowed');
      const reply = await reach.ask(url, {
        method: init.method ?? 'GET',
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(typeof init.body === 'string' ? { body: init.body } : {}),
        manual: init.redirect === 'manual',
      });
      last = reply.status;
      const refusal = refusalOf(reply);
      if (refusal && refusal.problem !== 'not-found' && reply.status >= 400) throw refusal;
      const bodiless = reply.status === 204 || reply.status === 304;
      // Without a content encoding: it has been unpacked.
      const { 'content-encoding': _, ...headers } = reply.headers;
      const response = new Response(bodiless ? null : Buffer.from(reply.bytes), { status: reply.status, headers });
      return Object.defineProperty(response, 'url', { value: reply.url.href });
    },
  };
};

const withEvents = ({ components }: DAVCalendar): boolean => !components?.length || components.includes('VEVENT');

/** The calendar that the address itself is, or all of the person's. */
const calendarsAt = async (
  url: URL,
  asked: { fetch: Fetch; headers: Record<string, string> },
): Promise<DAVCalendar[]> => {
  const [own] = await propfind({
    url: url.href,
    props: {
      [`${DAVNamespaceShort.DAV}:resourcetype`]: {},
      [`${DAVNamespaceShort.CALENDAR_SERVER}:getctag`]: {},
      [`${DAVNamespaceShort.DAV}:sync-token`]: {},
    },
    depth: '0',
    ...asked,
  });
  if (own?.ok && Object.keys(own.props?.resourcetype ?? {}).includes('calendar')) {
    return [{ url: url.href, ctag: own.props?.getctag, syncToken: own.props?.syncToken }];
  }
  const account = await createAccount({ account: { serverUrl: url.href, accountType: 'caldav' }, ...asked });
  return (await fetchCalendars({ account, ...asked })).filter(withEvents);
};

/** A day more at each end: times without a zone are in the server's zone for the server, and in the person's for us. */
const rangeOf = ({ from, until }: Pick<CalendarWindow, 'from' | 'until'>): { start: string; end: string } => ({
  start: from.subtract({ hours: 24 }).toString({ smallestUnit: 'second' }),
  end: until.add({ hours: 24 }).toString({ smallestUnit: 'second' }),
});

/** What all calendars together are at; null when one of them does not tell. */
const stateOf = (calendars: readonly DAVCalendar[]): string | null => {
  const states = calendars.map(({ url, ctag, syncToken }) => [url, ctag ?? syncToken ?? null] as const);
  return states.some(([, state]) => state === null) ? null : JSON.stringify(states.sort());
};

/**
 * Gets what may touch a window from a person's CalDAV calendars.
 * @throws CalendarError, and the reason of `signal`. Neither carries the address or the password.
 */
export const fetchCalDav = async (
  { url: address, user, password }: CalDavLogin,
  window: Pick<CalendarWindow, 'from' | 'until'>,
  { state: before, ...options }: CalDavOptions,
): Promise<CalDavFetched> => {
  const url = addressOf(address);
  const reach = createReach(options);
  const by = fetchBy(reach, url);
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const asked = { fetch: by.fetch, headers: { authorization } };
  try {
    const calendars = await calendarsAt(url, asked);
    const state = stateOf(calendars);
    if (state !== null && state === before) return { unchanged: true };
    const objects: string[] = [];
    for (const calendar of calendars) {
      const found = await fetchCalendarObjects({
        calendar,
        timeRange: rangeOf(window),
        urlFilter: () => true,
        ...asked,
      });
      objects.push(...found.flatMap(({ data }) => (typeof data === 'string' && data !== '' ? [data] : [])));
    }
    return { unchanged: false, objects, state };
  } catch (error) {
    if (error instanceof CalendarError || options.signal?.aborted) throw error;
    throw new CalendarError(by.lastStatus() === 404 ? 'not-found' : 'not-a-calendar');
  } finally {
    await reach.close();
  }
};
