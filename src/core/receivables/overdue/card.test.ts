import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { fallbackText } from '../../cards/fallback.ts';
import { languages, translator } from '../../i18n/translator.ts';
import { debts } from '../rules.ts';
import { type OverdueLine, overdueCard, overdueFacts } from './card.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
const asOf = Temporal.ZonedDateTime.from('2026-11-22T21:00[Europe/Rome]');
const at = { now, today, asOf };

/** A client of whom documents are overdue for so many days, over so much in these currencies. */
const client = (id: number, name: string, overdue: readonly (readonly [number, string, string])[]): OverdueLine => ({
  account: { id, name, city: null },
  debts: debts(
    overdue.map(([days, open, currency]) => ({
      legalEntityId: id,
      kind: 'invoice',
      currency,
      dueOn: today.subtract({ days }),
      open,
      disputed: '0',
      heldBy: null,
      items: 1,
    })),
    [],
    today,
  ),
  documents: overdue.slice(0, 3).map(([days, amount, currency], i) => ({
    account: { id, name, city: null },
    number: `41${i}`,
    issuedOn: today.subtract({ days: days + 30 }),
    currency,
    amount,
    days,
    isComputed: i === 1,
  })),
  limit: null,
  isClose: true,
});

const acme = client(1, 'Acme', [
  [33, '268500', 'RUB'],
  [21, '143800', 'RUB'],
  [2, '1200.40', 'EUR'],
  [1, '1', 'EUR'],
]);
const inAll = (...clients: OverdueLine[]) =>
  Object.fromEntries(
    languages.map((language) => [
      language,
      fallbackText(overdueCard(translator(language, 'Europe/Rome'), clients, at)).replaceAll('\u00a0', ' '),
    ]),
  );

describe('overdue money', () => {
  it('is said in each language: per currency, the oldest documents, what of the limit is used', () => {
    const limit = { amount: '1000000', currency: 'RUB' };
    const used = { kind: 'ratio', ratio: 0.47, ratesOf: null, without: [] } as const;
    expect(inAll({ ...acme, limit: { entity: null, limit, used } })).toMatchInlineSnapshot(`
      {
        "en": "💰 Acme: ₽412,300 and €1,201 overdue, 33 days
      • 410 of 21 Sep: ₽268,500, 33 days
      • 411 of 3 Oct: ₽143,800, 21 days (due date computed from the terms)
      • 412 of 22 Oct: €1,200, 2 days
      1 more
      limit used 47% of ₽1,000,000
      Ledger as of 22 Nov 21:00",
        "it": "💰 Acme: scaduto 412.300 ₽ e 1.201 €, la fattura più vecchia da 33 giorni
      • 410 del 21/09: 268.500 ₽, da 33 giorni
      • 411 del 03/10: 143.800 ₽, da 21 giorni (scadenza calcolata dalla dilazione)
      • 412 del 22/10: 1.200 €, da 2 giorni
      altri 1
      fido 1.000.000 ₽, utilizzato 47%
      Crediti al 22/11, 21:00",
        "ru": "💰 Acme: просрочено 412 300 ₽ и 1 201 €, старшей накладной 33 дня
      • 410 от 21.09: 268 500 ₽, 33 дня
      • 411 от 03.10: 143 800 ₽, 21 день (срок рассчитан по отсрочке)
      • 412 от 22.10: 1 200 €, 2 дня
      ещё 1
      лимит 1 000 000 ₽ использован на 47 %
      Долги на 22.11, 21:00",
      }
    `);
  });

  it('says the currency first of which most is overdue, whatever else is open', () => {
    expect(overdueFacts(translator('en', 'UTC'), acme.debts.toReversed())).toBe('₽412,300 and €1,201 overdue, 33 days');
  });

  it('of several clients is said in each language, the first of them first', () => {
    expect(inAll(acme, client(2, 'Rossi', [[1, '500', 'EUR']]))).toMatchInlineSnapshot(`
      {
        "en": "💰 2 clients with overdue money, first Acme: ₽412,300 and €1,201 overdue, 33 days
      • Acme — ₽412,300 and €1,201 overdue, 33 days
      • Rossi — €500 overdue, 1 day
      Ledger as of 22 Nov 21:00",
        "it": "💰 2 clienti con scaduto, il primo Acme: scaduto 412.300 ₽ e 1.201 €, la fattura più vecchia da 33 giorni
      • Acme — scaduto 412.300 ₽ e 1.201 €, la fattura più vecchia da 33 giorni
      • Rossi — scaduto 500 €, la fattura più vecchia da 1 giorno
      Crediti al 22/11, 21:00",
        "ru": "💰 2 клиента с просрочкой, первый — Acme: просрочено 412 300 ₽ и 1 201 €, старшей накладной 33 дня
      • Acme — просрочено 412 300 ₽ и 1 201 €, старшей накладной 33 дня
      • Rossi — просрочено 500 €, старшей накладной 1 день
      Долги на 22.11, 21:00",
      }
    `);
  });

  it('of many clients shows a dozen, and opens four', () => {
    const many = Array.from({ length: 30 }, (_, i) => client(i + 1, `Client ${i + 1}`, [[1, '500', 'EUR']]));
    const card = overdueCard(translator('en', 'UTC'), many, at);
    expect(fallbackText(card)).toContain('18 more');
    const pressed = card.children.flatMap((child) => (child.type === 'actions' ? child.buttons : []));
    expect(pressed.map(({ action }) => action)).toEqual(['brief:1', 'brief:2', 'brief:3', 'brief:4']);
  });

  it('that was noted here says no day of the ledger', () => {
    const said = fallbackText(overdueCard(translator('en', 'UTC'), [acme], { ...at, asOf: null }));
    expect(said).not.toContain('Ledger');
  });
});
