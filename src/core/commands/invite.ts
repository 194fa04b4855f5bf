import { z } from 'zod';
import { invitedCard } from '../administration/people/cards.ts';
import { UserError } from '../errors.ts';
import { idArg } from '../forms/values.ts';
import { chatPlatforms } from '../people/identities.ts';
import { invite } from '../people/linking/invite.ts';
import { personById, todayHere } from '../people/person.ts';
import { defineAction } from './define.ts';

/** For so long an invitation can be used: somebody may be on holiday. */
const days = 7;

/** Makes an invitation for one person to a platform, to be passed on to them. */
export const inviteAction = defineAction({
  verb: 'invite',
  permission: 'installation',
  arg: z
    .string()
    .transform((said) => said.split(' '))
    .pipe(z.tuple([z.enum(chatPlatforms), idArg])),
  handle: async ({ db, now, t, person, channel, platforms }, [name, id]) => {
    const platform = platforms.find((one) => one.name === name);
    const invited = await personById(db, id, await todayHere(db, now));
    if (!platform || !invited) throw new UserError('not-found', 'admin-invite-nobody');
    const by = { personId: person.id, channel };
    const [invitation] = await invite(db, now, { whom: { handle: invited.handle }, platform: name, days }, by);
    if (!invitation) throw new UserError('not-found', 'admin-invite-nobody');
    return { card: invitedCard(t, invitation, platform, now) };
  },
});
