import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { serialDay } from './files/xlsx.ts';
import { readCurrency } from './formats/currency.ts';
import { type DayOrder, isEmptyDay, readDay } from './formats/day.ts';
import { type DecimalMark, readNumber } from './formats/number.ts';
import { isMangled, readTaxId, readTaxRegistration } from './formats/tax-id.ts';
import { fold } from './keys.ts';
import type { Field, FieldType } from './kinds/field.ts';
import type { Row } from './kinds/kind.ts';

/** How the texts of one column are read. */
export interface Format {
  readonly mark: DecimalMark;
  readonly order: DayOrder;
  /** IANA zone in which instants fall on days. */
  readonly zone: string;
  /** What numbers are multiplied by, such as 1000000 for a column in millions. */
  readonly scale: string;
}

const typedCell = z.object({ type: z.enum(['number', 'day', 'flag']), text: z.string() });
const cell = z.union([z.string(), typedCell]);
type Input = z.infer<typeof cell>;

const textOf = (input: Input) => (typeof input === 'string' ? input : input.text);

/** Reads a cell, or says why not: the issue's message is the reason. */
type Reading = { readonly value: string | null } | { readonly reason: string };

const largest = new Decimal('1e15');

const numberOf = (input: Input, { mark, scale }: Format, type: FieldType): Reading => {
  if (input === '-' || input === '–') return { value: null };
  const plain = typeof input === 'string' ? readNumber(input, mark) : input.type === 'number' ? input.text : null;
  if (plain === null) return { reason: 'not-a-number' };
  const value = new Decimal(plain).times(scale);
  if (value.abs().gte(largest)) return { reason: 'too-large' };
  if (type.is !== 'number') return { value: value.toFixed() };
  if (type.whole && !value.isInteger()) return { reason: 'not-whole' };
  if (value.lt(type.least ?? -1e15) || value.gt(type.most ?? 1e15)) return { reason: 'out-of-range' };
  return { value: type.whole ? value.toFixed() : value.toDecimalPlaces(4).toFixed() };
};

const shareOf = (input: Input, format: Format): Reading => {
  const percent = typeof input === 'string' && input.endsWith('%');
  const read = numberOf(percent ? input.slice(0, -1) : input, format, { is: 'share' });
  if ('reason' in read || read.value === null) return read;
  const share = new Decimal(read.value).div(percent ? 100 : 1);
  return share.lt(0) || share.gt(1) ? { reason: 'not-a-share' } : { value: share.toFixed() };
};

const dayOf = (input: Input, { order, zone }: Format): Reading => {
  const text = textOf(input);
  if (isEmptyDay(text)) return { value: null };
  const day =
    typeof input === 'object' && input.type === 'number'
      ? serialDay(Number(text), false)?.slice(0, 10)
      : readDay(text, order, zone);
  return day ? { value: day } : { reason: 'not-a-day' };
};

const yes = new Set(['true', 'yes', 'y', '1', 'да', '+', 'x', 'si', 'sì', 'vero', 'истина']);
const no = new Set(['false', 'no', 'n', '0', 'нет', '-', 'falso', 'ложь']);

const flagOf = (text: string): Reading => {
  const word = text.toLowerCase();
  if (yes.has(word)) return { value: 'true' };
  return no.has(word) ? { value: 'false' } : { reason: 'not-a-flag' };
};

const choiceOf = (text: string, { words, else: otherwise }: Extract<FieldType, { is: 'choice' }>): Reading => {
  const word = text.trim().toLowerCase();
  const found = Object.entries(words).find(
    ([value, names]) => value.toLowerCase() === word || names.includes(word) || names.includes(fold(word)),
  );
  if (!found && otherwise) return { value: null };
  return found ? { value: found[0] } : { reason: 'not-a-choice' };
};

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const checked = (good: boolean, value: string, reason: string): Reading =>
  good ? { value: value || null } : { reason };

const read = (input: Input, type: FieldType, format: Format): Reading => {
  const text = textOf(input);
  if (text === '') return { value: null };
  // PostgreSQL's text cannot hold it, and no name has it.
  if (text.includes('\0')) return { reason: 'unreadable' };
  switch (type.is) {
    case 'number':
      return numberOf(input, format, type);
    case 'share':
      return shareOf(input, format);
    case 'day':
      return dayOf(input, format);
    case 'flag':
      return flagOf(text);
    case 'choice':
      return choiceOf(text, type);
    case 'currency':
      return checked(readCurrency(text) !== null, readCurrency(text) ?? '', 'not-a-currency');
    case 'zone':
      return checked(isZone(text), text, 'not-a-zone');
    case 'email':
      return checked(
        z.email().safeParse(text.toLowerCase()).success && text.length <= 254,
        text.toLowerCase(),
        'not-an-email',
      );
    case 'tax-id':
      return checked(text.length <= 100, readTaxId(text) ?? '', 'too-long');
    case 'tax-registration':
      if (isMangled(text)) return { reason: 'mangled' };
      return checked(text.length <= 100, readTaxRegistration(text) ?? '', 'too-long');
    case 'code':
      if (isMangled(text)) return { reason: 'mangled' };
      return checked(text.length <= 100, text, 'too-long');
    case 'text':
      return checked(text.length <= type.most, text, 'too-long');
    case 'reference':
      return checked(text.length <= 400, text, 'too-long');
  }
};

const cellSchema = ({ type, required }: Field, format: Format) =>
  cell.transform((input, context): string | null => {
    const reading = read(input, type, format);
    const reason = 'reason' in reading ? reading.reason : reading.value === null && required ? 'missing' : null;
    if (reason === null && 'value' in reading) return reading.value;
    context.issues.push({ code: 'custom', message: reason ?? 'unreadable', input });
    return z.NEVER;
  });

/** A row of cells, by field, as a row of plain texts; each issue's message is a reason and its path the field. */
export const rowSchema = (
  columns: readonly { readonly name: string; readonly field: Field; readonly format: Format }[],
): z.ZodType<Row, Readonly<Record<string, Input>>> =>
  z.object(Object.fromEntries(columns.map(({ name, field, format }) => [name, cellSchema(field, format)])));
