import { z } from 'zod';
import { recentAlarms } from '../../alarms/alarms.ts';
import { msg } from '../../i18n/translator.ts';
import { healthCard } from '../health-card.ts';
import { houseHealth } from '../health-queries.ts';
import { definePage } from '../page.ts';

/** Whether the installation is well. */
export const health = definePage({
  name: 'health',
  title: msg('admin-health'),
  permission: 'installation',
  args: z.literal(''),
  show: async ({ db, now, t, platforms }) => ({
    card: healthCard(t, await houseHealth(db, now), await recentAlarms(db, now), platforms, now),
  }),
});
