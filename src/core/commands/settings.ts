import { z } from 'zod';
import { card, list, text } from '../cards/build.ts';
import { kindsCard, settingsCard, settingsForm, titleOf } from '../settings/card.ts';
import { choose } from '../settings/choose.ts';
import { readerOf } from '../settings/reader.ts';
import { readTyped } from '../settings/typed.ts';
import { type Context, defineAction, defineCommand, defineForm, type Reply } from './define.ts';

const group = z.string().regex(/^[a-z-]{0,40}$/);

/** All settings of the asker. @param title what was done, or is wrong; default that they are theirs */
const show = async (context: Context, title?: string): Promise<Reply> => {
  const all = settingsCard(context.t, await readerOf(context), context.now);
  return { card: title === undefined ? all : { ...all, title }, confidential: false };
};

const refuse = ({ t }: Context): Reply => ({
  card: card(t('settings-not-yours'), []),
  outcome: 'refused',
  confidential: false,
});

const open = async (context: Context, of: string): Promise<Reply> => {
  if (of === '') return show(context);
  const { t } = context;
  const reader = await readerOf(context);
  if (of === 'messages') return { card: kindsCard(t, reader), confidential: false };
  const form = settingsForm(t, reader, of);
  return form ? { card: settingsCard(t, reader, context.now), confidential: false, form } : refuse(context);
};

/** The form of a group comes along as it is now: what was open to them when it was shown may not be any more. */
const turnDown = async (context: Context, of: string, { title, field }: { title: string; field?: string }) => {
  const form = settingsForm(context.t, await readerOf(context), of);
  return {
    card: card(title, []),
    outcome: 'refused',
    confidential: false,
    ...(field !== undefined && { field }),
    ...(form && { form }),
  } satisfies Reply;
};

/** @param isTyped whoever filled in a form has seen what they chose; whoever typed a line is told how it was understood */
const take = async (
  context: Context,
  of: string,
  values: Readonly<Record<string, string>>,
  isTyped: boolean,
): Promise<Reply> => {
  const chosen = await choose(context, of, values);
  switch (chosen.kind) {
    case 'not-theirs':
      return refuse(context);
    case 'refused':
      return turnDown(context, of, { title: chosen.why, field: chosen.field });
    case 'kept':
      return show(
        context,
        context.t('settings-saved', { what: [context.t(titleOf(of)), ...(isTyped ? chosen.said : [])].join(' · ') }),
      );
  }
};

/** Everything that they have set, with what can be typed, for whoever typed what is nothing of it. */
const explain = async (context: Context, typed: string): Promise<Reply> => {
  const { t } = context;
  const { card: all } = await show(context);
  const ways = list([
    t('settings-type-hours'),
    t('settings-type-budget'),
    t('settings-type-kind'),
    t('settings-type-group'),
  ]);
  return {
    card: card(t('settings-unclear', { typed }), [text(t('settings-type')), ways, ...all.children]),
    outcome: 'refused',
    confidential: false,
  };
};

/** `/settings` shows all that one can set, `/settings hours` opens the form of a group, `/settings hours 9-18` sets at once. */
export const settings = defineCommand({
  name: 'settings',
  permission: 'everyone',
  args: z.string().max(100),
  handle: async (context, typed) => {
    if (typed === '') return show(context);
    const read = readTyped(typed, await readerOf(context));
    switch (read.kind) {
      case 'group':
        return open(context, read.group);
      case 'values':
        return take(context, read.group, read.values, true);
      case 'unreadable':
        return turnDown(context, read.group, { title: context.t('settings-unreadable', { what: read.what }) });
      case 'unknown':
        return explain(context, typed);
    }
  },
});

export const settingsAction = defineAction({
  verb: 'settings',
  permission: 'everyone',
  arg: group,
  handle: async (context, of) => ({ ...(await open(context, of)), replaces: true }),
});

/** Takes what was chosen, where it is offered to them now: what they may, and what the administrator leaves, can have changed since. */
export const settingsFormHandler = defineForm({
  id: 'settings',
  permission: 'everyone',
  arg: group,
  values: z.record(z.string(), z.string()),
  handle: (context, values, of) => take(context, of, values, false),
});
