import type { Button, Card, CardChild, Line, Span } from './card.ts';

type Maybe<T> = T | false | null | undefined;

const present = <T>(values: readonly Maybe<T>[]): T[] => values.filter((value): value is T => Boolean(value));

/** Builders leave out what is not there, so that a card reads like the message it makes. */
export const card = (title: string, children: readonly Maybe<CardChild>[], icon?: string): Card => ({
  type: 'card',
  ...(icon && { icon }),
  title,
  children: present(children),
});

export const strong = (text: string): Span => ({ text, style: 'strong' });
export const quiet = (text: string): Span => ({ text, style: 'quiet' });

export const text = (line: Line): CardChild => ({ type: 'text', text: line });
export const context = (line: Line): CardChild => ({ type: 'context', text: line });
export const divider = (): CardChild => ({ type: 'divider' });

/** A labelled part of a message; null when it has no lines. */
export const section = (label: string, lines: readonly Maybe<Line>[]): CardChild | null => {
  const said = present(lines);
  return said.length > 0 ? { type: 'section', label, lines: said } : null;
};

export const list = (items: readonly Line[], more?: string): CardChild | null =>
  items.length > 0 ? { type: 'list', items: [...items], ...(more && { more }) } : null;

export const button = (label: string, action: string, style?: Button['style']): Button => ({
  label,
  action,
  ...(style && { style }),
});

export const actions = (...buttons: readonly Maybe<Button>[]): CardChild | null => {
  const drawn = present(buttons);
  return drawn.length > 0 ? { type: 'actions', buttons: drawn } : null;
};
