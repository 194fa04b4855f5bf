import type { Stage } from '../stage.ts';

/** Where a list says how many days an item is late, but not when it was due, it was due so many days before the list's day. None: it says nothing. */
export const settleLateDays = async ({ tx, mapped, asOf }: Stage): Promise<void> => {
  if (!mapped.has('daysLate')) return;
  await tx.$executeRaw`
    UPDATE staged SET due_on = ${asOf.toString()}::date - days_late, due_basis = 'stated'
    WHERE due_basis IS DISTINCT FROM 'stated' AND days_late <> 0 AND kind IN ('invoice', 'other')`;
};
