import { z } from 'zod';
import { erasedCard } from '../people/personal/card.ts';
import { erasePerson } from '../people/personal/erase.ts';
import { defineAction, type Reply } from './define.ts';

/** What the button of `/admin erase` does. */
export const eraseAction = defineAction({
  verb: 'erase',
  permission: 'installation',
  arg: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  handle: async ({ db, now, person, channel, seals, t }, id): Promise<Reply> => ({
    card: erasedCard(t, await erasePerson({ db, now, askerId: person.id, channel, seals }, id)),
    replaces: true,
  }),
});
