import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actions, button, card, context, divider, list, section, strong, text } from '../../core/cards/build.ts';
import type { Card } from '../../core/cards/card.ts';
import { limits, rooms } from './limits.ts';
import { renderCard } from './render.ts';

/** What is read of a message once its markup is. */
const readOf = (html: string): string =>
  html
    .replace(/<\/?(?:b|i|pre)>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const html = (...children: Parameters<typeof card>[1]): string => renderCard(card('Acme', children)).html;

describe('a card in Telegram', () => {
  it('sets the title and labels bold, what is quiet small, and each item in its line', () => {
    expect(
      html(
        section('Money', [['open ', strong('€182,300')], 'overdue €41,200']),
        list(['one', 'two'], '3 more'),
        context('Data as of 20 Nov'),
      ),
    ).toBe(
      [
        '<b>Acme</b>',
        '<b>Money:</b> open <b>€182,300</b>',
        'overdue €41,200',
        '• one',
        '• two',
        '<i>3 more</i>',
        '<i>Data as of 20 Nov</i>',
      ].join('\n'),
    );
  });

  it('shows names as they are, whatever they look like', () => {
    expect(html(text('<b>*A*</b> & &lt;B&gt; @everyone <!channel>'))).toBe(
      '<b>Acme</b>\n&lt;b&gt;*A*&lt;/b&gt; &amp; &amp;lt;B&amp;gt; @everyone &lt;!channel&gt;',
    );
  });

  it('draws a narrow table in columns and a wide one in lines', () => {
    const columns = [
      { label: 'Invoice', align: 'start' as const },
      { label: 'Due', align: 'end' as const },
    ];
    expect(html({ type: 'table', columns, rows: [['4102', '268 500']] })).toBe(
      '<b>Acme</b>\n<pre>Invoice     Due\n4102    268 500</pre>',
    );
    expect(html({ type: 'table', columns, rows: [['A very long name of an invoice', '268 500']] })).toBe(
      '<b>Acme</b>\n<b>Invoice · Due</b>\nA very long name of an invoice · 268 500',
    );
  });

  it('sets at most three buttons in a row, and fewer where labels are long', () => {
    const rows = (...labels: string[]) =>
      renderCard(card('Acme', [actions(...labels.map((label) => button(label, 'do:1')))])).keyboard.map((row) =>
        row.map(({ text: label }) => label),
      );
    expect(rows('One', 'Two', 'Three', 'Four')).toEqual([['One', 'Two', 'Three'], ['Four']]);
    expect(rows('Ромашка Сервис, Самара', 'Ромашка')).toEqual([['Ромашка Сервис, Самара'], ['Ромашка']]);
  });

  it('carries what a button says and how it looks', () => {
    const { keyboard } = renderCard(card('Acme', [actions(button('More', 'brief-more:1', 'primary'))]));
    expect(keyboard).toEqual([[{ text: 'More', callback_data: 'brief-more:1', style: 'primary' }]]);
  });

  it('leaves out whole items of a long card, says how many, and keeps as of when', () => {
    const items = Array.from({ length: 200 }, (_, i) => `${i} ${'x'.repeat(40)}`);
    const read = readOf(html(list(items), context('Data as of 20 Nov')));
    const lines = read.split('\n');
    expect(read.length).toBeLessThanOrEqual(limits.text);
    const shown = lines.filter((line) => line.startsWith('• '));
    expect(shown).toEqual(items.slice(0, shown.length).map((item) => `• ${item}`));
    expect(lines.slice(-2)).toEqual([`… +${200 - shown.length}`, 'Data as of 20 Nov']);
    expect(shown.length).toBeGreaterThan(80);
  });

  it('shortens a single endless item between characters', () => {
    const read = readOf(renderCard(card('👩‍🚀'.repeat(3_000), [])).html);
    expect(read.length).toBeLessThanOrEqual(limits.text);
    expect(read.replaceAll('👩‍🚀', '')).toBe('…');
  });

  it('styles no more parts than Telegram shows, and still says all', () => {
    const { html: many } = renderCard(card('Acme', [list(Array.from({ length: 90 }, (_, i) => [strong(`n${i}`)]))]));
    expect(many.match(/<b>/g)?.length).toBeLessThanOrEqual(60);
    expect(readOf(many)).toContain('n89');
  });

  it('never sends what Telegram refuses as empty', () => {
    expect(renderCard(card('\u200b', [divider()])).html).toBe('…');
  });

  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom('<b>', '&', '</i>', '&amp;', '‮', '👩‍🚀'),
    fc.integer({ min: 0, max: 5_000 }).map((n) => '&'.repeat(n)),
  );
  const cards: fc.Arbitrary<Card> = fc
    .tuple(
      word.filter((title) => title !== ''),
      fc.array(
        fc.oneof(
          word.map(text),
          word.map(context),
          fc.tuple(word, fc.array(word, { minLength: 1, maxLength: 8 })).map(([label, lines]) => section(label, lines)),
          fc.array(word.map(strong), { minLength: 1, maxLength: 90 }).map((items) => list(items, '1 more')),
          fc.constant(divider()),
        ),
        { maxLength: 8 },
      ),
    )
    .map(([title, children]) => card(title, children));

  it('is short enough for the words under a file: title, as-of date and buttons stay, items go and are counted', () => {
    const invoices = Array.from({ length: 40 }, (_, i) => `Invoice ${i} <overdue> & disputed`);
    const long = card('Acme', [list(invoices), actions(button('Brief', 'brief:7')), context('Data as of 20 Nov')]);
    const { html: said, keyboard } = renderCard(long, rooms.caption);
    const lines = readOf(said).split('\n');
    const [title, ...rest] = lines;
    expect([title, rest.at(-1)]).toEqual(['Acme', 'Data as of 20 Nov']);
    const kept = rest.slice(0, -2);
    expect(kept).toEqual(invoices.slice(0, kept.length).map((one) => `• ${one}`));
    expect(rest.at(-2)).toBe(`… +${invoices.length - kept.length}`);
    expect(kept.length).toBeGreaterThan(20);
    expect(readOf(said).length).toBeLessThanOrEqual(1_024);
    expect(keyboard).toHaveLength(1);
  });

  it('keeps to the limits and to well-formed markup, whatever a card says', () => {
    fc.assert(
      fc.property(cards, (drawn) => {
        const { html: said } = renderCard(drawn);
        const tags = said.match(/<[^>]*>/g) ?? [];
        expect(tags.every((tag, i) => /^<(b|i|pre)>$/.test(tag) === (i % 2 === 0))).toBe(true);
        expect(said.replace(/<\/?(?:b|i|pre)>|&(?:lt|gt|amp);/g, '')).not.toMatch(/[<>&]/);
        expect(readOf(said).length).toBeLessThanOrEqual(limits.text);
        expect(readOf(said).trim()).not.toBe('');
        expect(Buffer.byteLength(said)).toBeLessThan(2 ** 15);
      }),
      { numRuns: 200 },
    );
  });
});
