import type { Context } from '../commands/define.ts';
import { moveDue } from '../outbox/enqueue.ts';
import { agendaHour } from '../settings/registry.ts';
import { writeSetting } from '../settings/values.ts';
import { agendaKey, agendaNotice } from './notice.ts';
import { morningOf } from './rules.ts';

/** Has the agenda come at an hour of the morning, or no more (null); today's as well, where it has not come yet. */
export const setMorning = async (context: Context, hour: string | null): Promise<void> => {
  const { db, person, today } = context;
  await writeSetting(context, agendaHour, person.id, hour);
  if (hour !== null) await moveDue(db, agendaNotice, agendaKey(person.id, today), morningOf(today, person.zone, hour));
};
