import type { Fake } from '../fake.ts';
import { messageJson } from '../world/messages.ts';
import { Cannot } from './cannot.ts';
import { bareOutcome, type Outcome } from './outcome.ts';
import { interaction, nameFor, newResponseUrl } from './payload.ts';
import { joinedBy, personOf, seenMessage } from './who.ts';

/** A person takes a shortcut: a global one, or that of a message. @throws {Cannot} when the app has no such shortcut. */
export const takeShortcut = async (
  fake: Fake,
  who: string,
  callbackId: string,
  at?: { readonly channel: string; readonly ts: string },
): Promise<Outcome> => {
  const user = personOf(fake, who);
  const { globalShortcuts, messageShortcuts } = fake.world.app.settings;
  const offered = at ? messageShortcuts : globalShortcuts;
  if (!offered.includes(callbackId)) throw new Cannot(`There is no shortcut ${callbackId}.`);
  const type = at ? 'message_action' : 'shortcut';
  const base = { ...interaction(fake, type, user), callback_id: callbackId, action_ts: fake.clock.stamp() };
  if (!at) return bareOutcome(fake, type, await fake.courier.ask('interactive', type, base));
  const conversation = joinedBy(fake, at.channel, user);
  const message = seenMessage(conversation, at.ts, user);
  if (message.onlyFor !== undefined) throw new Cannot('An ephemeral message has no shortcuts.');
  const payload = {
    ...base,
    channel: { id: conversation.id, name: nameFor(conversation) },
    message_ts: message.ts,
    message: messageJson(fake.world, conversation, message),
    response_url: newResponseUrl(fake, 'app', user, conversation),
  };
  return bareOutcome(fake, type, await fake.courier.ask('interactive', type, payload));
};
