import type { Temporal } from 'temporal-polyfill';
import type { Language } from '../../generated/prisma/enums.ts';
import type { Money } from '../money.ts';

/** How a language writes figures and days (VOICE: each as its readers write them). */
export interface Formats {
  /** 412 300 ₽ · €41,200 · 41.200 €: whole units, since briefs are read at a glance. */
  money(money: Money): string;
  /** 412 300,50 ₽: to the cent, for documents and confirmations. */
  moneyExact(money: Money): string;
  /** €1.24 M · 1,24 млн ₽ · 1,24 mln €: from a million on, short; below, as {@link Formats.money}. */
  moneyShort(money: Money): string;
  number(value: number): string;
  /** A ratio (0.061) as 6.1% · 6,1 % · 6,1%. */
  percent(ratio: number, digits?: number): string;
  /** A ratio with its sign: +8% · −12%. */
  change(ratio: number): string;
  /** Fri 4 Dec; with the year when it is not `today`'s. */
  day(day: Temporal.PlainDate, today: Temporal.PlainDate): string;
  /** 20 Nov 2026, always with the year and without the weekday. */
  dayLong(day: Temporal.PlainDate): string;
  /** 15:00 in the reader's zone. */
  time(instant: Temporal.Instant): string;
  /** today 15:00 · tomorrow 09:00 · Fri 4 Dec 15:00, in the reader's zone. */
  moment(instant: Temporal.Instant, now: Temporal.Instant): string;
  /** a, b and c */
  and(items: readonly string[]): string;
}

const locales: Record<Language, string> = { en: 'en-GB', ru: 'ru-RU', it: 'it-IT' };
const million: Record<Language, { unit: string; pattern: (figure: string, unit: string, symbol: string) => string }> = {
  en: { unit: 'M', pattern: (figure, unit, symbol) => `${symbol}${figure} ${unit}` },
  ru: { unit: 'млн', pattern: (figure, unit, symbol) => `${figure} ${unit} ${symbol}` },
  it: { unit: 'mln', pattern: (figure, unit, symbol) => `${figure} ${unit} ${symbol}` },
};
const relativeDay: Record<Language, readonly [today: string, tomorrow: string, yesterday: string]> = {
  en: ['today', 'tomorrow', 'yesterday'],
  ru: ['сегодня', 'завтра', 'вчера'],
  it: ['oggi', 'domani', 'ieri'],
};

/** `Intl.NumberFormat` reads a decimal string exactly; TypeScript's library wants a numeric literal type. */
const exact = (amount: string) => amount as Intl.StringNumericLiteral;

const utcDate = (day: Temporal.PlainDate) => new Date(`${day.toString()}T12:00:00Z`);

/** Formats of one language, in one IANA zone. */
export const createFormats = (language: Language, zone: string): Formats => {
  const locale = locales[language];
  // Node 20 writes Italian thousands without a point unless told so.
  const grouping = { useGrouping: 'always' } as const;
  const currency = (code: string, digits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: code,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      ...grouping,
    });
  const symbolOf = (code: string) =>
    currency(code, 0)
      .formatToParts(0)
      .find(({ type }) => type === 'currency')?.value ?? code;
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, ...grouping });
  const dayInYear = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const dayOfYear = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone });
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' });

  const formats: Formats = {
    money: ({ amount, currency: code }) => currency(code, 0).format(exact(amount)),
    moneyExact: ({ amount, currency: code }) => currency(code, 2).format(exact(amount)),
    moneyShort: (money) => {
      const value = Number(money.amount);
      if (Math.abs(value) < 1_000_000) return formats.money(money);
      const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, ...grouping }).format(value / 1_000_000);
      const { unit, pattern } = million[language];
      return pattern(figure, unit, symbolOf(money.currency));
    },
    number: (value) => numbers.format(value),
    percent: (ratio, digits = 0) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(ratio),
    change: (ratio) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' })
        .format(ratio)
        .replace('-', '−'),
    day: (day, today) => (day.year === today.year ? dayInYear.format(utcDate(day)) : formats.dayLong(day)),
    dayLong: (day) => dayOfYear.format(utcDate(day)).replace(/\s?г\.$/, ''),
    time: (instant) => clock.format(instant.epochMilliseconds),
    moment: (instant, now) => {
      const day = instant.toZonedDateTimeISO(zone).toPlainDate();
      const today = now.toZonedDateTimeISO(zone).toPlainDate();
      const [todayWord, tomorrowWord, yesterdayWord] = relativeDay[language];
      const near = new Map([
        [0, todayWord],
        [1, tomorrowWord],
        [-1, yesterdayWord],
      ]);
      const said = near.get(today.until(day, { largestUnit: 'days' }).days) ?? formats.day(day, today);
      return `${said} ${formats.time(instant)}`;
    },
    and: (items) => conjunction.format(items),
  };
  return formats;
};
