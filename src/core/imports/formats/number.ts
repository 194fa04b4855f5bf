/** Which sign stands before the decimals. The other one, spaces and apostrophes may stand between thousands. */
export type DecimalMark = '.' | ',';

const groups = { '.': "[,'’\\s]", ',': "[.'’\\s]" } as const;

/** `1 204 118,33` · `1,204,118.33` · `1204118`: groups of three, all divided by the same sign, or none. */
const figures = (mark: DecimalMark) =>
  new RegExp(
    `^(?:([1-9]\\d{0,2}(?:(${groups[mark]})\\d{3})(?:\\2\\d{3})*|\\d+)(?:[${mark}](\\d*))?|[${mark}](\\d+))$`,
    'u',
  );

const patterns: Record<DecimalMark, RegExp> = { '.': figures('.'), ',': figures(',') };

/** Minus before, minus behind, or brackets, as accountants write it. */
const withoutSign = (text: string): { negative: boolean; body: string } => {
  const trimmed = text.trim();
  const bracketed = /^\((.*)\)$/s.exec(trimmed)?.[1];
  if (bracketed !== undefined) return { negative: true, body: bracketed.trim() };
  const before = /^[-−–]\s*(.*)$/s.exec(trimmed)?.[1];
  if (before !== undefined) return { negative: true, body: before };
  const behind = /^(.*\d)\s*[-−–]$/s.exec(trimmed)?.[1];
  return behind === undefined ? { negative: false, body: trimmed } : { negative: true, body: behind };
};

/** The number as a plain decimal string (`-1204118.33`), or null when it is not one with this decimal mark. */
export const readNumber = (text: string, mark: DecimalMark): string | null => {
  const { negative, body } = withoutSign(text);
  const match = patterns[mark].exec(body);
  if (!match) return null;
  const whole = (match[1] ?? '0').replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  const decimals = match[3] ?? match[4] ?? '';
  const plain = decimals === '' ? whole : `${whole}.${decimals}`;
  return negative && /[1-9]/.test(plain) ? `-${plain}` : plain;
};

/** A text that is a number with either decimal mark, and which number with each, as plain decimal text. */
export interface EitherNumber {
  readonly text: string;
  readonly point: string;
  readonly comma: string;
}

/** What a column's values have shown so far. Counts, and one value: it does not grow with the file. */
export class NumberEvidence {
  #point = 0;
  #comma = 0;
  #either: EitherNumber | null = null;

  add(text: string): void {
    const point = readNumber(text, '.');
    const comma = readNumber(text, ',');
    if (point === comma) return;
    if (point === null) this.#comma++;
    else if (comma === null) this.#point++;
    else this.#either ??= { text, point, comma };
  }

  /** `ambiguous`: 1.500 could be one and a half or fifteen hundred, and nothing else in the column tells. `mixed`: both styles occur. */
  decide(): DecimalMark | 'ambiguous' | 'mixed' {
    if (this.#point > 0 && this.#comma > 0) return 'mixed';
    if (this.#comma > 0) return ',';
    return this.#point > 0 || this.#either === null ? '.' : 'ambiguous';
  }

  /** The first value that could be either; null: none. */
  get example(): EitherNumber | null {
    return this.#either;
  }
}
