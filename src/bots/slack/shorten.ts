import type { Card, CardChild } from '../../core/cards/card.ts';

/** What can be left out of a part piece by piece. */
const piecesOf = (part: CardChild): number => {
  if (part.type === 'list') return part.items.length;
  return part.type === 'table' ? part.rows.length : 0;
};

/** The part without its last pieces, which says how many are missing. */
const shortened = (part: CardChild, by: number, more: (count: number) => string): CardChild => {
  if (by === 0 || (part.type !== 'list' && part.type !== 'table')) return part;
  const said = [more(by), part.more].filter(Boolean).join(' · ');
  if (part.type === 'table') return { ...part, rows: part.rows.slice(0, -by), more: said };
  const items = part.items.slice(0, -by);
  return items.length > 0 ? { ...part, items, more: said } : { type: 'text', text: said };
};

/** Leaves out the last `count` items and rows, from the end of the card. */
const withoutLast = (card: Card, count: number, more: (count: number) => string): Card => {
  let left = count;
  const children = card.children.toReversed().map((part) => {
    const by = Math.min(left, piecesOf(part));
    left -= by;
    return shortened(part, by, more);
  });
  return { ...card, children: children.reverse() };
};

const isWords = ({ type }: CardChild): boolean => type !== 'actions' && type !== 'context';

/** Leaves out the last `count` parts that are words, and says so in their place. */
const withoutParts = (card: Card, count: number, more: (count: number) => string): Card => {
  const words = card.children.filter(isWords);
  const dropped = new Set(words.slice(words.length - count));
  const [first] = dropped;
  const children = card.children.flatMap((part): CardChild[] => {
    if (part === first) return [{ type: 'text', text: more(count) }];
    return dropped.has(part) ? [] : [part];
  });
  return { ...card, children };
};

/** The smallest of 0 … `most` that will do, if a greater one always does where a smaller does; `most` if none does. */
const smallest = (most: number, willDo: (count: number) => boolean): number => {
  let [from, to] = [0, most];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (willDo(middle)) to = middle;
    else from = middle + 1;
  }
  return to;
};

/**
 * Makes a card small enough for a platform: whole items are left out, with "N more", the last first; then whole parts. Buttons and the as-of
 * date stay. Nothing is cut within. Pure.
 * @param more says that so many are left out, in the reader's language
 */
export const shorten = (card: Card, fits: (card: Card) => boolean, more: (count: number) => string): Card => {
  const pieces = card.children.reduce((sum, part) => sum + piecesOf(part), 0);
  const fewer = withoutLast(
    card,
    smallest(pieces, (count) => fits(withoutLast(card, count, more))),
    more,
  );
  const parts = fewer.children.filter(isWords).length;
  return withoutParts(
    fewer,
    smallest(parts, (count) => fits(withoutParts(fewer, count, more))),
    more,
  );
};
