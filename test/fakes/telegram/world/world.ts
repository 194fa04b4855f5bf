import { badRequest } from '../errors.ts';
import type { Violations } from '../violations.ts';
import { createFiles, type Files } from './files.ts';
import type { Chat, Group, Press, PrivateChat, User } from './types.ts';
import { createUpdates, type Updates } from './updates.ts';

/** Everything there is on this platform, seen from one bot. */
export interface World {
  readonly bot: User;
  /** `id:secret`. */
  readonly token: string;
  readonly users: Map<number, User>;
  readonly chats: Map<number, Chat>;
  readonly presses: Map<string, Press>;
  readonly files: Files;
  readonly updates: Updates;
  readonly violations: Violations;
  /** Lists of commands by scope and language: see `commandKey`. */
  readonly commands: Map<string, readonly { command: string; description: string }[]>;
  /** Names, descriptions and menu buttons by kind and language or chat. */
  readonly profile: Map<string, unknown>;
  /** With privacy mode a bot hears in groups only what is meant for it. */
  privacy: boolean;
  /** How far the platform's clock is ahead of this machine's, in milliseconds. */
  skew: number;
  /** Messages remembered in each chat. */
  readonly keep: number;
  /** Private chats and groups count their messages together, a supergroup its own. */
  lastMessageId: number;
  lastPress: number;
  now(): number;
}

export interface WorldOptions {
  readonly keep: number;
  readonly violations: Violations;
}

export const createWorld = ({ keep, violations }: WorldOptions): World => {
  const bot: User = { id: 7_000_000_001, is_bot: true, first_name: 'KAM', username: 'kam_test_bot' };
  const world: World = {
    bot,
    token: `${bot.id}:AAF-loopback-only-not-a-secret-0123456`,
    users: new Map(),
    chats: new Map(),
    presses: new Map(),
    files: createFiles(keep),
    updates: createUpdates(),
    violations,
    commands: new Map(),
    profile: new Map(),
    privacy: true,
    skew: 0,
    keep,
    lastMessageId: 100,
    lastPress: 4_300_000_000_000,
    now: () => Date.now() + world.skew,
  };
  return world;
};

export const seconds = (world: World): number => Math.floor(world.now() / 1000);

export const userOf = (world: World, id: number): User => {
  const user = id === world.bot.id ? world.bot : world.users.get(id);
  if (!user) throw badRequest('user not found');
  return user;
};

export const privateChatOf = (world: World, userId: number): PrivateChat => {
  const chat = world.chats.get(userId);
  if (chat?.type !== 'private') throw badRequest('chat not found');
  return chat;
};

export const groupOf = (world: World, id: number): Group => {
  const chat = world.chats.get(id);
  if (!chat || chat.type === 'private') throw badRequest('chat not found');
  return chat;
};
