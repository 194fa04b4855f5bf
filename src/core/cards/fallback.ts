import type { Card, CardChild, Line } from './card.ts';

/** The words of a line without their styling. */
const plainLine = (line: Line): string =>
  [line]
    .flat()
    .map((span) => (typeof span === 'string' ? span : span.text))
    .join('');

const plainChild = (child: CardChild): string[] => {
  switch (child.type) {
    case 'text':
    case 'context':
      return [plainLine(child.text)];
    case 'section':
      return child.lines.map((line, i) => (i === 0 ? `${child.label}: ${plainLine(line)}` : plainLine(line)));
    case 'fields':
      return child.fields.map(({ label, value }) => `${label}: ${plainLine(value)}`);
    case 'table':
      return [
        child.columns.map(({ label }) => label).join(' · '),
        ...child.rows.map((row) => row.join(' · ')),
        ...(child.more ? [child.more] : []),
      ];
    case 'list':
      return [...child.items.map((item) => `• ${plainLine(item)}`), ...(child.more ? [child.more] : [])];
    case 'divider':
    case 'actions':
      return [];
  }
};

/** A card as plain text, for terminals, previews and screen readers. Buttons are left out: there is nothing to press. */
export const fallbackText = (card: Card): string =>
  [[card.icon, card.title].filter(Boolean).join(' '), ...card.children.flatMap(plainChild)].join('\n');
