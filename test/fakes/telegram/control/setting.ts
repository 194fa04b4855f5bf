import { z } from 'zod';
import { failureRule } from '../../shared/failures.ts';
import type { Group, PrivateChat, User } from '../world/types.ts';
import { groupOf, type World } from '../world/world.ts';
import { verb } from './verb.ts';

const rights = z.object({
  can_manage_topics: z.boolean().default(true),
  can_delete_messages: z.boolean().default(true),
  can_pin_messages: z.boolean().default(true),
});

const person = z.object({
  id: z.int().positive().optional(),
  first_name: z.string(),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
  /** Whether they have pressed Start already. */
  started: z.boolean().default(false),
});

const firstUserId = 1_000_001;

const addPerson = ({ users, chats }: World, { started, id: wanted, ...said }: z.output<typeof person>): User => {
  let id = wanted ?? firstUserId + users.size;
  while (wanted === undefined && users.has(id)) id += 1;
  const { first_name, last_name, username, language_code } = said;
  const user: User = {
    id,
    is_bot: false,
    first_name,
    ...(last_name && { last_name }),
    ...(username && { username }),
    ...(language_code && { language_code }),
  };
  const chat: PrivateChat = {
    id,
    type: 'private',
    person: user,
    started,
    blocked: false,
    deactivated: false,
    messages: new Map(),
  };
  users.set(id, user);
  chats.set(id, chat);
  return user;
};

const group = z.object({
  title: z.string(),
  type: z.enum(['group', 'supergroup']).default('supergroup'),
  /** With topics. */
  forum: z.boolean().default(false),
  members: z.array(z.int()).default([]),
  bot: z.enum(['member', 'administrator', 'left', 'kicked']).default('member'),
  rights: rights.prefault({}),
});

/** Ids of supergroups begin with -100 and are longer than 32 bits; of groups they are just negative. */
export const supergroupId = (number: number): number => -(1_000_000_000_000 + 2_000_000_000 + number);

const addGroup = ({ chats }: World, said: z.output<typeof group>): Group => {
  const number = chats.size + 1;
  const id = said.type === 'group' ? -(4_000_000 + number) : supergroupId(number);
  const made: Group = {
    id,
    type: said.type,
    title: said.title,
    forum: said.forum,
    members: new Set(said.members),
    topics: new Map(),
    messages: new Map(),
    bot: said.bot,
    rights: said.rights,
    muted: false,
    botSpokeLast: false,
    upgradedTo: undefined,
    // The first message says that the group was made.
    lastMessageId: 1,
  };
  chats.set(id, made);
  return made;
};

/** Sets the scene, and what goes wrong in it. */
export const setting = {
  /** Returns the id, which is also that of the private chat. */
  addPerson: verb(person, ({ world }, said) => addPerson(world, said).id),
  addPeople: verb(z.array(person), ({ world }, all) => all.map((said) => addPerson(world, said).id)),
  addGroup: verb(group, ({ world }, said) => addGroup(world, said).id),
  /** Forbids or allows members of a group to write. */
  mute: verb(z.object({ chat: z.int(), muted: z.boolean().default(true) }), ({ world }, { chat, muted }) => {
    groupOf(world, chat).muted = muted;
  }),
  /** Privacy mode, and how far the platform's clock is ahead of this machine's. */
  configure: verb(
    z.object({ privacy: z.boolean().optional(), skewMs: z.number().optional() }),
    ({ world }, { privacy, skewMs }) => {
      if (privacy !== undefined) world.privacy = privacy;
      if (skewMs !== undefined) world.skew = skewMs;
    },
  ),
  /** How many times as much as in reality a bot may write; 0 is without limits. */
  rates: verb(z.object({ factor: z.number().min(0) }), ({ pace }, { factor }) => pace.scale(factor)),
  /** Replaces the plan of failures. */
  failures: verb(z.array(failureRule), ({ failures }, rules) => failures.plan(rules)),
  /** Stretches the waits of the webhook: between tries, and for an answer. */
  hurryWebhook: verb(z.object({ factor: z.number().positive() }), ({ webhook }, { factor }) => webhook.hurry(factor)),
  /** While they are held, updates wait; let go, they come late. */
  holdUpdates: verb(z.object({ hold: z.boolean() }), ({ world }, { hold }) => world.updates.hold(hold)),
  /** Delivers an update again, whatever was confirmed. Without an id, the last one. */
  resend: verb(
    z.object({ update: z.int().optional(), times: z.int().positive().default(1) }),
    ({ world }, { update, times }) => world.updates.again(update ?? world.updates.last(), times),
  ),
  /** Makes a message older. */
  backdate: verb(
    z.object({ chat: z.int(), message: z.int(), hours: z.number() }),
    ({ world }, { chat, message, hours }) => {
      const found = world.chats.get(chat)?.messages.get(message);
      if (!found) throw new Error('there is no such message');
      found.date -= hours * 3600;
    },
  ),
};
