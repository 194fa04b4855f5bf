import type { OpenItemHolder } from '../../../generated/prisma/enums.ts';

/** A slip (Ri.Ba., RID, SDD) that a bank has for collection. */
const presented = /presentat|s\.\s?b\.\s?f|\bsbf\b|pro solvendo/iu;
const sold = /\bcedut[oaie]\b|cessione|pro soluto|factoring|факторинг|цесси[яи]|уступлен/iu;

/** Who collects what is owed in our place, by what a list says of the item; null: we do, also where a slip came back unpaid. Pure. */
export const holderOf = (said: string): OpenItemHolder | null => {
  if (/insolut/iu.test(said)) return null;
  if (presented.test(said)) return 'bank';
  return sold.test(said) ? 'factor' : null;
};
