import { z } from 'zod';
import { limits } from './blocks/limits.ts';
import type { AppSettings } from './world/app.ts';

/** Commands that the platform keeps for itself. One of them makes it refuse all commands of a manifest. */
const reserved = new Set(
  (
    'active apps archive away call collapse dm dnd expand feed feedback help invite join keys leave me msg mute open part ' +
    'people prefs pro remind remove rename search shortcuts shrug status theme topic who'
  )
    .split(' ')
    .map((name) => `/${name}`),
);

/** The scope that an event needs. */
const scopeOf: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  channel_archive: 'channels:read',
  channel_rename: 'channels:read',
  file_shared: 'files:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
  team_join: 'users:read',
  user_change: 'users:read',
};

const command = z.looseObject({
  command: z
    .string()
    .regex(/^\/[a-z0-9_-]{1,31}$/, 'the slash command has an invalid name')
    .refine((name) => !reserved.has(name), 'the slash command has an invalid name'),
  description: z.string().min(1).max(2000),
  usage_hint: z.string().max(1000).optional(),
});

const shortcut = z.looseObject({
  name: z.string().min(1).max(24),
  type: z.enum(['message', 'global']),
  callback_id: z.string().min(1).max(limits.actionId.most),
  description: z.string().min(1).max(150),
});

const agentView = z.looseObject({
  agent_description: z.string().min(1).max(300),
  suggested_prompts: z
    .array(z.looseObject({ title: z.string(), message: z.string() }))
    .max(4)
    .optional(),
});

const shape = z.looseObject({
  display_information: z.looseObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140).optional(),
    long_description: z.string().min(174).max(4000).optional(),
  }),
  features: z.looseObject({
    bot_user: z.looseObject({ display_name: z.string().min(1).max(80) }),
    app_home: z
      .looseObject({ home_tab_enabled: z.boolean().optional(), messages_tab_enabled: z.boolean().optional() })
      .optional(),
    slash_commands: z.array(command).max(50).optional(),
    shortcuts: z.array(shortcut).max(10).optional(),
    agent_view: agentView.optional(),
    assistant_view: z.never('new apps can only use agent_view').optional(),
  }),
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()).min(1) }) }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string()).max(100) }).optional(),
    interactivity: z.looseObject({ is_enabled: z.boolean() }).optional(),
    socket_mode_enabled: z.boolean().optional(),
  }),
});

/** What stands in one place of a manifest and wants something in another. */
const whole = shape.superRefine((manifest, context) => {
  const scopes = new Set(manifest.oauth_config.scopes.bot);
  const { features, settings } = manifest;
  const want = (scope: string, path: string[]): void => {
    if (!scopes.has(scope)) context.addIssue({ code: 'custom', message: `needs the scope ${scope}`, path });
  };
  for (const event of settings.event_subscriptions?.bot_events ?? []) {
    const scope = scopeOf[event];
    if (scope !== undefined) want(scope, ['settings', 'event_subscriptions', 'bot_events', event]);
  }
  if (features.slash_commands?.length) want('commands', ['features', 'slash_commands']);
  if (features.shortcuts?.length) want('commands', ['features', 'shortcuts']);
  if (features.agent_view) want('assistant:write', ['features', 'agent_view']);
});

/** Settings as a manifest sets them, or what the platform has against it. */
export type ManifestReading =
  | { readonly ok: true; readonly settings: Partial<AppSettings> }
  | { readonly ok: false; readonly errors: readonly { readonly message: string; readonly pointer: string }[] };

/** Reads an app manifest of version 2, as JSON. */
export const readManifest = (manifest: unknown): ManifestReading => {
  const read = whole.safeParse(manifest);
  if (!read.success)
    return {
      ok: false,
      errors: read.error.issues.map(({ message, path }) => ({ message, pointer: `/${path.join('/')}` })),
    };
  const { features, oauth_config, settings } = read.data;
  const shortcuts = features.shortcuts ?? [];
  const named = (type: 'message' | 'global') =>
    shortcuts.filter((one) => one.type === type).map((one) => one.callback_id);
  return {
    ok: true,
    settings: {
      name: features.bot_user.display_name,
      scopes: oauth_config.scopes.bot,
      events: settings.event_subscriptions?.bot_events ?? [],
      commands: (features.slash_commands ?? []).map((one) => one.command),
      messageShortcuts: named('message'),
      globalShortcuts: named('global'),
      homeTab: features.app_home?.home_tab_enabled ?? false,
      messagesTab: features.app_home?.messages_tab_enabled ?? true,
      agentView: features.agent_view !== undefined,
    },
  };
};
