import { Temporal } from 'temporal-polyfill';
import { nameKey, textKey } from '../../accounts/names.ts';
import { cellText, type TableRow } from '../files/table.ts';
import { readCurrency } from '../formats/currency.ts';
import { readDay } from '../formats/day.ts';
import { plain } from './words.ts';

/** What stands above the header of a report, or of a list that a program has written: what the file speaks of. */
export interface Title {
  /** The day that the figures describe. */
  readonly asOf: Temporal.PlainDate | null;
  /** Our own company that is owed to. */
  readonly seller: string | null;
  /** ISO code, where the file is of one currency only. */
  readonly currency: string | null;
  /** Other conditions by which debts were chosen, such as `менеджер равно седова о.`; empty: all debts. */
  readonly filter: string;
}

const figures = /(?<!\d)(\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2}|\d{4}-\d{2}-\d{2})(?![\d])/gu;
const written = /(?<!\d)(\d{1,2})\s+(\p{L}+)\s+(\d{4})(?!\d)/gu;

/** The last day that a text names: of a period, its end. */
const lastDayIn = (text: string): Temporal.PlainDate | null => {
  const found = [...text.matchAll(figures)].flatMap((match) => {
    const day = readDay(match[1] ?? '', 'day-first', 'UTC');
    return day ? [{ at: match.index, day }] : [];
  });
  for (const match of text.matchAll(written)) {
    const day = readDay(match[0], 'day-first', 'UTC');
    if (day) found.push({ at: match.index, day });
  }
  const last = found.toSorted((a, b) => a.at - b.at).at(-1);
  return last ? Temporal.PlainDate.from(last.day) : null;
};

/** Rows of settings begin with what they set: `Отбор:`, `Параметры:`. */
const setting = /^(?:отбор|параметры|период|дата|валюта|организация|выводимые данные|сортировка|группировк|filtro)/u;
const isSetting = (row: string): boolean => setting.test(plain(row)) && row.includes(':');

/** `Менеджер Равно "Седова О."` */
const condition =
  /^(?:отбор:?\s*)?(.+?)\s+(равно|не равно|в группе из списка|в группе|не в группе|в списке|не в списке|содержит|не содержит|больше или равно|меньше или равно|больше|меньше)\s+(.+)$/isu;

/** Quotes inside of quotes are doubled. */
const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replaceAll('""', '"');

interface Condition {
  readonly name: string;
  readonly how: string;
  readonly value: string;
}

const conditionsIn = (text: string): Condition[] =>
  text.split(/\n|;\s|\s+И\s+(?=\p{Lu})/u).flatMap((part) => {
    const [, name, how, value] = condition.exec(part.trim()) ?? [];
    return name && how && value ? [{ name: plain(name), how: plain(how), value: unquoted(value) }] : [];
  });

/** Whether a row is nothing but the name of a company: it has a legal form. */
const isCompany = (row: string): boolean => row.length <= 200 && nameKey(row) !== textKey(row);

const settingOf = (rows: readonly string[], name: string): string | null => {
  for (const row of rows) {
    const [key = '', ...rest] = row.split(':');
    if (plain(key) === name && rest.join(':').trim() !== '') return unquoted(rest.join(':'));
  }
  return null;
};

/** Reads the rows above a header. Pure. */
export const readTitle = (rows: readonly Pick<TableRow, 'cells'>[]): Title => {
  const texts = rows.map(({ cells }) =>
    cells
      .map(cellText)
      .filter((text) => text !== '')
      .join(' '),
  );
  const titles = texts.filter((row) => !isSetting(row));
  const settings = texts.filter(isSetting);
  const conditions = texts.flatMap(conditionsIn);
  const equal = (name: string) => conditions.find((one) => one.name === name && one.how === 'равно')?.value ?? null;
  const currency = equal('валюта') ?? settingOf(texts, 'валюта') ?? settingOf(texts, 'valuta');
  return {
    asOf: [...titles, ...settings].map(lastDayIn).find((day) => day !== null) ?? null,
    seller:
      equal('организация') ??
      settingOf(texts, 'организация') ??
      titles.find((row) => isCompany(row) && lastDayIn(row) === null) ??
      null,
    currency: currency === null ? null : readCurrency(currency),
    filter: conditions
      .filter(({ name, how }) => how !== 'равно' || !['организация', 'валюта'].includes(name))
      .map(({ name, how, value }) => `${name} ${how} ${plain(value)}`)
      .sort()
      .join('; '),
  };
};
