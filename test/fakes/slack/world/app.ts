import { z } from 'zod';

/** What the app's owner set in the app's settings. */
export const appSettings = z.strictObject({
  name: z.string(),
  botToken: z.string(),
  appToken: z.string(),
  signingSecret: z.string(),
  verificationToken: z.string(),
  scopes: z.array(z.string()),
  /** Events that the app subscribed to, as a manifest names them. */
  events: z.array(z.string()),
  commands: z.array(z.string().regex(/^\/[a-z0-9_-]{1,31}$/)),
  /** Callback ids. */
  globalShortcuts: z.array(z.string()),
  messageShortcuts: z.array(z.string()),
  homeTab: z.boolean(),
  messagesTab: z.boolean(),
  agentView: z.boolean(),
  /** An app sold outside the Marketplace reads history once a minute, fifteen messages at most. */
  soldOutsideMarketplace: z.boolean(),
  /** Where deliveries go: to an address, down a socket, or nowhere. */
  delivery: z.discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('http'), url: z.url() }),
    z.strictObject({ mode: z.literal('socket') }),
    z.strictObject({ mode: z.literal('none') }),
  ]),
});

export type AppSettings = z.infer<typeof appSettings>;

const scopes =
  'app_mentions:read assistant:write channels:history channels:join channels:manage channels:read chat:write commands ' +
  'files:read files:write groups:history groups:read groups:write im:history im:read im:write mpim:history mpim:read ' +
  'mpim:write reactions:read reactions:write team:read users:read users:read.email';

const events =
  'app_context_changed app_home_opened app_mention app_uninstalled channel_archive channel_rename file_shared ' +
  'member_joined_channel member_left_channel message.channels message.groups message.im message.mpim reaction_added ' +
  'reaction_removed team_join tokens_revoked user_change';

/** An app that may do what the product needs, and that nothing is delivered to yet. */
export const usualSettings: AppSettings = {
  name: 'kam',
  botToken: 'xoxb-fake-bot-token',
  appToken: 'xapp-fake-app-token',
  signingSecret: 'fake-signing-secret',
  verificationToken: 'fake-verification-token',
  scopes: scopes.split(' '),
  events: events.split(' '),
  commands: ['/kam'],
  globalShortcuts: [],
  messageShortcuts: ['log-visit'],
  homeTab: true,
  messagesTab: true,
  agentView: true,
  soldOutsideMarketplace: false,
  delivery: { mode: 'none' },
};

/** The app as the workspace knows it. */
export interface App {
  readonly id: string;
  readonly botId: string;
  readonly botUserId: string;
  settings: AppSettings;
  /** The workspace has taken the app out: its tokens are revoked. */
  uninstalled: boolean;
}
