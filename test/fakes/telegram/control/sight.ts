import { z } from 'zod';
import { commandsFor } from '../world/commands.ts';
import type { Message } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { reach } from './people.ts';
import { verb } from './verb.ts';

/** A message as a person sees it. */
const seen = (world: World, message: Message) => {
  const said = message.text ?? message.caption;
  return {
    messageId: message.id,
    from: message.from.id === world.bot.id ? ('bot' as const) : message.from.id,
    /** As it is read: without markup. */
    text: said?.text ?? '',
    entities: said?.entities ?? [],
    /** Labels, row by row. */
    buttons: (message.buttons ?? []).map((row) => row.map(({ text }) => text)),
    /** What the buttons say when pressed; links and texts to copy say nothing. */
    data: (message.buttons ?? []).flat().flatMap(({ callback_data }) => callback_data ?? []),
    file: message.media && {
      kind: message.media.kind,
      name: message.media.name,
      size: message.media.size,
      id: message.media.id,
    },
    topic: message.thread ?? null,
    replyTo: message.replyTo ?? null,
    edited: message.editDate !== undefined,
    silent: message.silent,
    protected: message.protected,
    pinned: message.pinned,
    reaction: message.reaction ?? null,
    /** What the platform says happened, when nobody wrote it. */
    service: message.service ? (Object.keys(message.service)[0] ?? null) : null,
    /** A keyboard below the chat, or that a reply is asked for. */
    below: message.below ?? null,
    date: message.date,
  };
};

const pollMs = 5;

/** What can be seen: by people in their chats, and by a test behind the scenes. */
export const sight = {
  /** What a person sees in a chat, the oldest first; only members of a group see it. */
  seen: verb(
    z.object({
      user: z.int(),
      chat: z.int().optional(),
      topic: z.int().optional(),
      /** Only what the bot said. */
      bot: z.boolean().default(true),
      after: z.int().default(0),
    }),
    ({ world }, { topic, bot, after, ...at }) =>
      [...reach(world, at).where.messages.values()]
        .filter((message) => message.id > after && (topic === undefined || message.thread === topic))
        .filter((message) => !bot || (message.from.id === world.bot.id && !message.service))
        .map((message) => seen(world, message)),
  ),
  /** What the person was told after a press; waits for it, and gives null when nothing came. */
  answer: verb(
    z.object({ press: z.string(), waitMs: z.int().min(0).default(3000) }),
    async ({ world }, { press: id, waitMs }) => {
      const press = world.presses.get(id);
      if (!press) throw new Error(`there is no press ${id}`);
      for (const until = performance.now() + waitMs; !press.answer && performance.now() < until; ) {
        await new Promise((resolve) => setTimeout(resolve, pollMs));
      }
      return press.answer ?? null;
    },
  ),
  /** The commands that a person is offered in a chat. */
  offered: verb(z.object({ user: z.int(), chat: z.int().optional() }), ({ world }, at) => {
    const { who, where } = reach(world, at);
    return commandsFor(world, who, where);
  }),
  bot: verb(z.object({}), ({ world: { bot, token } }) => ({ ...bot, token })),
  /** The calls of the bot after a number, with what came of them. */
  calls: verb(
    z.object({
      after: z.int().default(0),
      method: z.string().optional(),
      chat: z.int().optional(),
      limit: z.int().positive().default(1000),
    }),
    ({ calls }, { after, method, chat, limit }) => ({
      total: calls.total(),
      calls: calls
        .entries()
        .filter((call) => call.number > after)
        .filter((call) => method === undefined || call.method === method)
        .filter((call) => chat === undefined || call.chat === String(chat))
        .slice(0, limit),
    }),
  ),
  violations: verb(z.object({}), ({ world }) => world.violations.entries()),
  clearViolations: verb(z.object({}), ({ world }) => world.violations.clear()),
  failuresMet: verb(z.object({}), ({ failures }) => failures.met()),
  /** The state of deliveries: what waits, whether a webhook is set, and how its tries went. */
  updates: verb(z.object({}), ({ world, webhook }) => ({
    waiting: world.updates.waiting().length,
    last: world.updates.last(),
    webhook: webhook.settings()?.url ?? null,
    error: webhook.lastError(),
    deliveries: webhook.deliveries.entries(),
  })),
};
