import type { Context } from '../commands/define.ts';
import { moveDue } from '../outbox/enqueue.ts';
import { agendaHour } from '../settings/registry.ts';
import { writeSetting } from '../settings/values.ts';
import { agendaKey, agendaNotice } from './notice.ts';
import { morningOf } from './rules.ts';
import { sweepAgendas } from './sweep.ts';

/** What follows from the hour of a morning: today's agenda comes then as well, where that is still to come or has just been. */
export const settleMorning = async (
  { db, person, today, now, trace }: Pick<Context, 'db' | 'person' | 'today' | 'now' | 'trace'>,
  hour: string | null,
): Promise<void> => {
  if (hour === null) return;
  await moveDue(db, agendaNotice, agendaKey(person.id, today), morningOf(today, person.zone, hour));
  await sweepAgendas(db, now, trace);
};

/** Has the agenda come at an hour of the morning, or no more (null). */
export const setMorning = async (context: Context, hour: string | null): Promise<void> => {
  await writeSetting(context, agendaHour, context.person.id, hour);
  await settleMorning(context, hour);
};
