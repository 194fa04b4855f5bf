import { z } from 'zod';
import { botMembership, memberOf } from '../world/members.ts';
import { chatOf, put, tell, tellStanding } from '../world/say.ts';
import type { Group, Standing } from '../world/types.ts';
import { groupOf, seconds, userOf, type World } from '../world/world.ts';
import { supergroupId } from './setting.ts';
import { verb } from './verb.ts';

const inGroup = z.object({ user: z.int(), chat: z.int() });

/** Somebody comes or goes: everybody sees it, and who asked for it gets `chat_member`. */
const move = (world: World, { user, chat }: z.output<typeof inGroup>, comes: boolean): void => {
  const group = groupOf(world, chat);
  const who = userOf(world, user);
  const before = memberOf(group, who);
  if (comes) group.members.add(user);
  else group.members.delete(user);
  tell(world, put(world, group, who, { service: comes ? { new_chat_members: [who] } : { left_chat_member: who } }));
  if (group.bot !== 'administrator') return;
  world.updates.push(
    'chat_member',
    {
      chat: chatOf(group),
      from: who,
      date: seconds(world),
      old_chat_member: before,
      new_chat_member: memberOf(group, who),
    },
    `member ${user}`,
  );
};

const stand = (world: World, { user, chat }: z.output<typeof inGroup>, standing: Standing): void => {
  const group = groupOf(world, chat);
  const by = userOf(world, user);
  const before = botMembership(group, world.bot);
  const wasIn = group.bot === 'member' || group.bot === 'administrator';
  group.bot = standing;
  tellStanding(world, group, by, before, botMembership(group, world.bot));
  if (!wasIn) tell(world, put(world, group, by, { service: { new_chat_members: [world.bot] } }));
};

/** A group becomes a supergroup: another id, messages counted anew. Both say so. */
const upgrade = (world: World, { user, chat }: z.output<typeof inGroup>): number => {
  const old = groupOf(world, chat);
  if (old.type !== 'group') throw new Error('that is a supergroup already');
  const by = userOf(world, user);
  const id = supergroupId(900_000 + world.chats.size);
  const next: Group = { ...old, id, type: 'supergroup', topics: new Map(), messages: new Map(), lastMessageId: 0 };
  world.chats.set(id, next);
  tell(world, put(world, old, by, { service: { migrate_to_chat_id: id } }));
  old.upgradedTo = id;
  tell(world, put(world, next, by, { service: { migrate_from_chat_id: chat } }));
  return id;
};

const inTopic = inGroup.extend({ topic: z.int() });

const setClosed = (world: World, { user, chat, topic: id }: z.output<typeof inTopic>, closed: boolean): void => {
  const group = groupOf(world, chat);
  const topic = group.topics.get(id);
  if (!topic) throw new Error(`there is no topic ${id}`);
  topic.closed = closed;
  const service = closed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} };
  tell(world, put(world, group, userOf(world, user), { thread: id, service }));
};

/** What becomes of groups, of who is in them, and of their topics. `user` is who does it. */
export const groups = {
  join: verb(inGroup, ({ world }, who) => move(world, who, true)),
  leave: verb(inGroup, ({ world }, who) => move(world, who, false)),
  addBot: verb(inGroup, ({ world }, by) => stand(world, by, 'member')),
  promoteBot: verb(inGroup, ({ world }, by) => stand(world, by, 'administrator')),
  demoteBot: verb(inGroup, ({ world }, by) => stand(world, by, 'member')),
  kickBot: verb(inGroup, ({ world }, by) => stand(world, by, 'kicked')),
  /** Returns the id of the supergroup. */
  upgrade: verb(inGroup, ({ world }, by) => upgrade(world, by)),
  /** Returns the id of the topic. */
  openTopic: verb(inGroup.extend({ name: z.string() }), ({ world }, { user, chat, name }) => {
    const group = groupOf(world, chat);
    if (!group.forum) throw new Error('that group has no topics');
    const icon_color = 7_322_096;
    const opened = put(world, group, userOf(world, user), { service: { forum_topic_created: { name, icon_color } } });
    group.topics.set(opened.id, { id: opened.id, name, icon_color, by: user, closed: false });
    tell(world, opened);
    return opened.id;
  }),
  closeTopic: verb(inTopic, ({ world }, at) => setClosed(world, at, true)),
  reopenTopic: verb(inTopic, ({ world }, at) => setClosed(world, at, false)),
  deleteTopic: verb(inTopic, ({ world }, { chat, topic }) => {
    const group = groupOf(world, chat);
    group.topics.delete(topic);
    for (const { id, thread } of group.messages.values())
      if (thread === topic || id === topic) group.messages.delete(id);
  }),
};
