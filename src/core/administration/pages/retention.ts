import { z } from 'zod';
import { msg } from '../../i18n/translator.ts';
import { retentionCard } from '../../retention/card.ts';
import { stockOf } from '../../retention/queries.ts';
import { definePage } from '../page.ts';

/** How long each kind of data is kept, and what there is of it. */
export const retention = definePage({
  name: 'retention',
  title: msg('admin-retention'),
  permission: 'installation',
  args: z.literal(''),
  show: async ({ db, now, t }) => ({ card: retentionCard(t, await stockOf(db), now) }),
});
