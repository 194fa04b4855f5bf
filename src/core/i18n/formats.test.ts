import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createFormats } from './formats.ts';

const en = createFormats('en', 'Europe/London');
const ru = createFormats('ru', 'Europe/Moscow');
const italian = createFormats('it', 'Europe/Rome');
/** No-break spaces are written `~` here, to be seen. */
const seen = (said: string): string => said.replaceAll('\u00a0', '~');
const three = (ask: (formats: typeof en) => string): string[] => [en, ru, italian].map((f) => seen(ask(f)));

const rubles = (amount: string) => ({ amount, currency: 'RUB' });
const euros = (amount: string) => ({ amount, currency: 'EUR' });
const today = Temporal.PlainDate.from('2026-11-21');
const on = (iso: string) => Temporal.PlainDate.from(iso);
const at = (iso: string) => Temporal.Instant.from(iso);

describe('money', () => {
  it('is written as each language writes it, in whole units', () => {
    expect(three((f) => f.money(euros('41200.4')))).toEqual(['€41,200', '41~200~€', '41.200~€']);
    expect(seen(ru.money(rubles('412300')))).toBe('412~300~₽');
  });

  it('groups thousands in Italian even below ten thousand', () => {
    expect(seen(italian.moneyExact(euros('1234.5')))).toBe('1.234,50~€');
  });

  it('keeps a cent that a floating-point number would lose', () => {
    expect(seen(en.moneyExact(euros('90071992547409.93')))).toBe('€90,071,992,547,409.93');
  });

  it('is short from a million on', () => {
    expect(three((f) => f.moneyShort(euros('1239500')))).toEqual(['€1.24~M', '1,24~млн~€', '1,24~mln~€']);
    expect(seen(en.moneyShort(euros('999999')))).toBe('€999,999');
    expect(seen(en.moneyShort({ amount: '2500000', currency: 'CHF' }))).toBe('CHF~2.5~M');
  });

  it('is rounded when it is an estimate', () => {
    expect(three((f) => f.moneyAbout(euros('38412')))).toEqual(['€38~k', '38~тыс.~€', '38~mila~€']);
    expect(three((f) => f.moneyAbout(euros('1640000')))).toEqual(['€1.6~M', '1,6~млн~€', '1,6~mln~€']);
    expect(seen(en.moneyAbout(euros('612.4')))).toBe('€610');
    expect(seen(en.moneyAbout(euros('999600')))).toBe('€1~M');
  });

  it('has a minus sign, not a hyphen', () => {
    expect(three((f) => f.money(euros('-24600')))).toEqual(['−€24,600', '−24~600~€', '−24.600~€']);
  });

  it('never contains a space at which a line could break', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.constantFrom('EUR', 'RUB', 'CHF'),
        (n, currency) => {
          const money = { amount: n.toFixed(4), currency };
          for (const formats of [en, ru, italian]) {
            for (const said of [formats.money(money), formats.moneyShort(money), formats.moneyAbout(money)]) {
              expect(said).not.toContain(' ');
            }
          }
        },
      ),
    );
  });
});

describe('ratios', () => {
  it('have a no-break space before the sign in Russian only', () => {
    expect(three((f) => f.percent(0.061, 1))).toEqual(['6.1%', '6,1~%', '6,1%']);
    expect(three((f) => f.change(0.08))).toEqual(['+8%', '+8~%', '+8%']);
    expect(three((f) => f.change(-0.124))).toEqual(['−12%', '−12~%', '−12%']);
  });

  it('of no change bear no sign', () => {
    expect(seen(en.change(-0.001))).toBe('0%');
  });
});

describe('days', () => {
  it('are named by their weekday in the coming fortnight only', () => {
    expect(three((f) => f.day(on('2026-12-04'), today))).toEqual(['Fri 4 Dec', 'пт 04.12', 'ven 04/12']);
    expect(three((f) => f.day(on('2026-12-05'), today))).toEqual(['5 Dec', '05.12', '05/12']);
    expect(three((f) => f.day(on('2026-11-03'), today))).toEqual(['3 Nov', '03.11', '03/11']);
  });

  it('bear the year when it is another', () => {
    expect(three((f) => f.day(on('2027-03-01'), today))).toEqual(['1 Mar 2027', '01.03.2027', '01/03/2027']);
    expect(three((f) => f.dayLong(on('2026-09-20')))).toEqual(['20 Sep 2026', '20.09.2026', '20/09/2026']);
    expect(three((f) => f.dayInWords(on('2026-04-03')))).toEqual(['3 April', '3 апреля', '3 aprile']);
  });
});

describe('moments', () => {
  const now = at('2026-11-21T12:00:00Z');

  it('are said as people say them, in the reader’s zone', () => {
    expect(three((f) => f.moment(at('2026-11-21T15:00:00Z'), now))).toEqual([
      'today 15:00',
      'сегодня 18:00',
      'oggi 16:00',
    ]);
    expect(seen(ru.moment(at('2026-11-21T22:00:00Z'), now))).toBe('завтра 01:00');
    expect(three((f) => f.moment(at('2026-12-04T15:00:00Z'), now))).toEqual([
      'Fri 4 Dec 15:00',
      'пт 04.12, 18:00',
      'ven 04/12, 16:00',
    ]);
  });

  it('of data are plain dates, also today', () => {
    expect(three((f) => f.stamp(at('2026-11-21T06:00:00Z'), now))).toEqual([
      '21 Nov 06:00',
      '21.11, 09:00',
      '21/11, 07:00',
    ]);
  });

  it('of data that say no time are days alone, as the company counts them', () => {
    const moment = (iso: string) => Temporal.ZonedDateTime.from(iso);
    expect(three((f) => f.asOf(moment('2018-01-01T00:00[Europe/Rome]'), now))).toEqual([
      '1 Jan 2018',
      '01.01.2018',
      '01/01/2018',
    ]);
    expect(three((f) => f.asOf(moment('2026-11-20T00:00[America/Los_Angeles]'), now))).toEqual([
      '20 Nov',
      '20.11',
      '20/11',
    ]);
    // Where clocks go forward at midnight, the day begins at one.
    expect(three((f) => f.asOf(moment('2026-09-06T01:00[America/Santiago]'), now))).toEqual([
      '6 Sep',
      '06.09',
      '06/09',
    ]);
    expect(three((f) => f.asOf(moment('2026-11-20T23:00[Europe/Rome]'), now))).toEqual([
      '20 Nov 22:00',
      '21.11, 01:00',
      '20/11, 23:00',
    ]);
  });
});

describe('countries', () => {
  it('are named in the reader’s language', () => {
    expect(three((f) => f.country('DE'))).toEqual(['Germany', 'Германия', 'Germania']);
  });

  it('stay as they are when they are no code', () => {
    expect(three((f) => f.country('United States'))).toEqual(['United States', 'United States', 'United States']);
    expect(en.country('XQ')).toBe('XQ');
  });
});
