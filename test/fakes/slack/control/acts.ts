import { z } from 'zod';
import { runCommand } from '../people/command.ts';
import { closeForm, fill, submit } from '../people/form.ts';
import { join, leave, look, openApp } from '../people/presence.ts';
import { press } from '../people/press.ts';
import { deleteMessage, edit, react, say } from '../people/say.ts';
import { takeShortcut } from '../people/shortcut.ts';
import { channel, ts, verb, who } from './verb.ts';

const chosen = z.union([z.string(), z.array(z.string())]);
const filling = z.record(z.string(), chosen);
const message = { who, channel, ts };

const place = z.union([
  z.strictObject({ channel, ts }),
  z.strictObject({ screen: z.literal('modal') }),
  z.strictObject({ screen: z.literal('home') }),
]);

const file = z
  .strictObject({
    name: z.string().min(1),
    base64: z.string(),
    external: z.url().optional(),
    hidden: z.boolean().default(false),
    leadsTo: z.url().optional(),
  })
  .transform(({ base64, ...upload }) => ({ ...upload, content: Buffer.from(base64, 'base64') }));

/** What people do. */
export const acts = {
  say: verb(
    z.strictObject({ who, channel, text: z.string(), threadTs: ts.optional(), files: z.array(file).default([]) }),
    (fake, { who: named, ...said }) => say(fake, named, said),
  ),
  edit: verb(z.strictObject({ ...message, text: z.string() }), (fake, given) => {
    edit(fake, given.who, given.channel, given.ts, given.text);
    return {};
  }),
  delete: verb(z.strictObject(message), (fake, given) => {
    deleteMessage(fake, given.who, given.channel, given.ts);
    return {};
  }),
  /** Adds a reaction, or takes it back. */
  react: verb(z.strictObject({ ...message, name: z.string() }), (fake, given) => {
    react(fake, given.who, given.channel, given.ts, given.name);
    return {};
  }),
  /** Runs a slash command. */
  command: verb(
    z.strictObject({
      who,
      channel,
      command: z.string().startsWith('/'),
      text: z.string().default(''),
      threadTs: ts.optional(),
    }),
    (fake, { who: named, ...given }) => runCommand(fake, named, given),
  ),
  /** Presses a button or chooses from a menu, by its action id or its label. */
  press: verb(
    z.strictObject({ who, at: place, control: z.string(), choose: chosen.optional() }),
    (fake, { who: named, at, control, choose }) => press(fake, named, at, control, choose),
  ),
  /** Fills fields of the form on top, by their labels, blocks or actions. */
  fill: verb(z.strictObject({ who, fields: filling }), async (fake, { who: named, fields }) => {
    await fill(fake, named, fields);
    return {};
  }),
  submit: verb(z.strictObject({ who, fields: filling.default({}) }), (fake, { who: named, fields }) =>
    submit(fake, named, fields),
  ),
  close: verb(z.strictObject({ who, all: z.boolean().default(false) }), (fake, { who: named, all }) =>
    closeForm(fake, named, all),
  ),
  shortcut: verb(
    z.strictObject({ who, callbackId: z.string(), at: z.strictObject({ channel, ts }).optional() }),
    (fake, { who: named, callbackId, at }) => takeShortcut(fake, named, callbackId, at),
  ),
  /** Opens the app's Home tab or its messages. */
  open: verb(z.strictObject({ who, tab: z.enum(['home', 'messages']) }), (fake, { who: named, tab }) =>
    openApp(fake, named, tab),
  ),
  /** Looks at a conversation beside the app. */
  look: verb(z.strictObject({ who, channel }), (fake, given) => {
    look(fake, given.who, given.channel);
    return {};
  }),
  join: verb(z.strictObject({ who, channel }), (fake, given) => {
    join(fake, given.who, given.channel);
    return {};
  }),
  leave: verb(z.strictObject({ who, channel }), (fake, given) => {
    leave(fake, given.who, given.channel);
    return {};
  }),
};
