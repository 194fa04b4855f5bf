import { z } from 'zod';
import { auditListed } from '../accounts/audit-listed.ts';
import { ownerCard, ownerForm, ownerFormId } from '../accounts/owners/card.ts';
import { type Candidate, candidates, claimToAsk, type OwnerClaim } from '../accounts/owners/queries.ts';
import { askOwnerAgain, newOwner, type OwnerSaid, sayOwner } from '../accounts/owners/say.ts';
import { card } from '../cards/build.ts';
import { filled, idArg, lineField, offsetArg, pairArg } from '../forms/values.ts';
import { mayBeOne } from '../people/names.ts';
import { type Action, type Context, defineAction, defineForm, type Reply } from './define.ts';

/** Who of us may be meant by a name: all who may be called so; where nobody may, it is what somebody is called among us. */
const mayBeMeant = (name: string, people: readonly Candidate[]): readonly Candidate[] => {
  const near = people.filter((person) => person.handle === name.toLowerCase() || mayBeOne(name, person.name));
  return near.length > 0 ? near : people;
};

const shown = async (context: Context, claim: OwnerClaim | null): Promise<readonly Candidate[]> => {
  if (!claim) return [];
  await auditListed(
    context,
    claim.clients.map(({ id }) => ({ id, parts: ['profile'] })),
  );
  return mayBeMeant(claim.name, await candidates(context.db));
};

/** Asks whose the name is to which lists give most clients, but for those that are put off. */
export const askOwner = async (context: Context, after = 0, said: OwnerSaid | null = null): Promise<Reply> => {
  const claim = await claimToAsk(context, after);
  return { card: ownerCard(context.t, claim, await shown(context, claim), after, said), replaces: true };
};

/** From where an import is told: that stays. */
const beginAction = defineAction({
  verb: 'owners',
  permission: 'imports',
  arg: z.literal(''),
  handle: async (context) => ({ ...(await askOwner(context)), replaces: false }),
});

const nextAction = defineAction({
  verb: 'owner-next',
  permission: 'imports',
  arg: offsetArg,
  handle: (context, after) => askOwner(context, after),
});

const isAction = defineAction({
  verb: 'owner-is',
  permission: 'imports',
  arg: pairArg,
  handle: async (context, [claimId, personId]) =>
    askOwner(context, 0, await sayOwner(context, claimId, personId === 0 ? null : personId)),
});

const newAction = defineAction({
  verb: 'owner-new',
  permission: 'imports',
  arg: idArg,
  handle: async (context, claimId) => askOwner(context, 0, await newOwner(context, claimId)),
});

const againAction = defineAction({
  verb: 'owner-again',
  permission: 'imports',
  arg: idArg,
  handle: async (context, claimId) => {
    await askOwnerAgain(context, claimId);
    return askOwner(context);
  },
});

const askAction = defineAction({
  verb: 'owner-ask',
  permission: 'imports',
  arg: idArg,
  handle: async ({ db, t }, claimId) => {
    const claim = await db.ownerClaim.findUnique({ where: { id: claimId }, select: { name: true } });
    if (!claim) return { card: card(t('owner-gone'), []), outcome: 'not-found' };
    return { card: card(t('owner-which', { called: claim.name }), []), form: ownerForm(t, claimId, claim.name) };
  },
});

export const ownerActions: readonly Action[] = [beginAction, nextAction, isAction, newAction, againAction, askAction];

/** Somebody of ours by name or handle. */
export const ownerFormHandler = defineForm({
  id: ownerFormId,
  permission: 'imports',
  arg: idArg,
  values: filled(z.strictObject({ who: lineField(100) })),
  handle: async (context, { who }, claimId) => {
    const people = await candidates(context.db);
    const near = people.filter(({ handle, name }) => handle === who.toLowerCase() || mayBeOne(who, name));
    const [only, ...others] = near;
    if (only && others.length === 0) return askOwner(context, 0, await sayOwner(context, claimId, only.id));
    const names = near.map(({ name, handle }) => `${name} (${handle})`);
    const { t } = context;
    const said = only ? t('owner-several', { names: t.and(names) }) : t('owner-unknown');
    return { card: card(said, []), outcome: 'not-found', field: 'who' };
  },
});
