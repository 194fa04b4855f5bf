import type { Temporal } from 'temporal-polyfill';
import type { Language } from '../../generated/prisma/enums.ts';
import type { Money } from '../money.ts';

/** How a language writes figures and days, each as its readers write them (docs/voice.md). */
export interface Formats {
  /** 412 300 ₽ · €41,200 · 41.200 €: whole units, since briefs are read at a glance. */
  money(money: Money): string;
  /** 412 300,50 ₽: to the cent, for documents and confirmations. */
  moneyExact(money: Money): string;
  /** €1.24 M · 1,24 млн ₽ · 1,24 mln €: from a million on, short; below, as {@link Formats.money}. */
  moneyShort(money: Money): string;
  /** €38 k · 38 тыс. ₽ · 38 mila €: an estimate, to two significant digits. */
  moneyAbout(money: Money): string;
  number(value: number): string;
  /** A sum without its currency, to the cent. */
  amount(value: string): string;
  /** 1,500 · 1 500 · 1.500, or 1.5 · 1,5 · 1,5: decimal text, with all the decimals that it has. */
  figure(value: string): string;
  /** A ratio (0.061) as 6.1% · 6,1 % · 6,1%. */
  percent(ratio: number, digits?: number): string;
  /** A ratio with its sign: +8% · −12%. */
  change(ratio: number): string;
  /** Fri 4 Dec · пт 04.12 · ven 04/12: the weekday while it helps, in the coming fortnight; the year when it is not `today`'s. */
  day(day: Temporal.PlainDate, today: Temporal.PlainDate): string;
  /** today · yesterday · tomorrow, or as {@link Formats.day}. */
  dayNear(day: Temporal.PlainDate, today: Temporal.PlainDate): string;
  /** 20 Nov 2026 · 20.11.2026 · 20/11/2026. */
  dayLong(day: Temporal.PlainDate): string;
  /** 3 April · 3 апреля · 3 aprile: where figures would leave in doubt which is the day and which the month. */
  dayInWords(day: Temporal.PlainDate): string;
  /** 15:00 in the reader's zone. */
  time(instant: Temporal.Instant): string;
  /** today 15:00 · tomorrow 09:00 · Fri 4 Dec 15:00, in the reader's zone. */
  moment(instant: Temporal.Instant, now: Temporal.Instant): string;
  /** 20 Nov 07:00 · 20.11, 07:00 · 20/11, 07:00, in the reader's zone. */
  stamp(instant: Temporal.Instant, now: Temporal.Instant): string;
  /** As of when figures hold: as {@link Formats.stamp}; the day alone where `moment` is the first of a day, since then nobody said a time. */
  asOf(moment: Temporal.ZonedDateTime, now: Temporal.Instant): string;
  /** a, b and c */
  and(items: readonly string[]): string;
  /** DE as Germany · Германия · Germania; what is no ISO 3166 code stays as it is. */
  country(code: string): string;
}

interface Habits {
  readonly locale: string;
  readonly million: string;
  readonly thousand: string;
  /** Numeric dates are set off from the time by a comma. */
  readonly beforeTime: string;
  readonly relativeDays: Readonly<Record<-1 | 0 | 1, string>>;
  dayOfMonth(day: Temporal.PlainDate): string;
  dayOfYear(day: Temporal.PlainDate): string;
}

const monthsInEnglish = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (value: number): string => String(value).padStart(2, '0');

const numeric = (separator: string): Pick<Habits, 'dayOfMonth' | 'dayOfYear'> => {
  const dayOfMonth = ({ day, month }: Temporal.PlainDate) => `${two(day)}${separator}${two(month)}`;
  return { dayOfMonth, dayOfYear: (day) => `${dayOfMonth(day)}${separator}${day.year}` };
};

const habitsOf: Record<Language, Habits> = {
  en: {
    locale: 'en-GB',
    million: 'M',
    thousand: 'k',
    beforeTime: ' ',
    relativeDays: { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' },
    // Not Intl: it writes "Sept", and versions of Node disagree.
    dayOfMonth: ({ day, month }) => `${day} ${monthsInEnglish[month - 1]}`,
    dayOfYear: ({ day, month, year }) => `${day} ${monthsInEnglish[month - 1]} ${year}`,
  },
  ru: {
    locale: 'ru-RU',
    million: 'млн',
    thousand: 'тыс.',
    beforeTime: ', ',
    relativeDays: { '-1': 'вчера', 0: 'сегодня', 1: 'завтра' },
    ...numeric('.'),
  },
  it: {
    locale: 'it-IT',
    million: 'mln',
    thousand: 'mila',
    beforeTime: ', ',
    relativeDays: { '-1': 'ieri', 0: 'oggi', 1: 'domani' },
    ...numeric('/'),
  },
};

/** How many coming days are named by their weekday. */
const weekdaysAhead = 13;

/** `Intl.NumberFormat` reads a decimal string exactly; TypeScript's library wants a numeric literal type. */
const exact = (amount: string) => amount as Intl.StringNumericLiteral;

const withMinus = (figure: string): string => figure.replace('-', '−');

const isNear = (days: number): days is -1 | 0 | 1 => Math.abs(days) <= 1;

/** Formats of one language, in one IANA zone. */
export const createFormats = (language: Language, zone: string): Formats => {
  const habits = habitsOf[language];
  // Node 20 writes Italian thousands without a point unless told so.
  const number = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(habits.locale, { useGrouping: 'always', signDisplay: 'negative', ...options });
  const currency = (code: string, digits: number) =>
    number({
      style: 'currency',
      currency: code,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });

  /** 1.24 M with the currency where the language puts it; no-break spaces, so that a figure never falls apart. */
  const scaled = (figure: string, unit: string, code: string): string =>
    currency(code, 0)
      .formatToParts(1)
      .map(({ type, value }) => (type === 'integer' ? `${figure}\u00a0${unit}` : value))
      .join('');

  const weekday = new Intl.DateTimeFormat(habits.locale, { weekday: 'short', timeZone: 'UTC' });
  const inWords = new Intl.DateTimeFormat(habits.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const clock = new Intl.DateTimeFormat(habits.locale, { hour: '2-digit', minute: '2-digit', timeZone: zone });
  const countries = new Intl.DisplayNames(habits.locale, { type: 'region', fallback: 'code' });
  const conjunction = new Intl.ListFormat(habits.locale, { type: 'conjunction' });
  const dayHere = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate();
  const plainDay = (day: Temporal.PlainDate, today: Temporal.PlainDate) =>
    day.year === today.year ? habits.dayOfMonth(day) : habits.dayOfYear(day);

  const formats: Formats = {
    money: ({ amount, currency: code }) => withMinus(currency(code, 0).format(exact(amount))),
    moneyExact: ({ amount, currency: code }) => withMinus(currency(code, 2).format(exact(amount))),
    moneyShort: (money) => {
      const millions = Number(money.amount) / 1_000_000;
      if (Math.abs(millions) < 1) return formats.money(money);
      return scaled(withMinus(number({ maximumFractionDigits: 2 }).format(millions)), habits.million, money.currency);
    },
    moneyAbout: ({ amount, currency: code }) => {
      const value = Number(Number(amount).toPrecision(2));
      if (Math.abs(value) < 1_000) return formats.money({ amount: String(value), currency: code });
      if (Math.abs(value) >= 1_000_000) return formats.moneyShort({ amount: String(value), currency: code });
      return scaled(withMinus(number({}).format(value / 1_000)), habits.thousand, code);
    },
    amount: (value) => withMinus(number({ minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(exact(value))),
    number: (value) => withMinus(number({ maximumFractionDigits: 1 }).format(value)),
    figure: (value) => withMinus(number({ maximumFractionDigits: 20 }).format(exact(value))),
    percent: (ratio, digits = 0) =>
      withMinus(number({ style: 'percent', maximumFractionDigits: digits }).format(ratio)),
    change: (ratio) =>
      withMinus(number({ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(ratio)),
    day: (day, today) => {
      const ahead = today.until(day).days;
      const named = ahead >= 0 && ahead <= weekdaysAhead;
      const said = plainDay(day, today);
      return named ? `${weekday.format(new Date(`${day.toString()}T12:00:00Z`))} ${said}` : said;
    },
    dayNear: (day, today) => {
      const ahead = today.until(day).days;
      return isNear(ahead) ? habits.relativeDays[ahead] : formats.day(day, today);
    },
    dayLong: (day) => habits.dayOfYear(day),
    dayInWords: (day) => inWords.format(new Date(`${day.toString()}T12:00:00Z`)),
    time: (instant) => clock.format(instant.epochMilliseconds),
    moment: (instant, now) => {
      const [day, today] = [dayHere(instant), dayHere(now)];
      const ahead = today.until(day).days;
      if (isNear(ahead)) return `${habits.relativeDays[ahead]} ${formats.time(instant)}`;
      return `${formats.day(day, today)}${habits.beforeTime}${formats.time(instant)}`;
    },
    stamp: (instant, now) => `${plainDay(dayHere(instant), dayHere(now))}${habits.beforeTime}${formats.time(instant)}`,
    asOf: (moment, now) =>
      moment.equals(moment.startOfDay())
        ? plainDay(moment.toPlainDate(), dayHere(now))
        : formats.stamp(moment.toInstant(), now),
    and: (items) => conjunction.format(items),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
  };
  return formats;
};
