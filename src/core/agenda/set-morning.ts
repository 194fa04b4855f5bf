import type { Context } from '../commands/define.ts';
import { moveDue } from '../outbox/enqueue.ts';
import { agendaHour } from '../settings/registry.ts';
import { writeSetting } from '../settings/values.ts';
import { agendaKey, agendaNotice } from './notice.ts';
import { morningOf } from './rules.ts';
import { sweepAgendas } from './sweep.ts';

/** Has the agenda come at an hour of the morning, or no more (null); today's as well, where that is still to come or has just been. */
export const setMorning = async (context: Context, hour: string | null): Promise<void> => {
  const { db, person, today, now, trace } = context;
  await writeSetting(context, agendaHour, person.id, hour);
  if (hour === null) return;
  await moveDue(db, agendaNotice, agendaKey(person.id, today), morningOf(today, person.zone, hour));
  await sweepAgendas(db, now, trace);
};
