import { isDatabaseAway } from '../core/db.ts';
import { keepable } from '../core/keepable.ts';
import type { Incoming } from './inbox-rows.ts';

/** It could not be stored, or not in time: the platform is to send it again. An HTTP endpoint answers 503, a poller asks for it once more. */
export class InboxUnavailable extends Error {
  override name = 'InboxUnavailable';
}

interface Parcel {
  readonly items: readonly Incoming[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const longestName = 255;
const mostInOneStatement = 500;
const mostWaiting = 5_000;

const kept = ({ eventId, lane, payload }: Incoming): Incoming => {
  if (eventId.length > longestName || lane.length > longestName) throw new RangeError('no id of a platform is so long');
  return { eventId: keepable(eventId), lane: keepable(lane), payload };
};

/**
 * Stores what comes in: what arrives while a statement is under way goes along with the next one, so that under load many share a commit.
 * The promise resolves when it is stored, and rejects with {@link InboxUnavailable} when the database is away or takes longer than `patienceMs`;
 * then it may be stored all the same, which the next sending finds.
 */
export const createIntake = (store: (items: readonly Incoming[]) => Promise<void>, patienceMs: number) => {
  const waiting: Parcel[] = [];
  let storing = false;

  const storeAll = async (): Promise<void> => {
    if (storing) return;
    storing = true;
    while (waiting.length > 0) {
      const parcels = waiting.splice(0, mostInOneStatement);
      try {
        await store(parcels.flatMap(({ items }) => items));
        for (const { resolve } of parcels) resolve();
      } catch (error) {
        const away = isDatabaseAway(error) ? new InboxUnavailable('the database is away', { cause: error }) : error;
        for (const { reject } of parcels) reject(away);
      }
    }
    storing = false;
  };

  return (incoming: readonly Incoming[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const items = incoming.map(kept);
      if (waiting.length >= mostWaiting) throw new InboxUnavailable('too much is waiting to be stored');
      const tooLong = setTimeout(
        () => reject(new InboxUnavailable(`not stored within ${patienceMs} ms`)),
        patienceMs,
      ).unref();
      waiting.push({
        items,
        resolve: () => {
          clearTimeout(tooLong);
          resolve();
        },
        reject: (error) => {
          clearTimeout(tooLong);
          reject(error);
        },
      });
      void storeAll();
    });
};
