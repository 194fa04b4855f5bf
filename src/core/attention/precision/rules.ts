/** How one kind of alert was taken. */
export interface Taken {
  readonly kind: string;
  /** How many came. */
  readonly sent: number;
  readonly useful: number;
  readonly useless: number;
}

/** So few say nothing of a rule. */
const fewestVotes = 20;
/** Below, another threshold is proposed. */
const leastPrecision = 0.3;

/** How many of those who said so found it useful, 0 … 1; null: nobody did. Pure. */
export const precisionOf = ({ useful, useless }: Taken): number | null =>
  useful + useless === 0 ? null : useful / (useful + useless);

/** Whether a rule is to tell of less. Pure. */
export const needsThreshold = (taken: Taken): boolean => {
  const precision = precisionOf(taken);
  return precision !== null && taken.useful + taken.useless >= fewestVotes && precision < leastPrecision;
};
