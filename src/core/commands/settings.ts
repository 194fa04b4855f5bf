import { z } from 'zod';
import { card } from '../cards/build.ts';
import { entriesFor, kindsCard, settingsCard, settingsForm } from '../settings/card.ts';
import { fieldName } from '../settings/entry.ts';
import { readerOf } from '../settings/reader.ts';
import { readTyped } from '../settings/typed.ts';
import { type Context, defineAction, defineCommand, defineForm, type Reply } from './define.ts';

const group = z.string().regex(/^[a-z-]{0,40}$/);

const show = async (context: Context): Promise<Reply> => ({
  card: settingsCard(context.t, await readerOf(context), context.now),
  confidential: false,
});

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

const line = z
  .string()
  .toLowerCase()
  .transform((typed) => /^(\S*)\s*(.*)$/s.exec(typed)?.slice(1) ?? [])
  .pipe(z.tuple([group, z.string()]))
  .transform(([of, said]) => (said === '' ? { of } : { set: readTyped(of, said) }))
  .refine((read) => !('set' in read) || read.set !== null);

/** `/settings` shows all that one can set, `/settings hours` opens the form of a group, `/settings hours 9-18` sets it. */
export const settings = defineCommand({
  name: 'settings',
  permission: 'everyone',
  args: line,
  handle: async (context, read) => {
    if ('of' in read) return open(context, read.of);
    await read.set?.(context);
    return show(context);
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
  handle: async (context, values, of): Promise<Reply> => {
    const reader = await readerOf(context);
    const entries = entriesFor(of, reader);
    if (entries.length === 0) return refuse(context);
    const chosen = entries.flatMap(({ key, chosen: choose }) => {
      const [field, said] = [fieldName(key), values[fieldName(key)]];
      return said === undefined ? [] : [{ field, set: choose(reader, said) }];
    });
    // All of it, or nothing: whoever is refused one field is not to find that others were taken.
    const refused = chosen.find(({ set }) => set === null);
    if (refused) {
      return { card: card(context.t('settings-not-offered'), []), outcome: 'refused', field: refused.field };
    }
    for (const { set } of chosen) await set?.(context);
    return show(context);
  },
});
