import { z } from 'zod';
import { waitingAlerts } from '../../freshness/queries.ts';
import { agingSources } from '../../freshness/sources.ts';
import { msg } from '../../i18n/translator.ts';
import { dataCard } from '../data-card.ts';
import { definePage } from '../page.ts';

/** How old the data is that people are shown. */
export const data = definePage({
  name: 'data',
  title: msg('admin-data'),
  permission: 'installation',
  args: z.literal(''),
  show: async ({ db, now, t }) => {
    const [sources, { alerts }] = [await agingSources(db, now), await waitingAlerts(db)];
    return { card: dataCard(t, sources, alerts, now) };
  },
});
