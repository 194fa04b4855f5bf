import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { createGate } from '../../src/core/attention/gate.ts';
import { card } from '../../src/core/cards/build.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { Db } from '../../src/core/db.ts';
import { createLogger } from '../../src/core/logger.ts';
import { createDelivery, type DeliveryParts } from '../../src/core/outbox/delivery.ts';
import { enqueue } from '../../src/core/outbox/enqueue.ts';
import type { Gate } from '../../src/core/outbox/gate.ts';
import { type Built, defineKind, type MessageKind } from '../../src/core/outbox/kind.ts';
import type { Chat, ChatSender, Sending } from '../../src/core/outbox/sender.ts';
import { unreachablePerson } from '../../src/core/outbox/unreachable.ts';

/** A clock that a test moves. */
export const aClock = (iso = '2026-11-23T08:00:00Z'): Clock & { pass(duration: Temporal.DurationLike): void } => {
  let now = Temporal.Instant.from(iso);
  return {
    now: () => now,
    pass: (duration) => {
      now = now.add(duration);
    },
  };
};

const payload = z.object({ says: z.string() });
type Payload = z.infer<typeof payload>;

/** A kind of message that says what its payload says. */
export const saying = (
  over: Partial<Omit<MessageKind<Payload>, 'payload' | 'build'>> & { build?: (says: string) => Built } = {},
): MessageKind<Payload> => {
  const { build = (says: string): Built => ({ say: card(says, []) }), ...rest } = over;
  return defineKind({
    name: 'saying',
    payload,
    urgency: 'routine',
    attention: 'system',
    lifetime: Temporal.Duration.from({ hours: 1 }),
    onUnknown: 'leave',
    ...rest,
    build: async (_, messages) => messages.map((message) => build(message.payload.says)),
  });
};

/** What arrived somewhere, in order. */
interface Arrived {
  readonly chatId: string;
  readonly says: string;
  readonly sending: Sending;
}

/** A platform that takes everything, unless `refuse` throws; `arrived` and `edited` are what stands there. */
export const aSender = (
  over: Partial<ChatSender> & { refuse?: (chat: Chat, says: string) => void | Promise<void> } = {},
) => {
  const { refuse = () => {}, ...rest } = over;
  const arrived: Arrived[] = [];
  const edited: string[] = [];
  const sender: ChatSender = {
    platform: 'telegram',
    findsSent: false,
    turn: async () => {},
    send: async (chat, card, sending) => {
      await refuse(chat, card.title);
      arrived.push({ chatId: chat.chatId, says: card.title, sending });
      return { chatId: chat.chatId, messageId: String(arrived.length) };
    },
    edit: async (_, card) => {
      edited.push(card.title);
    },
    ...rest,
  };
  return { sender, arrived, edited, says: () => arrived.map(({ says }) => says) };
};

/** Lets everything through. */
export const openGate: Gate = async (asking) =>
  asking.map(({ recipient }) => ({ kind: 'go', platform: recipient.reach[0]?.platform ?? 'console', carries: [] }));

/** A worker on the outbox. */
export const aDelivery = (
  db: Db,
  clock: Clock,
  senders: readonly ChatSender[],
  { kinds = [saying(), unreachablePerson], ...over }: Partial<DeliveryParts> = {},
) =>
  createDelivery({
    db,
    clock,
    senders,
    gate: createGate(db, kinds),
    logger: createLogger('silent'),
    kinds,
    random: () => 0.5,
    ...over,
  });

/** Puts what somebody is to be told into the outbox, due now unless told otherwise. */
export const put = (
  db: Db,
  clock: Clock,
  personId: number,
  says: readonly string[],
  { kind = saying(), inMs = 0 }: { kind?: MessageKind<Payload>; inMs?: number } = {},
): Promise<void> =>
  enqueue(
    db,
    kind,
    says.map((one) => ({
      key: `${kind.name}/${personId}/${one}`,
      personId,
      payload: { says: one },
      dueAt: clock.now().add({ milliseconds: inMs }),
    })),
    'test',
  );
