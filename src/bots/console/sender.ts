import type { Clock } from '../../core/clock.ts';
import type { Db } from '../../core/db.ts';
import type { ChatSender } from '../../core/outbox/sender.ts';
import { rewrite, write } from './store.ts';

/** Brings what nobody asked for into people's chats in the console. Written again, a message stays what it was, so no outcome is ever unknown. */
export const consoleSender = (db: Db, clock: Clock): ChatSender => ({
  platform: 'console',
  findsSent: true,
  turn: async () => {},
  send: async ({ chatId }, card, { key, file }) => {
    const place = { kind: 'direct', personId: Number(chatId) } as const;
    const id = await write(db, clock.now(), { place, onlyFor: null, said: { card, file }, key });
    return { chatId, messageId: String(id) };
  },
  edit: async ({ messageId }, card) => {
    await rewrite(db, clock.now(), Number(messageId), card);
  },
});
