import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { CalendarError } from '../../core/meetings/calendar.ts';
import { mayConnect } from './places.ts';

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

export type Resolve = (
  host: string,
  options: { all: true },
  found: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/** One forbidden address among those of a name forbids the name: nobody has both a public and a private calendar. */
const checkedLookup =
  (allowPrivate: boolean, resolve: Resolve) =>
  (host: string, options: LookupOptions, found: Found): void =>
    resolve(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return found(error ?? new Error('No address'), []);
      if (!addresses.every(({ address }) => mayConnect(address, allowPrivate))) {
        return found(new CalendarError('not-allowed'), []);
      }
      options.all ? found(null, addresses) : found(null, first.address, first.family);
    });

/**
 * Connects to allowed addresses only. The check is made on the address that is connected to, so that no redirect and no second answer of a name
 * server gets past it. Close it after use.
 */
export const createAgent = (allowPrivate: boolean, resolve: Resolve = lookup): Agent => {
  const connect = buildConnector({
    timeout: 10_000,
    lookup: checkedLookup(allowPrivate, resolve) as never,
  });
  return new Agent({
    connect: (options, done) => {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      // Addresses written as such are not looked up.
      if (isIP(host) && !mayConnect(host, allowPrivate)) return done(new CalendarError('not-allowed'), null);
      connect(options, done);
    },
  });
};
