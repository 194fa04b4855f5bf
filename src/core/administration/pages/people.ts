import { z } from 'zod';
import type { Context, Reply } from '../../commands/define.ts';
import { UserError } from '../../errors.ts';
import { idArg } from '../../forms/values.ts';
import { msg } from '../../i18n/translator.ts';
import { identitiesOf } from '../../people/identities.ts';
import { todayHere } from '../../people/person.ts';
import { handleTyped } from '../../people/personal/find.ts';
import { definePage } from '../page.ts';
import { peopleCard, personCard } from '../people/cards.ts';
import { listPeople, type PersonSheet, personSheet } from '../people/queries.ts';

/** Who works here. */
export const people = definePage({
  name: 'people',
  title: msg('admin-people'),
  permission: 'installation',
  args: z.union([z.literal('').transform(() => 1), idArg]),
  show: async ({ db, now, t, platforms }, page) => ({
    card: peopleCard(t, await listPeople(db, await todayHere(db, now), page), page, platforms),
  }),
});

/** @throws UserError `not-found` when there is nobody of that id, or not any more */
export const knownPerson = async (context: Pick<Context, 'db' | 'now'>, id: number): Promise<PersonSheet> => {
  const person = await personSheet(context, { id });
  if (!person) throw new UserError('not-found', 'personal-gone');
  return person;
};

/** One person as they stand, drawn anew. */
export const showPerson = async (context: Context, person: PersonSheet): Promise<Reply> => ({
  card: personCard(context.t, person, await identitiesOf(context.db, person.id), context.platforms, context),
});

/** One person: where they stand, where they are linked. */
export const personPage = definePage({
  name: 'person',
  title: null,
  permission: 'installation',
  args: z
    .string()
    .regex(/^@?\S{1,100}$/)
    .pipe(handleTyped),
  show: async (context, handle) => {
    const person = await personSheet(context, { handle });
    if (!person) throw new UserError('not-found', 'personal-nobody', { handle });
    return showPerson(context, person);
  },
});
