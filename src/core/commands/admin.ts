import { z } from 'zod';
import { rulesCard } from '../attention/precision/card.ts';
import { takenSince } from '../attention/precision/queries.ts';
import { card } from '../cards/build.ts';
import { messageKinds } from '../outbox/registry.ts';
import { erasureOf } from '../people/personal/ask.ts';
import { requestedCard } from '../people/personal/card.ts';
import { handleTyped } from '../people/personal/find.ts';
import { requestExport } from '../people/personal/request-export.ts';
import { may, type Permission } from '../people/policy.ts';
import { retentionCard } from '../retention/card.ts';
import { stockOf } from '../retention/queries.ts';
import { type Context, defineCommand, type Reply } from './define.ts';

const daysBack = 90;

const rulesPage = async ({ db, now, t }: Context): Promise<Reply> => {
  const kinds = messageKinds.filter(({ attention }) => attention === 'alert').map(({ name }) => name);
  return { card: rulesCard(t, await takenSince(db, now.subtract({ hours: 24 * daysBack }), kinds), daysBack) };
};

const retentionPage = async ({ db, now, t }: Context): Promise<Reply> => ({
  card: retentionCard(t, await stockOf(db), now),
});

const exportPage = async (context: Context, handle: string): Promise<Reply> => ({
  card: requestedCard(context.t, await requestExport(context, handle)),
});

const erasePage = async (context: Context, handle: string): Promise<Reply> => ({
  card: await erasureOf(context, handle, context.person.id),
});

interface Page {
  readonly permission: Permission;
  handle(context: Context, handle: string): Promise<Reply>;
}

/** Each page by the word that picks it. */
const pages = {
  rules: { permission: 'alerts', handle: rulesPage },
  retention: { permission: 'installation', handle: retentionPage },
  export: { permission: 'installation', handle: exportPage },
  erase: { permission: 'installation', handle: erasePage },
} as const satisfies Record<string, Page>;

const typed = z.union([z.tuple([z.enum(['rules', 'retention'])]), z.tuple([z.enum(['export', 'erase']), handleTyped])]);

/** `/admin rules` shows how alerts are taken, to administrators and heads; the other pages are for administrators. */
export const admin = defineCommand({
  name: 'admin',
  permission: 'alerts',
  args: z
    .string()
    .transform((line) => line.toLowerCase().split(' '))
    .pipe(typed),
  handle: async (context, [name, handle = '']) => {
    const page: Page = pages[name];
    return may(context.person.role, page.permission)
      ? page.handle(context, handle)
      : { card: card(context.t('error-not-permitted'), []), outcome: 'refused' };
  },
});
