import type { Button, Card, CardChild, Line, Span } from '../../core/cards/card.ts';
import type { Build } from './html.ts';

/** Characters that stand beside the lines of a section without being broken often. */
const longestAside = 24;

/** All sections of a card are drawn alike: with their labels beside them, or above. */
const hasLongLabel = ({ children }: Card): boolean =>
  children.some((part) => part.type === 'section' && part.label.length > longestAside);

/**
 * A card as elements: of markup on the server, of the page in the browser. Pure; nothing in a card is ever markup.
 * A button says what it does in `data-action`. `working` is the action whose answer is awaited.
 */
export const renderCard = <Element>(h: Build<Element>, card: Card, working?: string): Element => {
  const span = (part: Span): Element | string =>
    typeof part === 'string' ? part : h(part.style === 'strong' ? 'strong' : 'small', {}, part.text);

  const line = (tag: string, said: Line, className?: string): Element =>
    h(tag, { class: className, dir: 'auto' }, ...[said].flat().map(span));

  const more = (said: string | undefined): Element[] => (said ? [h('p', { class: 'card-more' }, said)] : []);

  const button = ({ label, action, style }: Button): Element =>
    h(
      'button',
      {
        type: 'button',
        class: style ? `button button-${style}` : 'button',
        'data-action': action,
        'aria-disabled': working === undefined ? undefined : 'true',
        'aria-busy': working === action ? 'true' : undefined,
      },
      label,
    );

  const child = (part: CardChild): Element => {
    switch (part.type) {
      case 'text':
        return line('p', part.text);
      case 'context':
        return line('p', part.text, 'card-context');
      case 'section':
        return h(
          'section',
          { class: 'card-section' },
          h('h4', {}, part.label),
          h('div', {}, ...part.lines.map((said) => line('p', said))),
        );
      case 'fields':
        return h(
          'dl',
          { class: 'card-fields' },
          ...part.fields.flatMap(({ label, value }) => [h('dt', {}, label), line('dd', value)]),
        );
      case 'table':
        return h(
          'div',
          { class: 'card-table', tabindex: '0', role: 'region', 'aria-label': card.title },
          h(
            'table',
            {},
            h(
              'thead',
              {},
              h('tr', {}, ...part.columns.map(({ label, align }) => h('th', { class: align, scope: 'col' }, label))),
            ),
            h(
              'tbody',
              {},
              ...part.rows.map((row) =>
                h('tr', {}, ...row.map((cell, i) => h('td', { class: part.columns[i]?.align, dir: 'auto' }, cell))),
              ),
            ),
          ),
          ...more(part.more),
        );
      case 'list':
        return h('div', {}, h('ul', {}, ...part.items.map((item) => line('li', item))), ...more(part.more));
      case 'divider':
        return h('hr', {});
      case 'actions':
        return h('div', { class: 'card-actions' }, ...part.buttons.map(button));
    }
  };

  return h(
    'div',
    { class: hasLongLabel(card) ? 'card card-stacked' : 'card' },
    h(
      'h3',
      { class: 'card-title', dir: 'auto' },
      ...(card.icon ? [h('span', { class: 'card-icon', 'aria-hidden': 'true' }, card.icon), ' '] : []),
      card.title,
    ),
    ...card.children.map(child),
  );
};
