import { describe, expect, it } from 'vitest';
import { cardSchema } from '../cards/card.ts';
import { fallbackText } from '../cards/fallback.ts';
import { translator } from '../i18n/translator.ts';
import type { FoundAccount } from './find.ts';
import { accountButtons, pickReply } from './pick-card.ts';

const account = (id: number, name: string, over: Partial<FoundAccount> = {}): FoundAccount => ({
  id,
  name,
  city: null,
  matched: name,
  ...over,
});
const t = translator('it', 'Europe/Rome');

describe('a name that does not lead to one account', () => {
  it('leaves the choice among several, and says what tells them apart', () => {
    const accounts = [
      account(1, 'Rossi', { city: 'Milano' }),
      account(2, 'Gruppo Nord', { matched: 'Rossi Trasporti S.r.l.' }),
    ];
    const { card, outcome } = pickReply(t, { kind: 'several', accounts, more: false }, 'brief');
    expect(outcome ?? 'ok').toBe('ok');
    expect(fallbackText(card)).toBe(
      'Più clienti corrispondono. Quale?\n• Rossi · Milano\n• Gruppo Nord · Rossi Trasporti S.r.l.',
    );
    expect(accountButtons(accounts, 'brief')).toEqual([
      { label: 'Rossi', action: 'brief:1' },
      { label: 'Gruppo Nord', action: 'brief:2' },
    ]);
  });

  it('says when more fit than are offered', () => {
    const { card } = pickReply(t, { kind: 'several', accounts: [account(1, 'Rossi')], more: true }, 'brief');
    expect(fallbackText(card)).toMatch(/\n• Rossi\nNe corrispondono altri/);
  });

  it('is not found, with what is near', () => {
    const { card, outcome } = pickReply(
      t,
      { kind: 'none', near: [account(1, 'Acme'), account(2, 'Akme Ural')] },
      'brief',
    );
    expect(card.title).toBe('Non trovato. Simili: Acme, Akme Ural');
    expect(outcome).toBe('not-found');
  });

  it('is not found without buttons where nothing is near', () => {
    const { card } = pickReply(t, { kind: 'none', near: [] }, 'brief');
    expect(card).toEqual({ type: 'card', title: t('account-not-found'), children: [] });
  });
});

describe('buttons of accounts', () => {
  it('of one name say where they are, and their number', () => {
    const twins = [account(7, 'Acme', { city: 'Roma' }), account(12, 'Acme'), account(13, 'Volga')];
    expect(accountButtons(twins, 'brief').map(({ label }) => label)).toEqual([
      'Acme · Roma · #7',
      'Acme · #12',
      'Volga',
    ]);
  });

  it.each(['x'.repeat(500), '🚀'.repeat(100), '\u200b', '\u202eemcA'])(
    'have a label that fits, whatever the name',
    (name) => {
      const accounts = [account(1, name), account(2_000_000_000, name, { city: name })];
      const { card } = pickReply(t, { kind: 'several', accounts, more: false }, 'brief');
      expect(cardSchema.safeParse(card).error).toBeUndefined();
    },
  );
});
