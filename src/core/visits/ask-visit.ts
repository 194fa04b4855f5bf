import type { Temporal } from 'temporal-polyfill';
import { auditListed } from '../accounts/audit-listed.ts';
import { contactsOf } from '../accounts/dossier/contacts.ts';
import type { FoundAccount } from '../accounts/find.ts';
import { nameKey, textKey } from '../accounts/names.ts';
import { calledName, pickReply } from '../accounts/pick-card.ts';
import { card, text } from '../cards/build.ts';
import type { Context, Reply } from '../commands/define.ts';
import { requireView } from '../people/access.ts';
import { clientsNamedIn, clientsToVisit, isLikeNamedIn } from './clients.ts';
import { meetingOn } from './meetings.ts';
import { whichClientCard } from './visit-card.ts';
import { visitForm } from './visit-form.ts';

/** As many as one takes in at a glance. */
const mostOffered = 5;
/** As many as a menu holds. */
const mostChoices = 100;

/**
 * Opens the form of a visit to a client.
 * @throws UserError `not-found` when the asker has nothing to do with the account
 */
export const askOf = async (
  context: Context,
  accountId: number,
  { summary = '', day = context.today }: { readonly summary?: string; readonly day?: Temporal.PlainDate },
): Promise<Reply> => {
  const { db, now, today, person, t } = context;
  const parts = await requireView(context, accountId, 'tasks');
  const knowsPeople = parts.has('relationship');
  const client = await db.account.findUniqueOrThrow({ where: { id: accountId }, select: { id: true, name: true } });
  const contacts = knowsPeople ? await contactsOf(db, accountId, { now, today, zone: person.zone }) : [];
  const meeting = knowsPeople ? await meetingOn(db, context, accountId, day) : null;
  await auditListed(context, [{ id: accountId, parts: knowsPeople ? ['profile', 'relationship'] : ['profile'] }]);
  const attendees = meeting?.contacts ?? [];
  return {
    card: card(t('visit-ask', { name: calledName(client) }), []),
    form: visitForm(t, { client, day, today, summary, contacts, attendees }),
  };
};

type Choice = Pick<FoundAccount, 'id' | 'name' | 'city'>;

/** Opens a form that asks for the client as well, and keeps what is said already. `first`: who was probably meant. */
export const askAmong = async (
  context: Context,
  summary: string,
  first: readonly Choice[],
  likely?: Choice,
): Promise<Reply> => {
  const { t, today } = context;
  const theirs = await clientsToVisit(context, mostChoices);
  const choices = [...first, ...theirs.filter(({ id }) => !first.some((one) => one.id === id))].slice(0, mostChoices);
  if (choices.length === 0) return pickReply(t, { kind: 'none', near: [] }, 'visit');
  await auditListed(
    context,
    choices.map(({ id }) => ({ id, parts: ['profile'] })),
  );
  return {
    card: card(t('visit-ask-which'), []),
    form: visitForm(t, {
      client: { choices, likely },
      day: today,
      today,
      summary,
      contacts: [],
      attendees: [],
    }),
  };
};

/** Opens the form with a message as what came of the visit, to the client whom it names, if it names but one. */
export const askAbout = async (context: Context, message: string): Promise<Reply> => {
  const named = await clientsNamedIn(context, message);
  const [only, another] = named;
  if (only && !another) return askOf(context, only.id, { summary: message });
  if (another) return askAmong(context, message, named);
  const theirs = await clientsToVisit(context, mostChoices);
  const words = textKey(message).split(' ');
  const alike = theirs.filter(({ name }) => isLikeNamedIn(nameKey(name), words));
  return askAmong(context, message, alike, alike.length === 1 ? alike[0] : undefined);
};

/** Asks whose visit is to be noted, by a button each. */
export const askWhich = async (context: Context): Promise<Reply> => {
  const { t, now } = context;
  const clients = await clientsToVisit(context, mostOffered + 1);
  if (clients.length === 0) return { card: card(t('portfolio-empty'), [text(t('portfolio-empty-next'))]) };
  const shown = clients.slice(0, mostOffered);
  await auditListed(
    context,
    shown.map(({ id, metAt }) => ({ id, parts: metAt ? ['profile', 'relationship'] : ['profile'] })),
  );
  return { card: whichClientCard(t, shown, clients.length > shown.length, now) };
};
