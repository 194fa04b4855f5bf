import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../../src/core/db.ts';
import type { FakeTelegram } from '../fakes/telegram/client.ts';

const settleMs = 15_000;

/** Waits until everything that happened in Telegram is received and done with. */
export const telegramSettled = async (fake: FakeTelegram, db: Db): Promise<void> => {
  for (const until = performance.now() + settleMs; performance.now() < until; await pause(10)) {
    if ((await fake.act('updates', {})).waiting > 0) continue;
    // Taken from Telegram, but perhaps not stored yet.
    await pause(20);
    if ((await db.inboxItem.count({ where: { doneAt: null } })) === 0) return;
  }
  throw new Error('Telegram does not settle');
};
