import { h, type VNode } from 'preact';
import type { Card } from '../../../core/cards/card.ts';
import type { Build } from '../html.ts';
import { renderCard } from '../render.ts';

export interface CardViewProps {
  readonly card: Card;
  /** The action of its button whose answer is awaited. */
  readonly working: string | undefined;
  onPress(action: string): void;
}

/** A card by the server's own renderer, which here builds the browser's tree: no markup is ever parsed. */
export const CardView = ({ card, working, onPress }: CardViewProps) => {
  const build: Build<VNode> = (tag, attributes, ...children) => {
    const action = attributes['data-action'];
    const onClick = action !== undefined && working === undefined && (() => onPress(action));
    return h(tag, { ...attributes, ...(onClick && { onClick }) }, ...children);
  };
  return renderCard(build, card, working);
};
