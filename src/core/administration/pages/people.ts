import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { idArg } from '../../forms/values.ts';
import { msg } from '../../i18n/translator.ts';
import { identitiesOf } from '../../people/identities.ts';
import { todayHere } from '../../people/person.ts';
import { definePage } from '../page.ts';
import { departmentsCard, peopleCard, personCard } from '../people/cards.ts';
import { listDepartments, listPeople, personSheet } from '../people/queries.ts';

/** Who works here. */
export const people = definePage({
  name: 'people',
  title: msg('admin-people'),
  permission: 'installation',
  args: z.union([z.literal('').transform(() => 1), idArg]),
  show: async ({ db, now, t }, page) => ({
    card: peopleCard(t, await listPeople(db, await todayHere(db, now), page), page),
  }),
});

/** One person: where they stand, where they are linked. */
export const personPage = definePage({
  name: 'person',
  title: null,
  permission: 'installation',
  args: z
    .string()
    .regex(/^@?\S{1,100}$/)
    .transform((typed) => typed.replace(/^@/, '')),
  show: async ({ db, now, t, platforms }, handle) => {
    const today = await todayHere(db, now);
    const person = await personSheet(db, handle, today);
    if (!person) throw new UserError('not-found', 'personal-nobody', { handle });
    return { card: personCard(t, person, await identitiesOf(db, person.id), platforms, today) };
  },
});

/** The departments, with whom they have. */
export const departments = definePage({
  name: 'departments',
  title: msg('admin-departments'),
  permission: 'installation',
  args: z.literal(''),
  show: async ({ db, t }) => ({ card: departmentsCard(t, await listDepartments(db)) }),
});
