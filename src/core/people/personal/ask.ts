import type { Card } from '../../cards/card.ts';
import type { Context } from '../../commands/define.ts';
import { eraseCard, erasedCard } from './card.ts';
import { extentOf } from './counts.ts';
import { subjectByHandle } from './find.ts';
import { formerOf } from './former.ts';
import { refuseObstacle } from './obstacle.ts';

/**
 * Shows what erasing somebody would take out and what stays; or that they were erased.
 * @param askerId null: whoever is at the terminal
 * @throws UserError why they cannot be erased, and what to do first
 */
export const erasureOf = async (
  { db, now, t }: Pick<Context, 'db' | 'now' | 't'>,
  handle: string,
  askerId: number | null,
): Promise<Card> => {
  const subject = await subjectByHandle(db, handle);
  if (subject.erasedAt) return erasedCard(t, { subject, already: true });
  await refuseObstacle(db, now, subject, askerId);
  return eraseCard(t, subject, await extentOf(db, subject.id), (await formerOf(db, subject.id)).name);
};
