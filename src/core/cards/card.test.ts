import { describe, expect, it } from 'vitest';
import { actions, button, card, context, list, section, strong, text } from './build.ts';
import { cardSchema } from './card.ts';
import { fallbackText } from './fallback.ts';

const acme = card(
  '<b>*ACME*|_GmbH_',
  [
    text(['open ', strong('€182,300')]),
    section('Orders', ['last 3 Nov', null, 'pumps silent for 61 days']),
    section('Goals', []),
    list(['one', 'two'], '3 more'),
    actions(button('More', 'brief-more:1'), false),
    context('Data as of 20 Nov'),
  ],
  '📅',
);

describe('a card', () => {
  it('is valid plain JSON that survives storage', () => {
    expect(cardSchema.parse(JSON.parse(JSON.stringify(acme)))).toEqual(acme);
  });

  it('leaves out what is not there', () => {
    expect(acme.children.map(({ type }) => type)).toEqual(['text', 'section', 'list', 'actions', 'context']);
  });

  it('reads as plain text, names untouched and buttons left out', () => {
    expect(fallbackText(acme)).toBe(
      [
        '📅 <b>*ACME*|_GmbH_',
        'open €182,300',
        'Orders: last 3 Nov',
        'pumps silent for 61 days',
        '• one',
        '• two',
        '3 more',
        'Data as of 20 Nov',
      ].join('\n'),
    );
  });

  it('refuses a button that Telegram could not carry', () => {
    const pressing = (action: string) => cardSchema.safeParse(card('x', [actions(button('Go', action))])).success;
    expect(pressing(`brief:${'9'.repeat(58)}`)).toBe(true);
    expect(pressing(`brief:${'9'.repeat(59)}`)).toBe(false);
    expect(pressing(`brief:${'я'.repeat(30)}`)).toBe(false);
    expect(pressing('Brief')).toBe(false);
  });
});
