import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { PersonRole } from '../../../generated/prisma/enums.ts';
import { instantOf, plainDate } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';

/** Somebody who works here or did, as what is done with their data needs to know them. */
export interface Subject {
  readonly id: number;
  readonly handle: string;
  readonly name: string;
  readonly role: PersonRole;
  readonly leftOn: Temporal.PlainDate | null;
  readonly erasedAt: Temporal.Instant | null;
}

const wanted = { id: true, handle: true, name: true, role: true, leftOn: true, erasedAt: true } as const;

const subjectOf = (row: {
  id: number;
  handle: string;
  name: string;
  role: PersonRole;
  leftOn: Date | null;
  erasedAt: Date | null;
}): Subject => ({
  ...row,
  leftOn: row.leftOn && plainDate(row.leftOn),
  erasedAt: row.erasedAt && instantOf(row.erasedAt),
});

/** What somebody types to say whom they mean. */
export const handleTyped = z
  .string()
  .toLowerCase()
  .transform((typed) => typed.replace(/^@/, ''));

/** @throws UserError `not-found` when nobody goes or went by that handle */
export const subjectByHandle = async (db: Tx, handle: string): Promise<Subject> => {
  const row = await db.person.findUnique({ where: { handle }, select: wanted });
  if (!row) throw new UserError('not-found', 'personal-nobody', { handle });
  return subjectOf(row);
};

/** @throws UserError `not-found` when there is no such person any more */
export const subjectById = async (db: Tx, id: number): Promise<Subject> => {
  const row = await db.person.findUnique({ where: { id }, select: wanted });
  if (!row) throw new UserError('not-found', 'personal-gone');
  return subjectOf(row);
};

/** @throws UserError `conflict`: there is nothing left to give or to take out */
export const refuseErased = ({ erasedAt, name }: Subject): void => {
  if (erasedAt) throw new UserError('conflict', 'personal-erased-before', { name });
};
