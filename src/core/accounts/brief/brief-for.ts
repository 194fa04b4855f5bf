import { audit } from '../../audit/record.ts';
import type { Card } from '../../cards/card.ts';
import type { Context } from '../../commands/define.ts';
import type { Tx } from '../../db.ts';
import { requireView } from '../../people/access.ts';
import type { Part } from '../../people/policy.ts';
import { openItems } from '../../receivables/queries.ts';
import { type Dossier, dossierOf } from '../dossier/dossier.ts';
import { briefCard } from './card.ts';
import { moreCard } from './more-card.ts';

/** How many single open items the details list; more do not fit one message anyway. */
const itemsListed = 25;

type Draw = (tx: Tx, dossier: Dossier, visible: ReadonlySet<Part>) => Promise<Card>;

/** Reads one state of the data, so that the figures of one message agree, and notes in the audit who saw what. */
const viewed = async (context: Context, accountId: number, view: string, draw: Draw): Promise<Card> => {
  const visible = await requireView(context, accountId);
  return context.db.$transaction(
    async (tx) => {
      const dossier = await dossierOf(tx, context, accountId, visible);
      await audit(tx, context.now, {
        personId: context.person.id,
        action: 'account.viewed',
        subject: 'account',
        subjectId: accountId,
        channel: context.channel,
        details: { view, parts: [...visible].join(',') },
      });
      return draw(tx, dossier, visible);
    },
    { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: 20_000 },
  );
};

/**
 * The brief of an account, as far as the asker may see it.
 * @throws UserError `not-found` when there is no such account for them
 */
export const briefFor = (context: Context, accountId: number): Promise<Card> =>
  viewed(context, accountId, 'brief', async (_, dossier, visible) => briefCard(dossier, visible, context.t));

/** What the brief has no room for. Access and audit as for the brief itself. */
export const detailsFor = (context: Context, accountId: number): Promise<Card> =>
  viewed(context, accountId, 'details', async (tx, dossier) => {
    const items = dossier.receivables ? await openItems(tx, accountId, itemsListed) : { items: [], all: 0 };
    return moreCard(dossier, items, context.t);
  });
