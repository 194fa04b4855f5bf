import type { Decimal } from 'decimal.js';

/** What a row of a list says is owed: in one column, perhaps with a letter for its side, or in two. Null: its cell is empty. */
export interface Owed {
  readonly open: Decimal | null;
  /** `Dare`, `Avere`. */
  readonly debit: Decimal | null;
  readonly credit: Decimal | null;
  /** `D` or `A`. */
  readonly side: string | null;
}

const isCredit = (side: string): boolean => /^(?:a|avere|c|cr|credit|к|кт|кредит|-)$/iu.test(side.trim());

/**
 * What is owed by a row; negative: what lessens the debt. Null: the row says nothing of it. Two columns go before a balance beside them, which may be
 * what has run up so far. Pure.
 */
export const owedOf = ({ open, debit, credit, side }: Owed): Decimal | null => {
  if (debit !== null || credit !== null) return (debit ?? credit?.times(0))?.minus(credit ?? 0) ?? null;
  return open !== null && side !== null && isCredit(side) ? open.abs().neg() : open;
};
