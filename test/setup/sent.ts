import type { Card } from '../../src/core/cards/card.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { Db } from '../../src/core/db.ts';
import { messageKinds } from '../../src/core/outbox/registry.ts';
import { aDelivery, aSender } from './outbox.ts';

/** What one chat shows, as somebody sees it who never deletes anything. */
interface Shown {
  readonly chatId: string;
  /** When it came. */
  readonly at: string;
  card: Card;
  edits: number;
}

/** Everything that the house sends unasked, and how it stands: edits change what stands. */
export const aChatApp = (db: Db, clock: Clock) => {
  const shown: Shown[] = [];
  const { sender } = aSender({
    send: async (chat, card) => {
      shown.push({ chatId: chat.chatId, at: clock.now().toString(), card, edits: 0 });
      return { chatId: chat.chatId, messageId: String(shown.length) };
    },
    edit: async ({ messageId }, card) => {
      const message = shown[Number(messageId) - 1];
      if (!message) throw new Error(`no message ${messageId}`);
      message.card = card;
      message.edits += 1;
    },
  });
  const delivery = aDelivery(db, clock, [sender], { kinds: messageKinds });
  return {
    shown,
    deliver: () => delivery.deliverDue(),
    /** First lines, in the order in which they came. */
    titles: () => shown.map(({ card }) => card.title),
    texts: () => shown.map(({ card }) => fallbackText(card)),
  };
};
