import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { defineKind } from '../outbox/kind.ts';
import { summaryCard } from './summary-card.ts';

export const summaryKind = 'summary';

/** What was held back, in one message: at the start of the day, or once an outage is over. It carries whatever is held when it goes out. */
export const summary = defineKind({
  name: summaryKind,
  payload: z.object({}),
  urgency: 'routine',
  attention: 'system',
  lifetime: Temporal.Duration.from({ hours: 24 }),
  onUnknown: 'send-again',
  build: async (_, messages) => messages.map(() => ({ drop: 'nothing was held back' })),
  around: (t, _, carried) => summaryCard(t, carried),
});
