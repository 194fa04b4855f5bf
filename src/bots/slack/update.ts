import { z } from 'zod';
import { isCalendar } from '../calendar-file.ts';
import { isImportCommand, isTable } from '../import-file.ts';
import type { Incoming } from '../inbox.ts';
import { command, envelope, id, pressed, shortcut, submitted } from './bodies.ts';
import { fileIn, shownFile } from './file-block.ts';
import { pressId } from './render.ts';
import { readFiles, sharedFile } from './shared-file.ts';
import { typedText } from './text.ts';

/** Where something happened, and thus where it is answered. */
const place = z.object({
  channel: id,
  /** A chat of two: nobody else reads it. Perhaps not with us, where a slash command was used in a chat among people. */
  direct: z.boolean(),
  threadTs: z.string().optional(),
  /** For half an hour, the right to answer there, member or not. */
  responseUrl: z.string().optional(),
});
export type Place = z.infer<typeof place>;

const common = { user: id, triggerId: z.string().optional() };

/** What comes in from Slack, as it is kept in the inbox. */
export const update = z.discriminatedUnion('kind', [
  /** `quoted`: the message that it was said about, `aboutTs` its name. `withFiles`: it came with files, so it may be no more than a remark on them. */
  z.object({
    kind: z.literal('line'),
    ...common,
    place,
    line: z.string(),
    quoted: z.string().optional(),
    aboutTs: z.string().optional(),
    withFiles: z.boolean().optional(),
  }),
  /** One file of a message. */
  z.object({
    kind: z.literal('file'),
    ...common,
    place,
    messageTs: z.string(),
    file: sharedFile,
    caption: z.string(),
    /** Nothing else of the message is answered before it. */
    isFirst: z.boolean(),
    /** Another file of the message that is no calendar either is answered. */
    isQuiet: z.boolean(),
    /** The caption says what is to be done with all tables, and this is the last of them. */
    asks: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('press'),
    ...common,
    place,
    messageTs: z.string(),
    ephemeral: z.boolean(),
    action: z.string(),
    /** The file that the message shows. */
    shown: shownFile.optional(),
  }),
  /** A button that asks for the form once more: by what had led to it. */
  z.object({ kind: z.literal('again'), ...common, place, messageTs: z.string(), asked: z.string() }),
  z.object({ kind: z.literal('home'), ...common }),
  /** A button of the Home tab. */
  z.object({ kind: z.literal('home-press'), ...common, action: z.string() }),
  z.object({ kind: z.literal('prompts'), ...common, channel: id }),
  z.object({
    kind: z.literal('form'),
    ...common,
    /** Names this sending of the form, for whoever waits for what comes of it. */
    sending: z.string(),
    formId: z.string(),
    /** Names of the form's fields, in their order. */
    fields: z.array(z.string()),
    origin: z.string(),
    values: z.record(z.string(), z.string()),
  }),
]);
export type Update = z.infer<typeof update>;
export type UpdateOf<Kind extends Update['kind']> = Extract<Update, { kind: Kind }>;

/** A button of ours that is none of a card's: it repeats what led to a form. */
export const againId = 'again';
/** Names the one element of each input of a form. */
export const inputId = 'value';

const value = z.union([
  z.object({ value: z.string().nullable() }).transform((input) => input.value),
  z.object({ selected_date: z.string().nullable() }).transform((input) => input.selected_date),
  z.object({ selected_option: z.object({ value: z.string() }).nullable() }).transform((o) => o.selected_option?.value),
]);

/** What is filled in, by the fields' names. What is left empty is not there. */
const valuesOf = (state: z.infer<typeof submitted>['view']['state']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(state.values).flatMap(([name, inputs]) => {
      const read = value.safeParse(inputs[inputId]).data;
      return read ? [[name, read]] : [];
    }),
  );

/** Whether a conversation is a chat of two. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');

/** What is left of a line when the mention of us is taken out. */
const withoutMention = (text: string, us: string | undefined): string => {
  const mention = us ? new RegExp(`<@${us}(?:\\|[^>]*)?>[,:]?`) : /<@[A-Z0-9]+(?:\|[^>]*)?>[,:]?/;
  return text.replace(mention, ' ').trim();
};

type Read = Incoming & { readonly payload: Update };

const readEvent = ({ event_id: eventId, authorizations, event }: z.infer<typeof envelope>): Read[] => {
  const from = { user: event.user };
  if (event.type === 'app_home_opened') {
    const lane = `user/${event.user}`;
    if (event.tab === 'home') return [{ eventId, lane, payload: { kind: 'home', ...from } }];
    return event.channel ? [{ eventId, lane, payload: { kind: 'prompts', ...from, channel: event.channel } }] : [];
  }
  const { channel, text, thread_ts: threadTs, ts } = event;
  const direct = event.channel_type === 'im' && isDirect(channel);
  // What is said in a channel is heard only where it mentions us; a chat of ours needs no mention.
  if (event.type === 'message' && !direct) return [];
  const said = typedText(withoutMention(text, authorizations?.[0]?.user_id));
  // Who only calls us wants to know what we can do; who only sends us a file does not.
  const line = said === '' && event.type === 'app_mention' ? 'help' : said;
  const place = { channel, direct, threadTs };
  const files = direct && ts !== undefined ? readFiles(event.files) : [];
  const tables = files.filter((file) => isTable(file) || file.access === 'ask');
  const asks = tables.length > 0 && isImportCommand(line);
  const isCaption = line === '' || asks || files.some(isCalendar);
  const withFiles = files.length > 0 && { withFiles: true };
  const lines: Update[] = isCaption ? [] : [{ kind: 'line', ...from, place, line, ...withFiles }];
  const others = files.filter((file) => !isCalendar(file) && !tables.includes(file));
  const lastTable = tables.at(-1);
  return [
    ...lines.map((payload) => ({ eventId, lane: channel, payload })),
    ...files.map((file, i): Read => {
      const isFirst = isCaption && i === 0;
      const isQuiet = others.indexOf(file) > 0 || (isTable(file) && file !== lastTable);
      const asked = asks && file === lastTable && { asks };
      const sent = { file, caption: line, isFirst, isQuiet, messageTs: ts ?? '', ...asked };
      return {
        eventId: `${eventId}/${file.fileId}`,
        lane: channel,
        payload: { kind: 'file', ...from, place, ...sent },
      };
    }),
  ];
};

const readCommand = (said: z.infer<typeof command>): Read[] => {
  const { channel_id: channel, trigger_id: triggerId, user_id: user, response_url: responseUrl } = said;
  // As it was typed: the manifest asks Slack not to escape it.
  const text = said.text.trim();
  const line = said.command === '/kam' ? text || 'help' : `${said.command} ${text}`;
  const place = { channel, direct: isDirect(channel), responseUrl };
  return [
    {
      eventId: `command/${triggerId}`,
      lane: channel,
      payload: { kind: 'line', user, triggerId, place, line },
    },
  ];
};

const readPress = (press: z.infer<typeof pressed>): Read[] => {
  const { user, trigger_id: triggerId, container, response_url: responseUrl } = press;
  const [{ action_id: name, value: said }] = press.actions;
  const from = { user: user.id, triggerId };
  const eventId = `press/${triggerId}`;
  if (container.type === 'view') {
    return [{ eventId, lane: `user/${user.id}`, payload: { kind: 'home-press', ...from, action: said } }];
  }
  const {
    channel_id: channel,
    message_ts: messageTs,
    thread_ts: threadTs,
    is_ephemeral: ephemeral = false,
  } = container;
  const place = { channel, direct: isDirect(channel), threadTs, responseUrl };
  if (name === againId) {
    return [{ eventId, lane: channel, payload: { kind: 'again', ...from, place, messageTs, asked: said } }];
  }
  if (!name.startsWith(`${pressId}/`)) return [];
  const shown = fileIn(press.message?.blocks);
  return [
    { eventId, lane: channel, payload: { kind: 'press', ...from, place, messageTs, ephemeral, action: said, shown } },
  ];
};

const readShortcut = (taken: z.infer<typeof shortcut>): Read[] => {
  const {
    user,
    trigger_id: triggerId,
    callback_id: command,
    channel,
    message: about,
    response_url: responseUrl,
  } = taken;
  const place = { channel: channel.id, direct: isDirect(channel.id), threadTs: about.thread_ts, responseUrl };
  const quoted = typedText(about.text ?? '');
  return [
    {
      eventId: `shortcut/${triggerId}`,
      lane: channel.id,
      payload: { kind: 'line', user: user.id, triggerId, place, line: `/${command}`, quoted, aboutTs: about.ts },
    },
  ];
};

const readForm = ({ user, trigger_id: triggerId, view }: z.infer<typeof submitted>): Read[] => {
  const sending = `form/${triggerId}`;
  const payload: Update = {
    kind: 'form',
    user: user.id,
    triggerId,
    sending,
    formId: view.callback_id,
    fields: Object.keys(view.state.values),
    origin: view.private_metadata,
    values: valuesOf(view.state),
  };
  return [{ eventId: sending, lane: `user/${user.id}`, payload }];
};

const body = z.union([
  envelope.transform(readEvent),
  command.transform(readCommand),
  pressed.transform(readPress),
  submitted.transform(readForm),
  shortcut.transform(readShortcut),
]);

/** What a body that Slack sent means for us, in its order; nothing for what is none of our business, or cannot be understood. Pure. */
export const readUpdates = (sent: unknown): readonly Read[] => body.safeParse(sent).data ?? [];
