import { expect, it } from 'vitest';
import { readManifest } from './manifest.ts';

const manifest = () => ({
  _metadata: { major_version: 2 },
  display_information: { name: 'kam-assistant', description: 'Key accounts in chat' },
  features: {
    bot_user: { display_name: 'kam' },
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    slash_commands: [{ command: '/kam', description: 'Ask kam' }],
    shortcuts: [{ name: 'Log as visit', type: 'message', callback_id: 'log-visit', description: 'Keep it' }],
    agent_view: { agent_description: 'Answers about key accounts' },
  },
  oauth_config: { scopes: { bot: ['commands', 'chat:write', 'assistant:write', 'im:history'] } },
  settings: { event_subscriptions: { bot_events: ['message.im', 'app_home_opened'] }, socket_mode_enabled: true },
});

const errors = (change: (given: ReturnType<typeof manifest>) => void) => {
  const given = manifest();
  change(given);
  const read = readManifest(given);
  return read.ok ? [] : read.errors.map(({ message, pointer }) => `${pointer}: ${message}`);
};

it('is what the app is set up by', () => {
  expect(readManifest(manifest())).toEqual({
    ok: true,
    settings: {
      name: 'kam',
      scopes: ['commands', 'chat:write', 'assistant:write', 'im:history'],
      events: ['message.im', 'app_home_opened'],
      commands: ['/kam'],
      messageShortcuts: ['log-visit'],
      globalShortcuts: [],
      homeTab: true,
      messagesTab: true,
      agentView: true,
    },
  });
});

it.each(['/status', '/remind', '/Kam', 'kam', '/kam assistant'])('cannot name a command %s', (command) => {
  expect(errors(({ features }) => features.slash_commands.push({ command, description: 'a' }))).toEqual([
    '/features/slash_commands/1/command: the slash command has an invalid name',
  ]);
});

it('wants the scopes that its events and features need', () => {
  expect(errors(({ oauth_config }) => oauth_config.scopes.bot.splice(0, 4, 'chat:write'))).toEqual([
    '/settings/event_subscriptions/bot_events/message.im: needs the scope im:history',
    '/features/slash_commands: needs the scope commands',
    '/features/shortcuts: needs the scope commands',
    '/features/agent_view: needs the scope assistant:write',
  ]);
});

it('cannot have the old view for assistants', () => {
  const changed = errors(({ features }) => Object.assign(features, { assistant_view: {} }));
  expect(changed).toEqual(['/features/assistant_view: new apps can only use agent_view']);
});
