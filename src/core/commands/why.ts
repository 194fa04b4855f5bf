import { z } from 'zod';
import { auditListed } from '../accounts/audit-listed.ts';
import { findLeading } from '../accounts/find.ts';
import { calledName, pickReply } from '../accounts/pick-card.ts';
import { explainMessage } from '../attention/why/explain.ts';
import { lastUnasked, standsAs } from '../attention/why/message.ts';
import { whyNotAllCard, whyNotCard } from '../attention/whynot/card.ts';
import { whyNot } from '../attention/whynot/look.ts';
import { type NamedRule, namedRules, ruleNamed } from '../attention/whynot/names.ts';
import { card, list } from '../cards/build.ts';
import { idArg } from '../forms/values.ts';
import { messageKinds } from '../outbox/registry.ts';
import { partsSeenBy } from '../people/access.ts';
import { type Context, defineAction, defineCommand, type Reply } from './define.ts';

/** Kinds of messages that come unasked and are about something. */
const explained = messageKinds
  .filter(({ attention, name }) => attention !== 'system' || name === 'summary')
  .map(({ name }) => name);

/** `/why` explains the message that it replies to, else the last one that came unasked. */
export const why = defineCommand({
  name: 'why',
  permission: 'everyone',
  args: z.string(),
  handle: async (context): Promise<Reply> => {
    const { db, person, t, on } = context;
    const id = on ? await standsAs(db, person.id, on) : await lastUnasked(db, person.id, explained);
    if (id === null) return { card: card(on ? t('why-asked') : t('why-none'), []), outcome: 'not-found' };
    return { card: await explainMessage(context, messageKinds, id) };
  },
});

export const whyAction = defineAction({
  verb: 'why',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, id) => ({ card: await explainMessage(context, messageKinds, id) }),
});

/** Names of the rules that can be asked about, for whoever does not know them. */
const namesCard = ({ t }: Context, title: string): Reply => ({
  card: card(title, [list(namedRules.map(({ kind }) => t('rule-names', { kind }).split(',').join(', ')))]),
  outcome: 'refused',
});

const ofNobody = async (context: Context, { kind }: NamedRule): Promise<Reply> => {
  const answer = await whyNot(context, messageKinds, kind, null);
  return answer
    ? { card: whyNotCard(context.t, answer, null, context.now) }
    : namesCard(context, context.t('whynot-no-rule'));
};

const ofClient = async (
  context: Context,
  account: { readonly id: number; readonly name: string },
  rules: readonly NamedRule[],
): Promise<Reply> => {
  const { db, now, person, today, t } = context;
  const answers = [];
  for (const { kind } of rules) {
    const answer = await whyNot(context, messageKinds, kind, account.id);
    if (answer) answers.push(answer);
  }
  const parts = (await partsSeenBy(db, [{ ...person, today }], [account.id]))(person.id, account.id);
  const shown = parts.has('relationship') ? (['relationship'] as const) : (['profile'] as const);
  await auditListed(context, [{ id: account.id, parts: shown }]);
  const name = calledName(account);
  const [only] = answers;
  if (answers.length === 1 && only) return { card: whyNotCard(t, only, name, now) };
  return { card: whyNotAllCard(t, answers, name, now) };
};

/** `/whynot Acme contract` says why no such alert came of the client; without a rule, of all of them. */
export const whynot = defineCommand({
  name: 'whynot',
  permission: 'accounts',
  args: z.string().min(1),
  handle: async (context, typed): Promise<Reply> => {
    const { t } = context;
    const alone = ruleNamed(typed);
    if (alone?.about === 'nobody') return ofNobody(context, alone);
    const { found, rest } = await findLeading(context, typed);
    if (found.kind !== 'one') {
      const named = found.kind === 'several' ? found.accounts : found.near;
      await auditListed(
        context,
        named.map(({ id }) => ({ id, parts: ['profile'] })),
      );
      return pickReply(t, found, 'whynot');
    }
    const clientRules = namedRules.filter(({ about }) => about === 'client');
    if (rest === '') return ofClient(context, found.account, clientRules);
    const rule = ruleNamed(rest);
    if (!rule) return namesCard(context, t('whynot-no-rule'));
    return rule.about === 'client' ? ofClient(context, found.account, [rule]) : ofNobody(context, rule);
  },
});

/** The client was pressed among several. */
export const whynotAction = defineAction({
  verb: 'whynot',
  permission: 'accounts',
  arg: idArg,
  handle: async (context, accountId) => {
    const { db, person, today, t } = context;
    const parts = (await partsSeenBy(db, [{ ...person, today }], [accountId]))(person.id, accountId);
    const account = parts.has('profile')
      ? await db.account.findUnique({ where: { id: accountId }, select: { id: true, name: true } })
      : null;
    if (!account) return { card: card(t('account-not-found'), []), outcome: 'not-found' };
    return ofClient(
      context,
      account,
      namedRules.filter(({ about }) => about === 'client'),
    );
  },
});
