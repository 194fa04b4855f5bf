import type { types } from '@slack/bolt';
import { actions, button, card, context, divider } from '../../core/cards/build.ts';
import type { Card, CardChild } from '../../core/cards/card.ts';
import type { Translator } from '../../core/i18n/translator.ts';
import { slackLimits } from './limits.ts';
import { blocksOf } from './render.ts';
import { shorten } from './shorten.ts';

/** What the button says that shows the Home tab anew. */
export const refreshAction = 'home';

/** A card as a part of the Home tab. */
const partOf = ({ icon, title, children }: Card): CardChild[] => [
  { type: 'text', text: [icon ? `${icon} ` : '', { text: title, style: 'strong' }] },
  ...children,
];

const fits = (blocks: readonly types.KnownBlock[]): boolean =>
  blocks.length <= slackLimits.blocks.view && JSON.stringify(blocks).length <= slackLimits.viewJson;

/** Cards one under another as a Home tab, within its limits. Pure. @param asOf the time of day, as it is said */
export const renderHome = (t: Translator, first: Card, others: readonly Card[], asOf: string): types.HomeView => {
  const whole = card(
    first.title,
    [
      ...first.children,
      ...others.flatMap((one) => [divider(), ...partOf(one)]),
      actions(button(t('slack-home-refresh'), refreshAction)),
      context(t('slack-home-as-of', { time: asOf })),
    ],
    first.icon,
  );
  const more = (count: number): string => t('slack-more', { count });
  return { type: 'home', blocks: blocksOf(shorten(whole, (one) => fits(blocksOf(one)), more)) };
};
