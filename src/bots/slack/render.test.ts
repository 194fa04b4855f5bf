import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actions, button, card, context, divider, list, section, strong, text } from '../../core/cards/build.ts';
import type { Card, CardChild } from '../../core/cards/card.ts';
import { slackLimits } from './limits.ts';
import { renderCard } from './render.ts';

const more = (count: number): string => `${count} more`;
const render = (drawn: Card) => renderCard(drawn, more);

/** All that is read in the blocks, in its order. */
const wordsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'text' && typeof inner === 'string' ? [inner] : wordsIn(inner),
  );
};

const items = (count: number) => Array.from({ length: count }, (_, i) => `${i} ${'x'.repeat(40)}`);

describe('a card in Slack', () => {
  it('sets the title, labels and what is strong in bold', () => {
    const { blocks } = render(
      card('Acme', [section('Money', [['open ', strong('€182,300')], 'overdue €41,200'])], '📅'),
    );
    expect(blocks).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: '📅 ' },
              { type: 'text', text: 'Acme', style: { bold: true } },
            ],
          },
        ],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Money: ', style: { bold: true } },
              { type: 'text', text: 'open ' },
              { type: 'text', text: '€182,300', style: { bold: true } },
              { type: 'text', text: '\n' },
              { type: 'text', text: 'overdue €41,200' },
            ],
          },
        ],
      },
    ]);
  });

  it('shows names as they are, and escapes them in the notification, which Slack parses', () => {
    const { text: said, blocks } = render(card('<!channel> *A* & `b`', []));
    expect(wordsIn(blocks)).toEqual(['<!channel> *A* & `b`']);
    expect(said).toBe('&lt;!channel&gt; *A* &amp; `b`');
  });

  it('says the first line in the notification', () => {
    expect(render(card('Acme: overdue', [text('secret')], '💰')).text).toBe('💰 Acme: overdue');
  });

  it('gives each button a name of its own, and lets it say what it does', () => {
    const { blocks } = render(
      card('Acme', [actions(button('More', 'brief-more:1', 'primary'), button('Also', 'brief-more:1'))]),
    );
    expect(blocks[1]).toMatchObject({
      type: 'actions',
      elements: [
        { action_id: 'press/0', value: 'brief-more:1', style: 'primary' },
        { action_id: 'press/1', value: 'brief-more:1' },
      ],
    });
  });

  it('draws a table in columns', () => {
    const { blocks } = render(
      card('Acme', [
        {
          type: 'table',
          columns: [
            { label: 'Invoice', align: 'start' },
            { label: 'Due', align: 'end' },
          ],
          rows: [['4102', '268 500']],
        },
      ]),
    );
    expect(wordsIn(blocks)).toEqual(['Acme', 'Invoice      Due\n4102     268 500']);
  });

  it('leaves out whole items of a long card, says how many, and keeps buttons and as of when', () => {
    const { blocks } = render(
      card('Acme', [list(items(400), 'and others'), actions(button('More', 'more:1')), context('Data as of 20 Nov')]),
    );
    const words = wordsIn(blocks);
    const shown = words.filter((word) => /^\d+ x/.test(word));
    expect(shown.length).toBeGreaterThan(60);
    expect(shown).toEqual(items(shown.length));
    expect(words.slice(-3)).toEqual([`${400 - shown.length} more · and others`, 'More', 'Data as of 20 Nov']);
  });

  it('leaves out the last list before the first, and all lists before other parts', () => {
    const words = wordsIn(render(card('Acme', [list(['kept']), text('y'.repeat(2_900)), list(items(400))])).blocks);
    expect(words).toContain('kept');
    expect(words.some((word) => word.startsWith('yyy'))).toBe(true);
  });

  it('leaves out whole parts where there is nothing else to leave out', () => {
    const parts = Array.from({ length: 80 }, (_, i) => text(`part ${i}`));
    const words = wordsIn(render(card('Acme', [...parts, context('Data as of 20 Nov')])).blocks);
    expect(words.at(-1)).toBe('Data as of 20 Nov');
    expect(words.at(-2)).toBe(`${80 - (words.length - 3)} more`);
  });

  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom('<b>', '&', '<!channel>', '‮', '👩‍🚀'),
    fc.integer({ min: 1, max: 5_000 }).map((n) => '&'.repeat(n)),
  );
  const part: fc.Arbitrary<CardChild | null> = fc.oneof(
    word.map(text),
    word.map(context),
    fc.tuple(word, fc.array(word, { minLength: 1, maxLength: 8 })).map(([label, lines]) => section(label, lines)),
    fc.array(word.map(strong), { minLength: 1, maxLength: 90 }).map((many) => list(many, '1 more')),
    fc.integer({ min: 1, max: 25 }).map((n) => actions(...items(n).map((label) => button(label, 'do:1')))),
    fc.constant(divider()),
  );

  it('keeps to the limits, whatever a card says', () => {
    fc.assert(
      fc.property(
        fc.tuple(
          word.filter((title) => title !== ''),
          fc.array(part, { maxLength: 60 }),
        ),
        ([title, children]) => {
          const { text: said, blocks } = render(card(title, children));
          expect(blocks.length).toBeLessThanOrEqual(slackLimits.blocks.message);
          expect(said).not.toBe('');
          expect(said).not.toMatch(/[<>]/);
          for (const one of wordsIn(blocks)) {
            expect(one.length).toBeGreaterThan(0);
            expect(one.length).toBeLessThanOrEqual(slackLimits.text);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
