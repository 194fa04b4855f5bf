import { z } from 'zod';
import { rulesCard } from '../../attention/precision/card.ts';
import { takenSince } from '../../attention/precision/queries.ts';
import { msg } from '../../i18n/translator.ts';
import { messageKinds } from '../../outbox/registry.ts';
import { definePage } from '../page.ts';

const daysBack = 90;

/** How alerts are taken, and what follows from it. */
export const rules = definePage({
  name: 'rules',
  title: msg('admin-rules'),
  permission: 'alerts',
  args: z.literal(''),
  show: async ({ db, now, t }) => {
    const kinds = messageKinds.filter(({ attention }) => attention === 'alert').map(({ name }) => name);
    return { card: rulesCard(t, await takenSince(db, now.subtract({ hours: 24 * daysBack }), kinds), daysBack) };
  },
});
