import { clip } from '../../accounts/brief/text.ts';
import { actions, button, card, text } from '../../cards/build.ts';
import type { Card } from '../../cards/card.ts';
import type { Translator } from '../../i18n/translator.ts';

/** What is offered, in minutes; anything else is typed. */
const offered = [0, 20, 40];

interface Way {
  readonly id: number;
  readonly address: string;
  /** Null: not answered yet. */
  readonly minutes: number | null;
}

/** Asks how long the way is, or says what was answered. Pure. */
export const travelCard = (t: Translator, { id, address, minutes }: Way): Card => {
  const place = clip(address, 80);
  const other = button(t('travel-other'), `travel:${id}`);
  if (minutes !== null) return card(t('travel-known', { place, minutes }), [actions(other)], '📅');
  return card(
    t('travel-ask', { place }),
    [
      text(t('travel-why')),
      actions(...offered.map((one) => button(t('travel-minutes', { minutes: one }), `travel:${id}:${one}`)), other),
    ],
    '📅',
  );
};
