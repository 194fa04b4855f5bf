import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dateColumn } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { todayHere } from '../person.ts';
import type { Subject } from './find.ts';

const factsRow = z.object({ clients: z.coerce.number(), administrators: z.coerce.number() });

/** What stands in the way of erasing somebody. */
export interface Facts {
  readonly isAsker: boolean;
  readonly worksHere: boolean;
  /** Whom they still look after. */
  readonly clients: number;
  /** Others who administrate. */
  readonly administrators: number;
}

/** Why somebody cannot be erased, and what to do first; null: they can. Pure. */
export const obstacleTo = ({ name, role }: Pick<Subject, 'name' | 'role'>, facts: Facts): UserError | null => {
  if (facts.isAsker) return new UserError('forbidden', 'erase-yourself');
  if (role === 'administrator' && facts.administrators === 0)
    return new UserError('conflict', 'erase-last-administrator', { name });
  if (facts.worksHere) return new UserError('conflict', 'erase-works-here', { name });
  if (facts.clients > 0) return new UserError('conflict', 'erase-has-clients', { name, count: facts.clients });
  return null;
};

/** @param askerId null: whoever is at the terminal. @throws UserError why somebody cannot be erased */
export const refuseObstacle = async (
  tx: Tx,
  now: Temporal.Instant,
  subject: Subject,
  askerId: number | null,
): Promise<void> => {
  const today = await todayHere(tx, now);
  const day = dateColumn(today);
  const rows = await tx.$queryRaw`
    SELECT
      (SELECT count(DISTINCT a.account_id) FROM assignment a JOIN account c ON c.id = a.account_id AND c.archived_at IS NULL
       WHERE a.person_id = ${subject.id} AND a.role = 'owner' AND (a.to_on IS NULL OR a.to_on > ${day})) AS clients,
      (SELECT count(*) FROM person p
       WHERE p.role = 'administrator' AND p.id <> ${subject.id} AND (p.left_on IS NULL OR p.left_on > ${day})) AS administrators`;
  const [facts] = z.tuple([factsRow]).parse(rows);
  const worksHere = subject.leftOn === null || Temporal.PlainDate.compare(subject.leftOn, today) > 0;
  const obstacle = obstacleTo(subject, { ...facts, worksHere, isAsker: subject.id === askerId });
  if (obstacle) throw obstacle;
};
