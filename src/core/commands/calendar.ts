import { z } from 'zod';
import { calendarsCard, matchedCard } from '../calendars/cards.ts';
import type { Connection } from '../calendars/connection.ts';
import { answerMatch, connectCalendar, ownCalendars, removeCalendar, settleEmpty, takeFile } from '../calendars/own.ts';
import { card } from '../cards/build.ts';
import type { Form } from '../forms/form.ts';
import { idArg } from '../forms/values.ts';
import type { Translator } from '../i18n/translator.ts';
import { keepable } from '../keepable.ts';
import { type Action, type Context, defineAction, defineCommand, defineForm, type Reply } from './define.ts';

const formId = 'calendar';
const longestAddress = 2_000;
const longestName = 60;

const formOf = (t: Translator): Form => ({
  id: formId,
  title: t('calendar-form'),
  submit: t('calendar-connect'),
  fields: [
    {
      name: 'address',
      label: t('calendar-field-address'),
      kind: 'text',
      required: true,
      hint: t('calendar-hint-address'),
    },
    { name: 'name', label: t('calendar-field-name'), kind: 'text', required: false, aside: true },
    {
      name: 'user',
      label: t('calendar-field-user'),
      kind: 'text',
      required: false,
      hint: t('calendar-hint-user'),
      aside: true,
    },
    { name: 'password', label: t('calendar-field-password'), kind: 'secret', required: false, aside: true },
  ],
});

const shown = async (context: Context): Promise<Reply> => ({
  card: calendarsCard(context.t, await ownCalendars(context), context.now),
});

/** `webcal:` is what calendars call `https:` so that programs for calendars open it. Null for what is no address. */
const readAddress = (typed: string): URL | null => {
  const url = URL.parse(typed.trim().replace(/^webcals?:/i, 'https:'));
  return url && /^https?:$/.test(url.protocol) && typed.length <= longestAddress ? url : null;
};

/** An address with a login is one of CalDAV; else it is that of a file. */
const connectionTo = (url: URL, user: string, password: string): Connection =>
  user === '' ? { kind: 'address', address: url.href } : { kind: 'caldav', url: url.href, user, password };

interface Typed {
  readonly address: string;
  readonly name?: string;
  readonly user?: string;
  readonly password?: string;
}

const connect = async (context: Context, { address, name = '', user = '', password = '' }: Typed): Promise<Reply> => {
  const { t } = context;
  const url = readAddress(address);
  if (!url) return { card: card(t('calendar-address-unknown'), []), outcome: 'refused', field: 'address' };
  const called = keepable(name).trim().slice(0, longestName) || url.hostname.slice(0, longestName);
  await connectCalendar(context, called, connectionTo(url, keepable(user).trim(), keepable(password)));
  const { children } = (await shown(context)).card;
  return { card: card(t('calendar-connected', { name: called }), children, '📅') };
};

/** `/calendar` shows the asker's calendars; with an address it connects one. */
export const calendar = defineCommand({
  name: 'calendar',
  isSecret: true,
  permission: 'everyone',
  args: z.string(),
  handle: (context, address) => (address === '' ? shown(context) : connect(context, { address })),
});

export const calendarForm = defineForm({
  id: formId,
  permission: 'everyone',
  arg: z.literal(''),
  values: z.strictObject({
    address: z.string(),
    name: z.string().exactOptional(),
    user: z.string().exactOptional(),
    password: z.string().exactOptional(),
  }),
  handle: connect,
});

/** A calendar that was sent as a file. */
export const calendarFileForm = defineForm({
  id: 'calendar-file',
  permission: 'everyone',
  arg: z.literal(''),
  values: z.strictObject({ name: z.string(), text: z.string() }),
  handle: async (context, { name, text }): Promise<Reply> => {
    const { t } = context;
    if (!/^\ufeff?\s*BEGIN:VCALENDAR/i.test(text)) {
      return { card: card(t('calendar-file-unknown'), []), outcome: 'refused' };
    }
    const called =
      keepable(name.replace(/\.ics$/i, ''))
        .trim()
        .slice(0, longestName) || t('calendar-file');
    await takeFile(context, called, keepable(text));
    return { card: card(t('calendar-connected', { name: called }), [], '📅') };
  },
});

const listAction = defineAction({
  verb: 'calendars',
  permission: 'everyone',
  arg: z.literal(''),
  handle: shown,
});

const connectAction = defineAction({
  verb: 'calendar-connect',
  permission: 'everyone',
  arg: z.literal(''),
  handle: async ({ t }) => ({ card: card(t('calendar-form-ask'), [], '📅'), form: formOf(t) }),
});

const removeAction = defineAction({
  verb: 'calendar-remove',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, id) => {
    const name = await removeCalendar(context, id);
    const { children } = (await shown(context)).card;
    return { card: card(context.t('calendar-removed', { name }), children, '📅'), replaces: true };
  },
});

const offAction = defineAction({
  verb: 'calendar-off',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, id) => {
    const count = await settleEmpty(context, id, 'call-off');
    return { card: card(context.t('calendar-called-off', { count }), [], '📅'), replaces: true };
  },
});

const keepAction = defineAction({
  verb: 'calendar-keep',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, id) => {
    const count = await settleEmpty(context, id, 'keep');
    return { card: card(context.t('calendar-keeps', { count }), [], '📅'), replaces: true };
  },
});

const matchAction = defineAction({
  verb: 'calendar-is',
  permission: 'everyone',
  arg: z
    .string()
    .regex(/^[1-9]\d{0,8}:\d{1,9}$/)
    .transform((said) => said.split(':').map(Number)),
  handle: async (context, [seriesId = 0, accountId = 0]) => {
    const { title, client } = await answerMatch(context, seriesId, accountId || null);
    return { card: matchedCard(context.t, title, client), replaces: true };
  },
});

export const calendarActions: readonly Action[] = [
  listAction,
  connectAction,
  removeAction,
  offAction,
  keepAction,
  matchAction,
];
