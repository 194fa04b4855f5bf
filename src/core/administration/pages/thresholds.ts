import { z } from 'zod';
import { msg } from '../../i18n/translator.ts';
import { thresholdsCard } from '../../settings/card.ts';
import { readerOf } from '../../settings/reader.ts';
import { definePage } from '../page.ts';

/** What holds for everybody, and how to change it. */
export const thresholds = definePage({
  name: 'thresholds',
  title: msg('settings-thresholds'),
  permission: 'alerts',
  args: z.literal(''),
  show: async (context) => ({ card: thresholdsCard(context.t, await readerOf(context)) }),
});
