import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db.ts';
import { moveDue } from '../outbox/enqueue.ts';
import { agendaHour } from '../settings/registry.ts';
import { readSetting } from '../settings/values.ts';
import { agendaNotice } from './notice.ts';
import { morningOf } from './rules.ts';

/** Has an agenda that is still to come arrive in the morning of its day in another zone; at once, where that has passed there. */
export const moveAgendas = async (tx: Tx, now: Temporal.Instant, personId: number, zone: string): Promise<void> => {
  const hour = await readSetting(tx, agendaHour, personId);
  if (hour === null) return;
  const waiting = await tx.outboxMessage.findMany({
    where: { kind: agendaNotice.name, state: 'pending', mailbox: { personId } },
    select: { key: true, payload: true },
  });
  for (const { key, payload } of waiting) {
    const { day } = agendaNotice.payload.parse(payload);
    const morning = morningOf(Temporal.PlainDate.from(day), zone, hour);
    await moveDue(tx, agendaNotice, key, Temporal.Instant.compare(morning, now) < 0 ? now : morning);
  }
};
