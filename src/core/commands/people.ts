import { z } from 'zod';
import { knownPerson, people, personPage, showPerson } from '../administration/pages/people.ts';
import { invitedAllCard, invitedCard, mostInvitedAtOnce } from '../administration/people/cards.ts';
import { findForm, personForm, personValues } from '../administration/people/form.ts';
import { personSheet, usualHere } from '../administration/people/queries.ts';
import { addPerson, changePerson } from '../administration/people/save.ts';
import { card } from '../cards/build.ts';
import { UserError } from '../errors.ts';
import { idArg, idOrNew } from '../forms/values.ts';
import { chatPlatforms, identityOwner, unlink } from '../people/identities.ts';
import { invite, invited, uninvite } from '../people/linking/invite.ts';
import { everyone, personById, todayHere } from '../people/person.ts';
import { handleTyped } from '../people/personal/find.ts';
import { defineAction, defineForm } from './define.ts';

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
    const invitee = await personById(db, id, await todayHere(db, now));
    if (!platform || !invitee) throw new UserError('not-found', 'admin-invite-nobody');
    const by = { personId: person.id, channel };
    const [invitation] = await invite(db, now, { whom: { handle: invitee.handle }, platform: name, days }, by);
    if (!invitation) throw new UserError('not-found', 'admin-invite-nobody');
    return { card: invitedCard(t, invitation, platform, now) };
  },
});

/** Makes an invitation for everybody who is not linked to a platform yet, to be passed on to each of them: as many as a message holds, and then the next. */
export const inviteAllAction = defineAction({
  verb: 'invite-all',
  permission: 'installation',
  arg: z
    .string()
    .transform((said) => said.split(' '))
    .transform(([name = '', from = '0', ...more]) => [name, from, ...more])
    .pipe(z.tuple([z.enum(chatPlatforms), idOrNew])),
  handle: async ({ db, now, t, person, channel, platforms }, [name, from]) => {
    const platform = platforms.find((one) => one.name === name);
    if (!platform) throw new UserError('not-found', 'admin-invite-nobody');
    const whom = { after: from ?? 0, most: mostInvitedAtOnce };
    const invitations = await invite(db, now, { whom, platform: name, days }, { personId: person.id, channel });
    const after = invitations.at(-1)?.person.id ?? 0;
    const { length: count } = await invited(db, now, { after, most: Number.MAX_SAFE_INTEGER }, name);
    return { card: invitedAllCard(t, invitations, platform, now, { count, after }) };
  },
});

/** Ends the invitations of one person that nobody has used yet. */
export const uninviteAction = defineAction({
  verb: 'uninvite',
  permission: 'installation',
  arg: idArg,
  handle: async (context, id) => {
    const person = await knownPerson(context, id);
    await uninvite(context, id);
    return { ...(await showPerson(context, { ...person, invitations: [] })), replaces: true };
  },
});

/** Ends the link of anybody's account. */
export const unlinkOtherAction = defineAction({
  verb: 'unlink-other',
  permission: 'installation',
  arg: idArg,
  handle: async (context, id) => {
    const person = await knownPerson(context, await identityOwner(context.db, id));
    await unlink(context, person.id, id);
    return { ...(await showPerson(context, person)), replaces: true };
  },
});

/** Asks whose page is to be shown. */
export const personFindAction = defineAction({
  verb: 'person-find',
  permission: 'installation',
  arg: z.literal(''),
  handle: async (context) => {
    const { db, now, t } = context;
    const suggested = await everyone(db, await todayHere(db, now));
    return { ...(await people.show(context, 1)), replaces: true, form: findForm(t, suggested.slice(0, 100)) };
  },
});

export const personFindForm = defineForm({
  id: 'person-find',
  permission: 'installation',
  arg: z.literal(''),
  values: z.strictObject({ handle: handleTyped.pipe(z.string().min(1).max(100)) }),
  handle: async (context, { handle }) => ({ ...(await personPage.show(context, handle)), replaces: true }),
});

/** Asks all that is known of somebody, or of somebody new. */
export const personFormAction = defineAction({
  verb: 'person-form',
  permission: 'installation',
  arg: idOrNew,
  handle: async (context, id) => {
    const { t } = context;
    const usual = await usualHere(context);
    if (id === null) return { card: card(t('admin-person-form-new'), []), form: personForm(t, null, usual) };
    const person = await knownPerson(context, id);
    return { ...(await showPerson(context, person)), replaces: true, form: personForm(t, person, usual) };
  },
});

export const personFormHandler = defineForm({
  id: 'person',
  permission: 'installation',
  arg: idOrNew,
  values: personValues,
  handle: async (context, values, id) => {
    const handle = await (id === null ? addPerson(context, values) : changePerson(context, id, values));
    const person = await personSheet(context, { handle });
    if (!person) throw new UserError('not-found', 'personal-gone');
    return { ...(await showPerson(context, person)), replaces: true };
  },
});
