import { z } from 'zod';

/** What the app's owner set in the app's settings; defaults are an app that may do what the product needs. */
export const appSettings = z.strictObject({
  name: z.string().default('kam'),
  botToken: z.string().default('xoxb-fake-bot-token'),
  appToken: z.string().default('xapp-fake-app-token'),
  signingSecret: z.string().default('fake-signing-secret'),
  verificationToken: z.string().default('fake-verification-token'),
  scopes: z
    .array(z.string())
    .default([
      'app_mentions:read',
      'assistant:write',
      'channels:history',
      'channels:join',
      'channels:manage',
      'channels:read',
      'chat:write',
      'commands',
      'files:read',
      'files:write',
      'groups:history',
      'groups:read',
      'groups:write',
      'im:history',
      'im:read',
      'im:write',
      'mpim:history',
      'mpim:read',
      'mpim:write',
      'reactions:read',
      'reactions:write',
      'team:read',
      'users:read',
      'users:read.email',
    ]),
  events: z
    .array(z.string())
    .default([
      'app_context_changed',
      'app_home_opened',
      'app_mention',
      'app_uninstalled',
      'channel_archive',
      'channel_rename',
      'file_shared',
      'member_joined_channel',
      'member_left_channel',
      'message.channels',
      'message.groups',
      'message.im',
      'message.mpim',
      'reaction_added',
      'reaction_removed',
      'team_join',
      'tokens_revoked',
      'user_change',
    ]),
  commands: z.array(z.string().regex(/^\/[a-z0-9_-]{1,31}$/)).default(['/kam']),
  /** Callback ids. */
  globalShortcuts: z.array(z.string()).default([]),
  messageShortcuts: z.array(z.string()).default(['log-visit']),
  homeTab: z.boolean().default(true),
  messagesTab: z.boolean().default(true),
  agentView: z.boolean().default(true),
  /** An app sold outside the Marketplace reads history once a minute, fifteen messages at most. */
  soldOutsideMarketplace: z.boolean().default(false),
  /** Where deliveries go: to an address, down a socket, or nowhere. */
  delivery: z
    .discriminatedUnion('mode', [
      z.strictObject({ mode: z.literal('http'), url: z.url() }),
      z.strictObject({ mode: z.literal('socket') }),
      z.strictObject({ mode: z.literal('none') }),
    ])
    .default({ mode: 'none' }),
});

export type AppSettings = z.infer<typeof appSettings>;

/** The app as the workspace knows it. */
export interface App {
  readonly id: string;
  readonly botId: string;
  readonly botUserId: string;
  settings: AppSettings;
  /** The workspace has taken the app out: its tokens are revoked. */
  uninstalled: boolean;
}
