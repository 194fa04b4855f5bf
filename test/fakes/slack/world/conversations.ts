import type { JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { Conversation, ConversationKind, World } from './types.ts';

const letters: Readonly<Record<ConversationKind, string>> = { public: 'C', private: 'C', mpim: 'C', im: 'D' };

export const createConversation = (
  world: World,
  {
    kind,
    name = '',
    members,
    creator,
    created,
  }: {
    readonly kind: ConversationKind;
    readonly name?: string;
    readonly members: Iterable<string>;
    readonly creator: string;
    readonly created: number;
  },
): Conversation => {
  const conversation: Conversation = {
    id: world.nextId(letters[kind]),
    kind,
    name,
    topic: '',
    purpose: '',
    archived: false,
    created,
    creator,
    members: new Set(members),
    messages: new Map(),
    replies: new Map(),
  };
  world.conversations.set(conversation.id, conversation);
  return conversation;
};

const directKey = (people: readonly string[]): string => [...new Set(people)].sort().join();

/** The direct messages of these people, if they are open. */
export const knownDirect = (world: World, people: readonly string[]): Conversation | undefined =>
  world.direct.get(directKey(people));

/** The direct messages of these people, opened when they are not yet. */
export const directMessages = (world: World, people: readonly string[], created: number): Conversation => {
  const known = knownDirect(world, people);
  if (known) return known;
  const members = [...new Set(people)];
  const kind = members.length > 2 ? 'mpim' : 'im';
  const name = kind === 'mpim' ? `mpdm-${members.map((id) => world.users.get(id)?.name).join('--')}-1` : '';
  const opened = createConversation(world, { kind, name, members, creator: people[0] ?? '', created });
  world.direct.set(directKey(people), opened);
  return opened;
};

/** Whom an app's direct messages are with. */
export const partnerOf = (world: World, { members }: Conversation): string | undefined =>
  [...members].find((id) => id !== world.app.botUserId);

/**
 * The conversation that the app names by its id or, if it is public, its name. What the app may not see is not there.
 * @throws {Refusal} `channel_not_found`.
 */
export const seenByApp = (world: World, named: string): Conversation => {
  const conversation =
    world.conversations.get(named) ??
    [...world.conversations.values()].find(
      ({ kind, name }) => (kind === 'public' || kind === 'private') && name === named.replace(/^#/, ''),
    );
  if (!conversation) throw new Refusal('channel_not_found');
  if (conversation.kind !== 'public' && !conversation.members.has(world.app.botUserId))
    throw new Refusal('channel_not_found');
  return conversation;
};

/** Like {@link seenByApp}, for what only members may do. @throws {Refusal} `not_in_channel`, `is_archived` too. */
export const openToApp = (world: World, named: string): Conversation => {
  const conversation = seenByApp(world, named);
  if (!conversation.members.has(world.app.botUserId)) throw new Refusal('not_in_channel');
  if (conversation.archived) throw new Refusal('is_archived');
  return conversation;
};

export const conversationJson = (world: World, conversation: Conversation): JsonObject => {
  const { id, kind, name, topic, purpose, archived, created, creator, members } = conversation;
  const base = { id, created, is_archived: archived, is_org_shared: false, context_team_id: world.team.id };
  if (kind === 'im') {
    const user = partnerOf(world, conversation);
    return {
      ...base,
      is_im: true,
      user,
      is_user_deleted: user !== undefined && world.users.get(user)?.deactivated === true,
    };
  }
  return {
    ...base,
    name,
    name_normalized: name,
    creator,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_im: false,
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public',
    is_general: name === 'general',
    is_shared: false,
    is_ext_shared: false,
    is_member: members.has(world.app.botUserId),
    topic: { value: topic, creator: '', last_set: 0 },
    purpose: { value: purpose, creator: '', last_set: 0 },
    previous_names: [],
  };
};
