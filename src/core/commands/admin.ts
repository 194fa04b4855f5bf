import { z } from 'zod';
import { pagesCard } from '../administration/list-card.ts';
import { pages } from '../administration/registry.ts';
import { card, text } from '../cards/build.ts';
import { may } from '../people/policy.ts';
import { type Context, defineAction, defineCommand, type Reply } from './define.ts';

const asked = z.string().transform((line) => {
  const [name = '', ...rest] = line.trim().toLowerCase().split(/\s+/);
  return { name, rest: rest.join(' ') };
});

const show = async (context: Context, { name, rest }: z.infer<typeof asked>): Promise<Reply> => {
  const { t, person } = context;
  if (name === '') return { card: pagesCard(t, person.role) };
  const page = pages.find((one) => one.name === name);
  const args = page?.args.safeParse(rest);
  if (!page || !args?.success) {
    return { card: card(t('command-admin-usage'), [text(t('command-admin-summary'))]), outcome: 'refused' };
  }
  return may(person.role, page.permission)
    ? page.show(context, args.data)
    : { card: card(t('error-not-permitted'), []), outcome: 'refused' };
};

/** `/admin` lists the pages of administration that one may see, `/admin imports` shows one. */
export const admin = defineCommand({ name: 'admin', permission: 'alerts', args: asked, handle: show });

/** A page by its button, in place of the one on which it was pressed. */
export const adminAction = defineAction({
  verb: 'admin',
  permission: 'alerts',
  arg: asked,
  handle: async (context, page) => ({ ...(await show(context, page)), replaces: true }),
});
