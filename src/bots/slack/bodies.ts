import { z } from 'zod';

/** What Slack sends, as far as it concerns us: of each kind of body what the adapter acts on. */

/** How Slack names people, channels and teams. */
export const id = z.string().regex(/^[A-Z0-9]{1,64}$/);
/** How it names anything else. */
const named = z.string().regex(/^[!-~]{1,200}$/);

const message = z.object({
  type: z.enum(['message', 'app_mention']),
  user: id,
  text: z.string(),
  channel: id,
  channel_type: z.string().optional(),
  thread_ts: z.string().optional(),
  ts: named.optional(),
  files: z.array(z.unknown()).catch([]),
  // Edits, joins and the like have a subtype; what apps say, ourselves among them, a bot_id.
  subtype: z.literal('file_share').optional(),
  bot_id: z.undefined().optional(),
});
const homeOpened = z.object({
  type: z.literal('app_home_opened'),
  user: id,
  channel: id.optional(),
  tab: z.enum(['home', 'messages']),
});
export const envelope = z.object({
  type: z.literal('event_callback'),
  event_id: named,
  authorizations: z.array(z.object({ user_id: id })).optional(),
  event: z.union([message, homeOpened]),
});

export const command = z.object({
  command: z.string().regex(/^\/[\w-]{1,32}$/),
  text: z.string().default(''),
  user_id: id,
  channel_id: id,
  trigger_id: named,
  response_url: z.string().optional(),
});

const interaction = {
  user: z.object({ id }),
  trigger_id: named,
};
export const pressed = z.object({
  type: z.literal('block_actions'),
  ...interaction,
  response_url: z.string().optional(),
  container: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('message'),
      channel_id: id,
      message_ts: named,
      thread_ts: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    }),
    z.object({ type: z.literal('view'), view_id: named }),
  ]),
  message: z.object({ blocks: z.array(z.unknown()).optional() }).optional(),
  actions: z.tuple([z.object({ action_id: z.string(), value: z.string() })]).rest(z.unknown()),
});
export const submitted = z.object({
  type: z.literal('view_submission'),
  ...interaction,
  view: z.object({
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  }),
});

/** A shortcut of a message. Its name is that of the command that is then said about the message. */
export const shortcut = z.object({
  type: z.literal('message_action'),
  ...interaction,
  callback_id: z.literal('visit'),
  channel: z.object({ id }),
  message: z.object({ ts: z.string().optional(), text: z.string().nullish(), thread_ts: z.string().optional() }),
  response_url: z.string().optional(),
});
