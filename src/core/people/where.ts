import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db.ts';
import { unaskedArrivesIn } from '../settings/registry.ts';
import { readSetting } from '../settings/values.ts';
import { chatPlatforms, type Identity, identitiesOf } from './identities.ts';

/** Where messages can reach a person: on a platform where they are linked, or in the console, where they need no account. */
export const arrivals = [...chatPlatforms, 'console'] as const;
export type Arrival = (typeof arrivals)[number];

/** Where something may arrive, the best first: as wished, while that can be reached; then where they were linked last; the console last. Pure. */
export const arrivalsOf = (wish: Arrival | null, identities: readonly Identity[]): Arrival[] => {
  const latest = identities
    .filter((identity) => identity.reachable)
    .toSorted((a, b) => Temporal.Instant.compare(b.since, a.since))
    .map(({ platform }) => platform);
  const all = new Set<Arrival>([...latest, 'console']);
  return [...new Set([...(wish !== null && all.has(wish) ? [wish] : []), ...all])];
};

/** Where something arrives: the best of {@link arrivalsOf}. Pure. */
export const arrivalOf = (wish: Arrival | null, identities: readonly Identity[]): Arrival =>
  arrivalsOf(wish, identities)[0] ?? 'console';

/** Where to a person what they did not ask for goes, and the accounts that they have. */
export const arrivalFor = async (
  db: Tx,
  personId: number,
): Promise<{ readonly arrival: Arrival; readonly identities: readonly Identity[] }> => {
  const identities = await identitiesOf(db, personId);
  return { arrival: arrivalOf(await readSetting(db, unaskedArrivesIn, personId), identities), identities };
};
