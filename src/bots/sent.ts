import { type Card, cardSchema } from '../core/cards/card.ts';
import { type Clock, instantColumn } from '../core/clock.ts';
import { type Db, retryWhileAway } from '../core/db.ts';
import { keepable } from '../core/keepable.ts';
import { withoutTokens } from '../core/people/linking/token.ts';

/** A message that stands on a platform, by the platform's own names. */
export interface MessageRef {
  readonly chatId: string;
  readonly messageId: string;
}

/**
 * The cards that one platform really shows (docs/decisions/0005). Record each after it was sent, or edited, under the key of what it
 * answers; then what is done anew after a crash finds it, and a button is known to be one that we drew.
 */
export interface SentMessages {
  /** The message that was sent, or edited last, with this key, or null: then it is still to be done. */
  find(key: string): Promise<MessageRef | null>;
  record(key: string, ref: MessageRef, card: Card): Promise<void>;
  /** The message shows another card now. One that is not recorded, such as a message that only one person saw, is left alone. */
  recordEdit(key: string, ref: MessageRef, card: Card): Promise<void>;
  /** The card that a message shows, or null where it is not recorded. */
  cardOf(ref: MessageRef): Promise<Card | null>;
}

/** The card as it is kept: of a key to somebody's account only the hash may be. */
const keptCard = (card: Card): Card => cardSchema.parse(JSON.parse(withoutTokens(JSON.stringify(card))));

export const sentMessages = ({
  db,
  clock,
  platform,
}: {
  readonly db: Db;
  readonly clock: Clock;
  readonly platform: string;
}): SentMessages => {
  // A platform is believed to be itself, but names of what is pressed come from outside.
  const kept = ({ chatId, messageId }: MessageRef): MessageRef => ({
    chatId: keepable(chatId),
    messageId: keepable(messageId),
  });
  const named = (ref: MessageRef) => ({ platform_chatId_messageId: { platform, ...kept(ref) } });
  return {
    find: (key) =>
      retryWhileAway(() =>
        db.sentMessage.findFirst({
          where: { platform, OR: [{ key }, { editKey: key }] },
          select: { chatId: true, messageId: true },
        }),
      ),

    record: async (key, ref, card) => {
      const sentAt = instantColumn(clock.now());
      await retryWhileAway(() =>
        db.sentMessage.upsert({
          where: { key },
          update: {},
          create: { platform, ...kept(ref), key, card: keptCard(card), sentAt },
        }),
      );
    },

    recordEdit: async (key, ref, card) => {
      const data = { card: keptCard(card), editKey: key, editedAt: instantColumn(clock.now()) };
      await retryWhileAway(() => db.sentMessage.updateMany({ where: { platform, ...kept(ref) }, data }));
    },

    cardOf: async (ref) => {
      const row = await retryWhileAway(() => db.sentMessage.findUnique({ where: named(ref), select: { card: true } }));
      // A card of an older version that is none any more has no buttons that we know.
      return row ? (cardSchema.safeParse(row.card).data ?? { type: 'card', title: '…', children: [] }) : null;
    },
  };
};

/** Whether a card has a button that says this. */
export const draws = (card: Card, action: string): boolean =>
  card.children.some((part) => part.type === 'actions' && part.buttons.some((button) => button.action === action));
