import type { Tx } from '../../db.ts';
import type { Meeting } from '../meeting.ts';
import { placeKey } from './place.ts';

/** How long people take to places; null where it is not known. */
export interface Travels {
  /** In minutes: as the meeting says for its host, else as the person said of the place. */
  to(meeting: Pick<Meeting, 'hostId' | 'travelMinutes' | 'location'>, personId: number): number | null;
}

/** What is known of the ways of these people, with one query. */
export const travelsOf = async (db: Tx, personIds: readonly number[]): Promise<Travels> => {
  const rows = await db.travelTime.findMany({
    where: { personId: { in: [...new Set(personIds)] }, minutes: { not: null } },
    select: { personId: true, place: true, minutes: true },
  });
  const known = new Map(rows.map(({ personId, place, minutes }) => [`${personId}/${place}`, minutes]));
  return {
    to: ({ hostId, travelMinutes, location }, personId) => {
      if (personId === hostId && travelMinutes !== null) return travelMinutes;
      const place = placeKey(location);
      return place === null ? null : (known.get(`${personId}/${place}`) ?? null);
    },
  };
};
