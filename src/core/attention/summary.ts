import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { defineKind } from '../outbox/kind.ts';
import { may } from '../people/policy.ts';
import { quietStartFacts, quietStartOf } from './quiet-start.ts';
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
  around: async ({ db, now }, { t, person }, carried) => {
    const until = quietStartOf(await quietStartFacts(db), now);
    const mayEnd = person !== null && may(person.role, 'alerts');
    return summaryCard(t, carried, until && { until: t.moment(until, now), mayEnd });
  },
});
