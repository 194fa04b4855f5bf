import { tellMembership } from '../events.ts';
import type { Fake } from '../fake.ts';
import { directMessages } from '../world/conversations.ts';
import type { Conversation, User } from '../world/types.ts';
import { userJson } from '../world/users.ts';
import { viewJson } from '../world/views.ts';
import { Cannot } from './cannot.ts';
import { conversationOf, joinedBy, personOf } from './who.ts';

/** The direct messages of a person and the app. */
export const directWithApp = (fake: Fake, user: User): Conversation =>
  directMessages(fake.world, [fake.world.app.botUserId, user.id], fake.clock.seconds());

/** A person opens the app: its Home tab, or its messages. Gives the direct messages' id. */
export const openApp = (fake: Fake, who: string, tab: 'home' | 'messages'): { readonly channel: string } => {
  const user = personOf(fake, who);
  const { world } = fake;
  if (tab === 'home' && !world.app.settings.homeTab) throw new Cannot('The app has no Home tab.');
  if (tab === 'messages' && !world.app.settings.messagesTab) throw new Cannot('The app takes no messages.');
  const conversation = directWithApp(fake, user);
  const view = world.views.get(world.homes.get(user.id) ?? '');
  fake.courier.event({
    type: 'app_home_opened',
    user: user.id,
    channel: conversation.id,
    tab,
    event_ts: fake.clock.stamp(),
    ...(tab === 'home' && view && { view: viewJson(world, view) }),
  });
  return { channel: conversation.id };
};

/** A person who talks with the app looks at a conversation beside it. The app hears of it if it is an agent. */
export const look = (fake: Fake, who: string, channel: string): void => {
  const user = personOf(fake, who);
  const { world } = fake;
  if (!world.app.settings.agentView) return;
  fake.courier.event({
    type: 'app_context_changed',
    user: user.id,
    channel: directWithApp(fake, user).id,
    context: {
      entities: [{ type: 'slack#/types/channel_id', value: conversationOf(fake, channel).id, team_id: world.team.id }],
    },
    event_ts: fake.clock.stamp(),
  });
};

export const join = (fake: Fake, who: string, channel: string): void => {
  const user = personOf(fake, who);
  const conversation = conversationOf(fake, channel);
  if (conversation.kind !== 'public') throw new Cannot(`${channel} is private.`);
  if (conversation.members.has(user.id)) return;
  conversation.members.add(user.id);
  tellMembership(fake, 'member_joined_channel', conversation, user.id);
};

export const leave = (fake: Fake, who: string, channel: string): void => {
  const user = personOf(fake, who);
  const conversation = joinedBy(fake, channel, user);
  conversation.members.delete(user.id);
  tellMembership(fake, 'member_left_channel', conversation, user.id);
};

/** A person brings the app into a conversation, or takes it out. */
export const bringApp = (fake: Fake, who: string, channel: string, comes: boolean): void => {
  const user = personOf(fake, who);
  const conversation = joinedBy(fake, channel, user);
  const { botUserId } = fake.world.app;
  if (conversation.members.has(botUserId) === comes) return;
  if (comes) conversation.members.add(botUserId);
  else conversation.members.delete(botUserId);
  const type = comes ? 'member_joined_channel' : 'member_left_channel';
  tellMembership(fake, type, conversation, botUserId, comes ? user.id : undefined);
};

type Editable = 'name' | 'realName' | 'email' | 'locale' | 'zone' | 'isAdmin' | 'deactivated';

/** Changes what is given of a person's profile, or deactivates the person. */
export const changePerson = (
  fake: Fake,
  who: string,
  change: { readonly [Name in Editable]?: User[Name] | undefined },
): void => {
  const user = fake.world.users.get(who) ?? personOf(fake, who);
  for (const [name, value] of Object.entries(change)) if (value !== undefined) Object.assign(user, { [name]: value });
  fake.courier.event({
    type: 'user_change',
    user: userJson(fake.world, user, fake.clock.now(), true),
    cache_ts: fake.clock.seconds(),
    event_ts: fake.clock.stamp(),
  });
};

/** A person archives or renames a channel. */
export const changeChannel = (
  fake: Fake,
  who: string,
  channel: string,
  { name, archived }: { readonly name?: string | undefined; readonly archived?: boolean | undefined },
): void => {
  const user = personOf(fake, who);
  const conversation = joinedBy(fake, channel, user);
  if (name !== undefined) {
    conversation.name = name;
    fake.courier.event({
      type: 'channel_rename',
      channel: { id: conversation.id, name, created: conversation.created },
    });
  }
  if (archived === undefined) return;
  conversation.archived = archived;
  const type = archived ? 'channel_archive' : 'channel_unarchive';
  fake.courier.event({ type, channel: conversation.id, user: user.id });
};
