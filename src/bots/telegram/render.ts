import type { Card, CardChild } from '../../core/cards/card.ts';
import { type Keyboard, keyboard } from './keyboard.ts';
import { type Room, rooms, styledParts, tableWidth } from './limits.ts';
import { bare, joined, linePiece, type Piece, piece, shortened } from './markup.ts';

/** What a card is in Telegram. */
export interface Rendered {
  /** For `parse_mode: 'HTML'`. */
  readonly html: string;
  readonly keyboard: Keyboard;
}

type TableChild = Extract<CardChild, { type: 'table' }>;

/** In columns where they fit the width of a phone, else row by row. */
const table = ({ columns, rows, more }: TableChild): Piece[] => {
  const all = [columns.map(({ label }) => label), ...rows];
  const widths = columns.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
  const width = widths.reduce((sum, one) => sum + one + 1, -1);
  const cell = (text: string, i: number): string =>
    columns[i]?.align === 'end' ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0);
  const drawn =
    width <= tableWidth
      ? [piece(all.map((row) => row.map(cell).join(' ').trimEnd()).join('\n'), 'pre')]
      : all.map((row, i) => piece(row.join(' · '), i === 0 ? 'b' : undefined));
  return [...drawn, ...(more ? [piece(more, 'i')] : [])];
};

/** The items of a part: each stays whole or goes. */
const itemsOf = (child: CardChild): Piece[] => {
  switch (child.type) {
    case 'text':
      return [linePiece(child.text)];
    case 'section':
      return child.lines.map((line, i) =>
        i === 0 ? joined(piece(`${child.label}:`, 'b'), piece(' '), linePiece(line)) : linePiece(line),
      );
    case 'fields':
      return child.fields.map(({ label, value }) => joined(piece(`${label}: `), linePiece(value)));
    case 'table':
      return table(child);
    case 'list':
      return [
        ...child.items.map((item) => joined(piece('• '), linePiece(item))),
        ...(child.more ? [piece(child.more, 'i')] : []),
      ];
    case 'divider':
      return [piece('')];
    case 'context':
      return [piece(linePiece(child.text).plain, 'i')];
    case 'actions':
      return [];
  }
};

const lengthOf = (items: readonly Piece[]): number => items.reduce((sum, { plain }) => sum + plain.length + 1, -1);

/** What stands at the end and says as of when: it stays when items before it go. */
const footed = (children: readonly CardChild[]): [body: Piece[], foot: Piece[]] => {
  const spoken = children.filter(({ type }) => type !== 'actions');
  const last = spoken.at(-1);
  return last?.type === 'context'
    ? [spoken.slice(0, -1).flatMap(itemsOf), itemsOf(last)]
    : [spoken.flatMap(itemsOf), []];
};

const shortTo =
  (most: number) =>
  (item: Piece): Piece =>
    item.plain.length > most ? shortened(item, most) : item;

/** Leaves out items at the end of the body until all fits, and says how many in a sign that needs no language. */
const fitted = (most: number, title: Piece, body: readonly Piece[], foot: readonly Piece[]): Piece[] => {
  const whole = [title, ...body, ...foot];
  if (lengthOf(whole) <= most) return whole;
  let room = most - lengthOf([title, leftOut(body.length), ...foot]);
  const kept = body.findIndex(({ plain }) => {
    room -= plain.length + 1;
    return room < 0;
  });
  return [title, ...body.slice(0, kept), leftOut(body.length - kept), ...foot];
};

const leftOut = (items: number): Piece => piece(`… +${items}`);

/** Styles the first parts of a message and leaves the others plain, where there are more than Telegram shows. */
const styledWithin = (items: readonly Piece[]): Piece[] => {
  let left = styledParts;
  return items.map((item) => {
    left -= item.styled;
    return left >= 0 ? item : bare(item);
  });
};

/** A card as a message of Telegram, or as the words under a file. Pure; nothing in a card is ever markup. */
export const renderCard = (card: Card, room: Room = rooms.message): Rendered => {
  const short = shortTo(room.item);
  const title = short(piece([card.icon, card.title].filter(Boolean).join(' '), 'b'));
  const [body, foot] = footed(card.children);
  const drawn = styledWithin(fitted(room.text, title, body.map(short), foot.map(short)));
  const buttons = card.children.flatMap((child) => (child.type === 'actions' ? child.buttons : []));
  const said = joined(...drawn.flatMap((item, i) => (i === 0 ? [item] : [piece('\n'), item])));
  return {
    html: visible.test(said.plain) ? said.html : '…',
    keyboard: keyboard(buttons),
  };
};

/** A message of nothing but white space and invisible marks is refused. */
const visible = /[^\s\p{Cf}\p{Zl}\p{Zp}\u2800\u3164\u115f\u1160]/u;
