import { z } from 'zod';
import { rulesCard } from '../attention/precision/card.ts';
import { takenSince } from '../attention/precision/queries.ts';
import { messageKinds } from '../outbox/registry.ts';
import { type Context, defineCommand, type Reply } from './define.ts';

const daysBack = 90;

const rulesPage = async ({ db, now, t }: Context): Promise<Reply> => {
  const kinds = messageKinds.filter(({ attention }) => attention === 'alert').map(({ name }) => name);
  return { card: rulesCard(t, await takenSince(db, now.subtract({ hours: 24 * daysBack }), kinds), daysBack) };
};

/** Each page by the word that picks it. */
const pages = { rules: rulesPage } as const;

/** `/admin rules` shows how alerts are taken; for administrators and heads. */
export const admin = defineCommand({
  name: 'admin',
  permission: 'alerts',
  args: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['rules'])),
  handle: (context, page) => pages[page](context),
});
