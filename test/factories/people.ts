import type { Tx } from '../../src/core/db.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { next, type Over } from './values.ts';

/** The one organisation of a database: a plain European company, unless told otherwise. */
export const anOrganisation = (db: Tx, over: Over<Prisma.OrganisationUncheckedCreateInput> = {}) =>
  db.organisation.create({
    data: {
      name: 'Northgate Components',
      zone: 'Europe/Rome',
      country: 'IT',
      baseCurrency: 'EUR',
      language: 'en',
      ...over,
    },
  });

/** A KAM, unless `role` says otherwise. */
export const aPerson = (db: Tx, over: Over<Prisma.PersonUncheckedCreateInput> = {}) => {
  const n = next();
  return db.person.create({
    data: { handle: `person${n}`, name: `Person ${n}`, role: 'kam', language: 'en', zone: 'Europe/Rome', ...over },
  });
};

/** A department with the given people in it; the first is its head. */
export const aDepartment = (
  db: Tx,
  { members = [], ...over }: Over<Prisma.DepartmentUncheckedCreateInput, { members?: readonly { id: number }[] }> = {},
) => {
  const n = next();
  return db.department.create({
    data: {
      key: `department-${n}`,
      name: `Department ${n}`,
      language: 'en',
      zone: 'Europe/Rome',
      ...over,
      members: { create: members.map(({ id }, i) => ({ personId: id, isHead: i === 0 })) },
    },
  });
};
