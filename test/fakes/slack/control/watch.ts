import { z } from 'zod';
import type { Fake } from '../fake.ts';
import { Cannot } from '../people/cannot.ts';
import { conversationOf, personOf } from '../people/who.ts';
import { seeConversation } from '../screen/message.ts';
import { seeView } from '../screen/view.ts';
import { messageJson } from '../world/messages.ts';
import { topModal } from '../world/views.ts';
import { channel, nothing, verb, who } from './verb.ts';

const latest = z.strictObject({ method: z.string().optional(), limit: z.int().positive().default(1000) });

const viewOf = (fake: Fake, id: string | undefined) => {
  const view = id === undefined ? undefined : fake.world.views.get(id);
  return { view: view ? seeView(fake.world, view) : null };
};

/** What can be seen: by a person on the screen, by a test in the logs. */
export const watch = {
  /** What a person sees in a conversation, oldest first. */
  sees: verb(z.strictObject({ who, channel }), (fake, given) => ({
    messages: seeConversation(fake.world, conversationOf(fake, given.channel), personOf(fake, given.who).id),
  })),
  modal: verb(z.strictObject({ who }), (fake, given) =>
    viewOf(fake, topModal(fake.world, personOf(fake, given.who).id)?.id),
  ),
  home: verb(z.strictObject({ who }), (fake, given) =>
    viewOf(fake, fake.world.homes.get(personOf(fake, given.who).id)),
  ),
  /** What the app set for its conversation with a person: prompts, and a thread's title and status. */
  agent: verb(z.strictObject({ channel, threadTs: z.string().default('') }), (fake, given) => ({
    thread: fake.world.agentThreads.get(`${conversationOf(fake, given.channel).id}/${given.threadTs}`) ?? null,
  })),
  /** All messages of a conversation as they are stored, with metadata; ephemeral ones too. */
  stored: verb(z.strictObject({ channel }), (fake, given) => {
    const conversation = conversationOf(fake, given.channel);
    return {
      messages: [...conversation.messages.values()].map((message) => ({
        onlyFor: message.onlyFor ?? null,
        json: messageJson(fake.world, conversation, message, { withMetadata: true }),
      })),
    };
  }),
  /** The bytes of the newest file of a title. */
  file: verb(z.strictObject({ title: z.string() }), (fake, { title }) => {
    const file = [...fake.world.files.values()].findLast((known) => known.title === title && known.content);
    if (!file?.content) throw new Cannot(`There is no file ${title}.`);
    return { name: file.name, altText: file.altText ?? null, base64: file.content.toString('base64') };
  }),
  /** Calls of the Web API, latest last. */
  calls: verb(latest, (fake, { method, limit }) => ({
    total: fake.calls.total(),
    calls: fake.calls
      .entries()
      .filter((call) => method === undefined || call.method === method)
      .slice(-limit),
  })),
  /** How often each method ended how, such as `chat.postMessage ok`. */
  counts: verb(nothing, (fake) => ({ counts: Object.fromEntries(fake.counts), failures: fake.failures.met() })),
  violations: verb(nothing, (fake) => ({ violations: fake.violations.entries() })),
  /** What was handed to the app, and how it took it. */
  deliveries: verb(
    z.strictObject({ type: z.string().optional(), limit: z.int().positive().default(1000) }),
    (fake, { type, limit }) => ({
      underWay: fake.courier.underWay(),
      deliveries: fake.courier.deliveries
        .entries()
        .filter((delivery) => type === undefined || delivery.type === type)
        .slice(-limit),
    }),
  ),
};
