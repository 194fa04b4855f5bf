import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { defineKind } from '../../outbox/kind.ts';
import { travelCard } from './card.ts';

/** Asks how long somebody takes to a place. */
export const travelQuestion = defineKind({
  name: 'meeting-travel',
  payload: z.object({ travelId: z.int() }),
  urgency: 'routine',
  attention: 'appointed',
  lifetime: Temporal.Duration.from({ hours: 24 }),
  onUnknown: 'leave',
  build: async ({ db }, messages) => {
    const rows = await db.travelTime.findMany({
      where: { id: { in: messages.map(({ payload: { travelId } }) => travelId) } },
    });
    const ways = new Map(rows.map((way) => [way.id, way]));
    return messages.map(({ payload: { travelId }, t, stands }) => {
      const way = ways.get(travelId);
      if (!way || (way.minutes !== null && !stands)) return { drop: 'known already' };
      return { say: travelCard(t, way) };
    });
  },
});
