import type { types } from '@slack/bolt';
import type { Button, Card, CardChild, Line, Span } from '../../core/cards/card.ts';
import { slackLimits } from './limits.ts';
import { shorten } from './shorten.ts';
import { clip, escapeText } from './text.ts';

/** A card as Slack shows it. `text` is what a notification says: the first line. */
export interface Rendered {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** By this name a pressed button is known as one of a card; what it says is its value. */
export const pressId = 'press';

/** Slack refuses empty texts. */
const nothing = ' ';

const plain = (text: string, most: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: clip(text, most) || nothing,
  emoji: false,
});

/**
 * Rich text is not parsed: whatever stands in a name is shown as it is. Slack's own markup has no way to write a literal asterisk.
 * `quiet` has no form of its own among other words.
 */
const elementsOf = (line: Line): types.RichTextElement[] =>
  [line].flat().flatMap((span): types.RichTextElement[] => {
    const { text, style } = typeof span === 'string' ? { text: span, style: undefined } : span;
    if (text === '') return [];
    const said = clip(text, slackLimits.text);
    return [{ type: 'text', text: said, ...(style === 'strong' && { style: { bold: true } }) }];
  });

const section = (...lines: readonly Line[]): types.RichTextSection => {
  const elements = lines.flatMap((line, i) =>
    i === 0 ? elementsOf(line) : [...elementsOf('\n'), ...elementsOf(line)],
  );
  return { type: 'rich_text_section', elements: elements.length > 0 ? elements : elementsOf(nothing) };
};

const richText = (...elements: types.RichTextBlockElement[]): types.RichTextBlock => ({ type: 'rich_text', elements });

const bold = (text: string): Span => ({ text, style: 'strong' });
const labelled = (label: string, line: Line): Line => [bold(`${label}: `), ...[line].flat()];

const wordsOf = (line: Line): string =>
  [line]
    .flat()
    .map((span) => (typeof span === 'string' ? span : span.text))
    .join('');

/** A table in letters of one width: a phone shows it as it is, scrolled sideways. */
const tableText = ({ columns, rows }: Extract<CardChild, { type: 'table' }>): string => {
  const widths = columns.map(({ label }, i) => Math.max(label.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const lineOf = (cells: readonly string[]): string =>
    columns
      .map(({ align }, i) => {
        const [cell, width] = [cells[i] ?? '', widths[i] ?? 0];
        return align === 'end' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [columns.map(({ label }) => label), ...rows].map(lineOf).join('\n');
};

const button = ({ label, action, style }: Button, index: number): types.Button => ({
  type: 'button',
  action_id: `${pressId}/${index}`,
  text: plain(label, slackLimits.button.label),
  value: action,
  ...(style && { style }),
});

const blockOf = (part: CardChild): types.KnownBlock => {
  switch (part.type) {
    case 'text':
      return richText(section(part.text));
    case 'section': {
      const [first = '', ...others] = part.lines;
      return richText(section(labelled(part.label, first), ...others));
    }
    case 'fields':
      return richText(section(...part.fields.map(({ label, value }) => labelled(label, value))));
    case 'table':
      return richText(
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: tableText(part) }] },
        ...(part.more ? [section(part.more)] : []),
      );
    case 'list':
      return richText(
        { type: 'rich_text_list', style: 'bullet', elements: part.items.map((item) => section(item)) },
        ...(part.more ? [section(part.more)] : []),
      );
    case 'divider':
      return { type: 'divider' };
    case 'actions':
      return { type: 'actions', elements: part.buttons.map(button) };
    case 'context':
      return { type: 'context', elements: [plain(wordsOf(part.text), slackLimits.text)] };
  }
};

const firstLine = ({ icon, title }: Card): string => [icon, title].filter(Boolean).join(' ');

/** The blocks of a card, whatever their number. Pure. */
export const blocksOf = (card: Card): types.KnownBlock[] => [
  richText(section([...(card.icon ? [`${card.icon} `] : []), bold(card.title)])),
  ...card.children.map(blockOf),
];

const fitsMessage = (blocks: readonly types.KnownBlock[]): boolean =>
  blocks.length <= slackLimits.blocks.message && JSON.stringify(blocks).length <= slackLimits.blocksJson;

/**
 * A card as a message, within Slack's limits: whole items are dropped. Pure.
 * @param more says that so many are left out, in the reader's language
 * @param last a block of the adapter's own, under everything else
 */
export const renderCard = (card: Card, more: (count: number) => string, last?: types.KnownBlock): Rendered => {
  const all = (one: Card) => [...blocksOf(one), ...(last ? [last] : [])];
  return {
    text: escapeText(clip(firstLine(card), slackLimits.notification)),
    blocks: all(shorten(card, (one) => fitsMessage(all(one)), more)),
  };
};
