import type { Clock } from '../../core/clock.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import { UserError } from '../../core/errors.ts';
import { everyone, type Person, personByHandle, todayHere } from '../../core/people/person.ts';
import type { WirePerson } from './wire.ts';

const wirePerson = ({ handle, name, role, language, zone }: Person): WirePerson => ({
  as: handle,
  name,
  role,
  language,
  zone,
});

/** The person who speaks as this handle. @throws UserError when nobody here bears it. */
export const speakerOf = async (db: Db, clock: Clock, as: string): Promise<Person> => {
  const person = await retryWhileAway(async () => personByHandle(db, as, await todayHere(db, clock.now())));
  if (!person) throw new UserError('not-found', 'console-unknown-person');
  return person;
};

/** Everybody whom one may speak as. */
export const speakers = async (db: Db, clock: Clock): Promise<WirePerson[]> =>
  (await everyone(db, await todayHere(db, clock.now()))).map(wirePerson);
