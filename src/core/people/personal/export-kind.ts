import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { card, context, text } from '../../cards/build.ts';
import { dayIn } from '../../clock.ts';
import { type Built, defineKind } from '../../outbox/kind.ts';
import { may } from '../policy.ts';
import { exportOf } from './export.ts';

/** The name of the file with what is kept of somebody. */
export const exportName = (handle: string, day: Temporal.PlainDate): string => `${handle} ${day.toString()}.json`;

/** Brings an administrator what is kept of somebody. It is gathered when it is sent, so that it is kept nowhere. */
export const personExport = defineKind({
  name: 'person-export',
  payload: z.object({ personId: z.number() }),
  urgency: 'routine',
  attention: 'system',
  lifetime: Temporal.Duration.from({ hours: 24 }),
  onUnknown: 'send-again',
  build: async ({ db, now }, messages) => {
    const built: Built[] = [];
    for (const { person, payload, t } of messages) {
      const subject = await db.person.findUnique({ where: { id: payload.personId } });
      if (!person || !may(person.role, 'installation')) built.push({ drop: 'not-permitted' });
      else if (!subject || subject.erasedAt) built.push({ drop: 'erased' });
      else {
        const bytes = new TextEncoder().encode(await exportOf(db, now, t, subject.id));
        const say = card(t('personal-export', { name: subject.name }), [
          text(t('personal-export-what')),
          context(t('personal-export-careful')),
        ]);
        const name = exportName(subject.handle, dayIn(t.zone, now));
        built.push({ say, file: { kind: 'document', mimeType: 'application/json', name, bytes } });
      }
    }
    return built;
  },
});
