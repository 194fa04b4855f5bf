import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actions, button, card, context, divider, list, quiet, section, strong, text } from '../../core/cards/build.ts';
import type { Card } from '../../core/cards/card.ts';
import { markup } from './html.ts';
import { renderCard } from './render.ts';

const html = (drawn: Card, working?: string): string => renderCard(markup, drawn, working).html;

describe('renderCard', () => {
  it('puts the labels of sections above their lines where one of them would be broken beside them', () => {
    const about = (label: string) => html(card('Acme', [section('Money', ['€12']), section(label, ['€13'])]));
    expect(about('Receivables')).toContain('<div class="card">');
    expect(about('Receivables by age of 20.11.2026.csv')).toContain('<div class="card card-stacked">');
  });

  it('draws every kind of part', () => {
    const whole: Card = card(
      'Acme',
      [
        text(['due ', strong('today'), quiet(' as agreed')]),
        section('Money', ['€41,200 overdue', 'limit 86%']),
        { type: 'fields', fields: [{ label: 'Language', value: 'English' }] },
        {
          type: 'table',
          columns: [
            { label: 'Invoice', align: 'start' },
            { label: 'Open', align: 'end' },
          ],
          rows: [['INV-1', '€12']],
          more: '3 more',
        },
        list(['one', 'two'], '4 more'),
        divider(),
        actions(button('More', 'more:1', 'primary')),
        context('as of 20 Nov'),
      ],
      '📊',
    );
    expect(html(whole)).toMatchInlineSnapshot(
      `"<div class="card"><h3 class="card-title" dir="auto"><span class="card-icon" aria-hidden="true">📊</span> Acme</h3><p dir="auto">due <strong>today</strong><small> as agreed</small></p><section class="card-section"><h4>Money</h4><div><p dir="auto">€41,200 overdue</p><p dir="auto">limit 86%</p></div></section><dl class="card-fields"><dt>Language</dt><dd dir="auto">English</dd></dl><div class="card-table" tabindex="0" role="region" aria-label="Acme"><table><thead><tr><th class="start" scope="col">Invoice</th><th class="end" scope="col">Open</th></tr></thead><tbody><tr><td class="start" dir="auto">INV-1</td><td class="end" dir="auto">€12</td></tr></tbody></table><p class="card-more">3 more</p></div><div><ul><li dir="auto">one</li><li dir="auto">two</li></ul><p class="card-more">4 more</p></div><hr><div class="card-actions"><button type="button" class="button button-primary" data-action="more:1">More</button></div><p class="card-context" dir="auto">as of 20 Nov</p></div>"`,
    );
  });

  it('shows which button is at work, and holds the others', () => {
    const drawn = html(card('Offer', [actions(button('Take', 'take:1'), button('Leave', 'leave:1'))]), 'take:1');
    expect(drawn.match(/aria-disabled="true"/g)).toHaveLength(2);
    expect(drawn).toMatch(/data-action="take:1" aria-disabled="true" aria-busy="true"/);
    expect(drawn.match(/aria-busy/g)).toHaveLength(1);
  });

  it('lets no text become markup, wherever it stands', () => {
    const nasty = fc.oneof(
      fc.string(),
      fc.constantFrom('<b>', '"><script>alert(1)</script>', "' onclick='x", '&lt;', '<!--', '<!channel>', 'a&b'),
    );
    fc.assert(
      fc.property(nasty, (said) => {
        const title = said || 'x';
        const label = title.slice(0, 75);
        const tags = (drawn: string) => drawn.match(/<[^>]*>/g)?.map((tag) => tag.replace(/"[^"]*"/g, '""'));
        const make = (words: string, name: string): Card =>
          card(words, [
            text([words, strong(words), quiet(words)]),
            section(words, [words]),
            list([words], words),
            { type: 'fields', fields: [{ label: words, value: words }] },
            { type: 'table', columns: [{ label: words, align: 'end' }], rows: [[words]], more: words },
            actions(button(name, `do:${name.slice(0, 10)}`)),
          ]);
        expect(tags(html(make(title, label)))).toEqual(tags(html(make('plain', 'plain'))));
      }),
    );
  });
});
