import { actions, button } from '../cards/build.ts';
import type { Button, Card, CardChild } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';

/** As many as a part of a card holds. */
const mostTogether = 25;

/** A card without its buttons, as what is to be read. Pure. */
export const withoutButtons = ({ children, ...rest }: Card): Card => ({
  ...rest,
  children: children.filter(({ type }) => type !== 'actions'),
});

/** Sets a button beside the last ones of a card; where they are as many as can be, or there are none, below. Pure. */
const besideLast = (children: readonly CardChild[], last: Button): CardChild[] => {
  const at = children.findLastIndex(({ type }) => type === 'actions');
  const found = children[at];
  if (found?.type === 'actions' && found.buttons.length < mostTogether) {
    return children.with(at, { ...found, buttons: [...found.buttons, last] });
  }
  return [...children, ...[actions(last)].filter((part) => part !== null)];
};

/** An alert as it is sent: with the button that opens what its reader can answer. @param id of the message in the outbox. Pure. */
export const answerable = (t: Translator, card: Card, id: number): Card => ({
  ...card,
  children: besideLast(card.children, button(t('answers-more'), `more:${id}`)),
});
