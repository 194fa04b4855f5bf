import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { card, text } from '../../cards/build.ts';
import { defineKind } from '../kind.ts';

/** A message that somebody has sent to themselves, to see whether messages get through. */
export const tryOut = defineKind({
  name: 'try-out',
  payload: z.object({ askedAt: z.iso.datetime() }),
  urgency: 'routine',
  attention: 'system',
  lifetime: Temporal.Duration.from({ hours: 1 }),
  onUnknown: 'send-again',
  build: async (_, messages) =>
    messages.map(({ t, payload }) => ({
      say: card(t('try-out'), [text(t('try-out-asked', { time: t.time(Temporal.Instant.from(payload.askedAt)) }))]),
    })),
});
