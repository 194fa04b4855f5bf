import { usualSettings } from './app.ts';
import type { World } from './types.ts';

/** An empty workspace with the app installed. */
export const createWorld = (): World => {
  let last = 0;
  const nextId = (prefix: string): string => {
    last += 1;
    return `${prefix}0${last.toString(36).toUpperCase().padStart(9, '0')}`;
  };
  const settings = usualSettings;
  const app = { id: nextId('A'), botId: nextId('B'), botUserId: nextId('U'), settings, uninstalled: false };
  const world: World = {
    team: { id: nextId('T'), domain: 'fake', name: 'Fake' },
    app,
    users: new Map(),
    conversations: new Map(),
    direct: new Map(),
    files: new Map(),
    views: new Map(),
    modals: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    scheduled: new Map(),
    agentThreads: new Map(),
    origin: '',
    nextId,
  };
  world.users.set(app.botUserId, {
    id: app.botUserId,
    name: settings.name,
    realName: settings.name,
    email: '',
    locale: 'en-US',
    zone: 'UTC',
    deactivated: false,
    isBot: true,
    isAdmin: false,
  });
  return world;
};
