import type { ClientIds } from './accounts.ts';
import type { Calendar } from './calendar.ts';
import type { Client } from './client.ts';
import type { Draft } from './draft.ts';
import { personId } from './house.ts';

/** What they and we promised, other than payments. */
export const addPromises = (draft: Draft, client: Client, ids: ClientIds, { on }: Calendar): void => {
  for (const { by, kind, text, made, due, end, contact } of client.promises ?? []) {
    draft.add('commitment', {
      id: draft.nextId('commitment'),
      accountId: ids.account,
      side: by === 'us' ? 'ours' : 'theirs',
      kind,
      text,
      madeOn: on(made),
      dueOn: on(due),
      status: end?.status ?? 'open',
      closedOn: end ? on(end.day) : null,
      personId: personId(client.owner),
      contactId: contact === undefined ? null : (ids.contacts[contact] ?? null),
    });
  }
};

interface PaymentPromise {
  readonly made: number;
  readonly due: number;
  readonly amount: string;
  readonly end?: { readonly status: 'kept' | 'broken'; readonly day: number };
}

export const addPaymentPromise = (
  draft: Draft,
  client: Client,
  ids: ClientIds,
  { on }: Calendar,
  { made, due, amount, end }: PaymentPromise,
): void => {
  draft.add('commitment', {
    id: draft.nextId('commitment'),
    accountId: ids.account,
    side: 'theirs',
    kind: 'payment',
    amount,
    currency: client.currency,
    madeOn: on(made),
    dueOn: on(due),
    status: end?.status ?? 'open',
    closedOn: end ? on(end.day) : null,
    personId: personId(client.owner),
  });
};

/** The promises to pay that are history, one every five weeks: the latest were kept. */
export const addPaymentPromises = (draft: Draft, client: Client, ids: ClientIds, calendar: Calendar): void => {
  const { kept, broken } = client.pays.promises ?? { kept: 0, broken: 0 };
  for (let i = 0; i < kept + broken; i++) {
    const due = -30 - 35 * i;
    const amount = (Math.round(client.trade.yearly / 4000) * 100).toFixed(2);
    const end = i < kept ? ({ status: 'kept', day: due - 1 } as const) : ({ status: 'broken', day: due + 1 } as const);
    addPaymentPromise(draft, client, ids, calendar, { made: due - 9, due, amount, end });
  }
};
