import type { Card } from '../../cards/card.ts';
import type { Context } from '../../commands/define.ts';
import { eraseCard } from './card.ts';
import { extentOf } from './counts.ts';
import { refuseErased, subjectByHandle } from './find.ts';
import { formerOf } from './former.ts';
import { refuseObstacle } from './obstacle.ts';

/**
 * Shows what erasing somebody would take out and what stays.
 * @param askerId null: whoever is at the terminal
 * @throws UserError that they were erased before, or why they cannot be, and what to do first
 */
export const erasureOf = async (
  { db, now, t }: Pick<Context, 'db' | 'now' | 't'>,
  handle: string,
  askerId: number | null,
): Promise<Card> => {
  const subject = await subjectByHandle(db, handle);
  refuseErased(subject);
  await refuseObstacle(db, now, subject, askerId);
  return eraseCard(t, subject, await extentOf(db, subject.id), (await formerOf(db, subject.id)).name);
};
