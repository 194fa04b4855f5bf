import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dayIn } from '../clock.ts';
import { ledgerKinds } from '../freshness/rules.ts';
import { type Built, defineKind } from '../outbox/kind.ts';
import { agendaHour } from '../settings/registry.ts';
import { readSetting } from '../settings/values.ts';
import { agendaOf, figuresOf, isEmpty } from './agenda.ts';
import { agendaCard } from './agenda-card.ts';

/** Names somebody's agenda of a day for good: it comes once. */
export const agendaKey = (personId: number, day: Temporal.PlainDate): string => `agenda/${personId}/${day}`;

/** The agenda of the day, each morning of a day with meetings or dates, as it reads when it is sent. */
export const agendaNotice = defineKind({
  name: 'agenda',
  payload: z.object({ day: z.iso.date() }),
  urgency: 'routine',
  attention: 'appointed',
  restsOn: ['orders', ...ledgerKinds],
  lifetime: Temporal.Duration.from({ hours: 6 }),
  onUnknown: 'send-again',
  build: async ({ db, now }, messages) => {
    const built: Built[] = [];
    // One after the other: each asks a dozen things about one person's day, and all mornings at once would take every connection.
    for (const { payload, person, t } of messages) {
      const today = dayIn(t.zone, now);
      const wished = person && (await readSetting(db, agendaHour, person.id)) !== null;
      if (!person || !wished) built.push({ drop: 'not wished' });
      else if (payload.day !== today.toString()) built.push({ drop: 'another day by now' });
      else {
        const agenda = await agendaOf({ db, person, now, today }, today);
        built.push(
          isEmpty(agenda)
            ? { drop: 'nothing that day' }
            : { say: agendaCard(t, agenda, { now, today }), restsOn: figuresOf(agenda) },
        );
      }
    }
    return built;
  },
});
