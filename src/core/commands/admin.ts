import { z } from 'zod';
import { rulesCard } from '../attention/precision/card.ts';
import { takenSince } from '../attention/precision/queries.ts';
import { card } from '../cards/build.ts';
import { messageKinds } from '../outbox/registry.ts';
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
  confidential: false,
});

interface Page {
  readonly permission: Permission;
  handle(context: Context, rest: string): Promise<Reply>;
}

/** Each page by the word that picks it. */
const pages = {
  rules: { permission: 'alerts', handle: rulesPage },
  retention: { permission: 'installation', handle: retentionPage },
} as const satisfies Record<string, Page>;

/** `/admin rules` shows how alerts are taken, to administrators and heads; the other pages are for administrators. */
export const admin = defineCommand({
  name: 'admin',
  permission: 'alerts',
  args: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['rules', 'retention'])),
  handle: async (context, name) => {
    const page: Page = pages[name];
    return may(context.person.role, page.permission)
      ? page.handle(context, '')
      : { card: card(context.t('error-not-permitted'), []), outcome: 'refused' };
  },
});
