import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createViolations } from '../violations.ts';
import { format } from './format.ts';
import { parseHtml } from './html.ts';

const rules = (violations = createViolations(10)) => ({
  method: 'sendMessage',
  min: 1,
  max: 4096,
  what: 'message',
  violations,
});
const formatted = (text: string) => format({ text, parseMode: 'HTML', entities: undefined }, rules());

describe('the HTML of messages', () => {
  it('gives back any text that was escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(parseHtml(`<b>${escaped}</b>`).text).toBe(text);
      }),
    );
  });

  it('counts entities in UTF-16 units, outer before inner', () => {
    expect(parseHtml('👩 <b>Acme <i>GmbH</i></b> <code>a&lt;b</code>')).toEqual({
      text: '👩 Acme GmbH a<b',
      entities: [
        { type: 'bold', offset: 3, length: 9 },
        { type: 'italic', offset: 8, length: 4 },
        { type: 'code', offset: 13, length: 3 },
      ],
    });
  });

  it('knows links, mentions of people, quotes and blocks of code', () => {
    const { entities } = parseHtml(
      '<a href="https://x.org/?a=1&amp;b=2">link</a><a href="tg://user?id=42">Anna</a><blockquote expandable>q</blockquote><pre><code class="language-sql">s</code></pre>',
    );
    expect(entities).toEqual([
      { type: 'text_link', offset: 0, length: 4, url: 'https://x.org/?a=1&b=2' },
      { type: 'text_mention', offset: 4, length: 4, user: { id: 42 } },
      { type: 'expandable_blockquote', offset: 8, length: 1 },
      { type: 'pre', offset: 9, length: 1, language: 'sql' },
    ]);
  });

  it.each([
    ['a <table>', 'Unsupported start tag "table" at byte offset 2'],
    ['5 < 6', 'Unsupported start tag "" at byte offset 2'],
    ['é<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
    ['<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<span class="red">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('says what is wrong with %s', (source, problem) => {
    expect(() => parseHtml(source)).toThrow(`Bad Request: can't parse entities: ${problem}`);
  });

  it('leaves references that the platform does not know as they are', () => {
    expect(parseHtml('&nbsp;&euro;&#8364;&lt').text).toBe('&nbsp;&euro;€<');
  });

  it('measures what is left after parsing and trimming, in characters', () => {
    expect(formatted(`  <b>${'👩'.repeat(4096)}</b>\n`).text).toHaveLength(8192);
    const violations = createViolations(10);
    expect(() => format({ text: 'x'.repeat(4097), parseMode: '', entities: undefined }, rules(violations))).toThrow(
      'Bad Request: message is too long',
    );
    expect(violations.entries()).toMatchObject([{ kind: 'limit' }]);
  });

  it('finds commands, links, addresses and names by itself, but not in code', () => {
    expect(
      formatted('/brief@kam_bot https://x.org @anna a@b.it #vip <code>/no</code> 1/2').entities.map(({ type }) => type),
    ).toEqual(['bot_command', 'url', 'mention', 'email', 'hashtag', 'code']);
  });
});
