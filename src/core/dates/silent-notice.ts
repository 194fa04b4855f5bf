import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dayIn } from '../clock.ts';
import type { Tx } from '../db.ts';
import { defineKind } from '../outbox/kind.ts';
import { tellByDay, type Watched } from '../telling/tell.ts';
import { mergeItems } from '../telling/told.ts';
import { rhythmsMissed } from './rules.ts';
import { silentClients } from './silent.ts';
import { silentCard } from './silent-card.ts';

const item = z.object({ accountId: z.number() });

/** Tells whoever minds a client that the rhythm agreed for it has passed without a contact; not if one has come about since. */
export const silentNotice = defineKind({
  name: 'contact-freshness',
  payload: z.object({ items: z.array(item) }),
  urgency: 'routine',
  attention: 'alert',
  // Visits, calls and meetings are noted here.
  restsOn: [],
  lifetime: Temporal.Duration.from({ hours: 48 }),
  onUnknown: 'send-again',
  merge: mergeItems,
  build: async ({ db, now }, messages) => {
    const ids = messages.flatMap(({ payload: { items } }) => items.map(({ accountId }) => accountId));
    const clients = await silentClients(db, now, ids);
    return messages.map(({ payload: { items }, person, t }) => {
      const told = new Set(items.map(({ accountId }) => accountId));
      const theirs = clients.filter(({ account, personId }) => personId === person?.id && told.has(account.id));
      return theirs.length > 0 ? { say: silentCard(t, theirs, dayIn(t.zone, now)) } : { drop: 'in contact again' };
    });
  },
});

const watchedClients = async (tx: Tx, now: Temporal.Instant): Promise<Watched<z.infer<typeof item>>[]> =>
  (await silentClients(tx, now)).map(({ account: { id }, lastOn, cadenceDays, personId, zone, today }) => ({
    // What was said of a silence is said again only when it has lasted another whole rhythm, also where a meeting was planned and cancelled.
    // Another rhythm is another agreement, of which nothing was said yet.
    subject: `account/${id}/${lastOn}/${cadenceDays}/${personId}`,
    accountId: id,
    personId,
    zone,
    level: rhythmsMissed(lastOn, today, cadenceDays),
    until: null,
    item: { accountId: id },
  }));

/** Looks which clients have gone without a contact for longer than is agreed. */
export const watchContacts = (tx: Tx, now: Temporal.Instant, trace: string): Promise<void> =>
  tellByDay(
    tx,
    now,
    {
      rule: 'contact-freshness',
      kind: silentNotice,
      watched: () => watchedClients(tx, now),
    },
    trace,
  );
