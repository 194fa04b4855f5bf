import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { auditTold } from '../../accounts/audit-told.ts';
import { companyOf } from '../../accounts/dossier/company.ts';
import { dayIn } from '../../clock.ts';
import { ledgerKinds } from '../../freshness/rules.ts';
import { defineKind } from '../../outbox/kind.ts';
import { mergeItems } from '../../telling/told.ts';
import { overdueCard } from './card.ts';
import { overdueClients, overdueReaders, thresholdsOf } from './queries.ts';
import { isToldNow } from './rules.ts';

const item = z.object({ accountId: z.number() });
/** The client whose overdue money is told. */
export type OverdueItem = z.infer<typeof item>;

const kindName = 'overdue';

/** Tells that clients' money is overdue, as it is when it is sent; not if it was paid meanwhile, or is not theirs to know any more. */
export const overdueNotice = defineKind({
  name: kindName,
  payload: z.object({ items: z.array(item) }),
  urgency: 'routine',
  attention: 'alert',
  restsOn: ledgerKinds,
  lifetime: Temporal.Duration.from({ hours: 48 }),
  onUnknown: 'send-again',
  merge: mergeItems,
  build: async ({ db, now }, messages) => {
    const ids = [...new Set(messages.flatMap(({ payload: { items } }) => items.map(({ accountId }) => accountId)))];
    const { days, sources } = await companyOf(db, now);
    const clients = await overdueClients(db, now, ids);
    const thresholds = await thresholdsOf(db);
    const readers = (await overdueReaders(db, now, days.ledger, ids)).filter((reader) => isToldNow(thresholds, reader));
    const standing = new Map(readers.map((reader) => [`${reader.accountId}/${reader.personId}`, reader]));
    const made = messages.map(({ payload: { items }, person, t, stands }) => {
      const told = new Set(items.map(({ accountId }) => accountId));
      const theirs = [...clients].flatMap(([accountId, client]) => {
        const reader = told.has(accountId) && standing.get(`${accountId}/${person?.id}`);
        return reader ? [{ ...client, isClose: reader.manages }] : [];
      });
      const at = { now, today: dayIn(t.zone, now), asOf: sources.ledgerAsOf };
      return { person, stands, theirs, say: () => overdueCard(t, theirs, at) };
    });
    const told = made.flatMap(({ person, stands, theirs }) =>
      person && !stands
        ? theirs.map(({ account }) => ({
            personId: person.id,
            accountId: account.id,
            parts: new Set(['receivables' as const]),
          }))
        : [],
    );
    await auditTold(db, now, kindName, told);
    return made.map(({ theirs, say }) => (theirs.length > 0 ? { say: say() } : { drop: 'paid or not theirs' }));
  },
});
