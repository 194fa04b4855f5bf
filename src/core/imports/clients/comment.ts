import { Decimal } from 'decimal.js';
import { readNumber } from '../formats/number.ts';
import { calendarDays } from '../formats/terms.ts';

/** What a comment in words says of how a client pays. */
export interface CommentTerms {
  /** Calendar days. */
  readonly termDays: number | null;
  /** Plain decimal text. */
  readonly creditLimit: string | null;
}

const term =
  /(?:отсрочка|отср\.?|срок оплаты|payment terms?|terms|dilazione|pagamento)[\s:–-]*(\d{1,3})\s*(к\.?\s?д|календ|дн|day|gg|giorni|б\.?\s?д|банк|раб|р\.?\s?д|working|lavorativi)?/iu;
const limit =
  /(?:лимит|кредитный лимит|credit limit|limit|fido)[\s:–-]*(\d[\d\s.,]*\d|\d)\s*(млн|тыс|mln|mio|m|k|тр|т\.?\s?р)?/iu;

const scales: Readonly<Record<string, number>> = {
  млн: 1e6,
  mln: 1e6,
  mio: 1e6,
  m: 1e6,
  тыс: 1e3,
  тр: 1e3,
  'т.р': 1e3,
  k: 1e3,
};

/** Reads `лимит 1,5 млн, отсрочка 45 к.д.`, as people write it beside a client. Pure. */
export const readComment = (text: string): CommentTerms => {
  const [, days, unit = ''] = term.exec(text) ?? [];
  const [, amount, scale = ''] = limit.exec(text) ?? [];
  const plain = amount === undefined ? null : (readNumber(amount.trim(), ',') ?? readNumber(amount.trim(), '.'));
  return {
    termDays: days === undefined ? null : calendarDays(Number(days), unit),
    creditLimit:
      plain === null ? null : new Decimal(plain).times(scales[scale.toLowerCase().replace(/\s/g, '')] ?? 1).toFixed(),
  };
};
