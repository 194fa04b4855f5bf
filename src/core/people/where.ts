import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db.ts';
import { unaskedArrivesIn } from '../settings/registry.ts';
import { readSetting } from '../settings/values.ts';
import { chatPlatforms, type Identity, identitiesOf } from './identities.ts';

/** Where messages can reach a person: on a platform where they are linked, or in the console, where they need no account. */
export const arrivals = [...chatPlatforms, 'console'] as const;
export type Arrival = (typeof arrivals)[number];

/** Where something arrives: as wished, while that can be reached; else where they were linked last; else in the console. Pure. */
export const arrivalOf = (wish: Arrival | null, identities: readonly Identity[]): Arrival => {
  if (wish === 'console') return wish;
  const reachable = identities.filter((identity) => identity.reachable);
  const wished = reachable.find(({ platform }) => platform === wish);
  const latest = reachable.toSorted((a, b) => Temporal.Instant.compare(b.since, a.since))[0];
  return (wished ?? latest)?.platform ?? 'console';
};

/** Where to a person what they did not ask for goes, and the accounts that they have. */
export const arrivalFor = async (
  db: Tx,
  personId: number,
): Promise<{ readonly arrival: Arrival; readonly identities: readonly Identity[] }> => {
  const identities = await identitiesOf(db, personId);
  return { arrival: arrivalOf(await readSetting(db, unaskedArrivesIn, personId), identities), identities };
};
