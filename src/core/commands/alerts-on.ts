import { z } from 'zod';
import { switchAlertsOn } from '../attention/quiet-start.ts';
import { card, text } from '../cards/build.ts';
import { defineAction } from './define.ts';

/** Ends the quiet start of an installation: the button stands in summaries and settings of whoever may. */
export const alertsOnAction = defineAction({
  verb: 'alerts-on',
  permission: 'alerts',
  arg: z.literal(''),
  handle: async (context) => {
    const { t, now } = context;
    const became = await switchAlertsOn(context);
    if (became.now === 'over') {
      return { card: card(t('quiet-start-over', { since: t.moment(became.since, now) }), []), confidential: false };
    }
    if (became.now === 'already') return { card: card(t('quiet-start-on'), []), confidential: false };
    return { card: card(t('quiet-start-ended'), [text(t('quiet-start-held'))]), confidential: false };
  },
});
