import { slugify } from 'transliteration';
import type { Calendar } from './calendar.ts';
import type { Client } from './client.ts';
import type { Draft } from './draft.ts';
import { personId, source } from './house.ts';
import { taxId } from './tax-ids.ts';

/** The ids that a client's orders, invoices and meetings point at. */
export interface ClientIds {
  readonly account: number;
  readonly entities: readonly number[];
  readonly contacts: readonly number[];
}

/** A client as the customer list tells of it: the account, who looks after it, its companies and people, contracts, goals and rivals. */
export const addAccount = (draft: Draft, client: Client, calendar: Calendar): ClientIds => {
  const account = draft.nextId('account');
  draft.add('account', {
    id: account,
    name: client.name,
    industry: client.industry,
    country: client.country,
    city: client.city,
    website: `https://${client.key}.example`,
    about: client.about,
    employees: client.employees,
    language: client.language,
    tier: client.tier,
    status: client.status ?? 'regular',
    statusReason: client.reason ?? null,
    nextReviewOn: client.status ? calendar.on(90) : null,
    clientSince: calendar.monthsAgo(client.months.client),
    cadenceDays: client.cadenceDays ?? null,
    walletAmount: client.wallet ?? null,
    walletCurrency: client.wallet ? client.currency : null,
    creditLimit: client.limit,
    creditCurrency: client.currency,
    paymentTermDays: client.termDays,
    source,
    externalKey: client.key,
  });
  for (const [criterion, note] of criteriaOf(client))
    draft.add('accountCriterion', { accountId: account, criterion, note });
  addAssignments(draft, client, account, calendar);
  const entities = client.entities.map((entity, i) => {
    const id = draft.nextId('legalEntity');
    const country = entity.country ?? client.country;
    draft.add('legalEntity', {
      id,
      accountId: account,
      name: entity.name,
      taxId: taxId(country, entity.tax),
      // КПП: tax office, reason 01 (seat of the company), number.
      taxRegistration: country === 'RU' ? `${entity.tax.slice(0, 4)}01001` : null,
      country,
      city: entity.city,
      address: entity.address,
      source,
      externalKey: `${client.key}-${i + 1}`,
    });
    return id;
  });
  const contacts = addContacts(draft, client, account);
  addPlans(draft, client, account, calendar);
  return { account, entities, contacts };
};

const criteriaOf = ({ criteria = {} }: Client) =>
  (['revenue', 'potential', 'reference', 'partner', 'expert', 'innovator'] as const).flatMap((criterion) => {
    const note = criteria[criterion];
    return note ? [[criterion, note] as const] : [];
  });

const addAssignments = (draft: Draft, client: Client, accountId: number, calendar: Calendar): void => {
  const fromOn = calendar.monthsAgo(client.months.owned);
  const assign = (handle: Client['owner'], role: 'owner' | 'deputy' | 'team') =>
    draft.add('assignment', { id: draft.nextId('assignment'), accountId, personId: personId(handle), role, fromOn });
  assign(client.owner, 'owner');
  if (client.deputy) assign(client.deputy, 'deputy');
  for (const handle of client.team ?? []) assign(handle, 'team');
};

const addContacts = (draft: Draft, client: Client, accountId: number): number[] => {
  const first = draft.nextId('contact');
  for (const [i, contact] of client.contacts.entries()) {
    draft.add('contact', {
      id: first + i,
      accountId,
      name: contact.name,
      position: contact.position,
      email: `${slugify(contact.name, { separator: '.' })}@${client.key}.example`,
      role: contact.role ?? null,
      influence: contact.influence,
      attitude: contact.attitude,
      stage: contact.stage,
      preferences: contact.prefers ?? null,
      reportsToId: contact.reportsTo === undefined ? null : first + contact.reportsTo,
      heldById: personId(client.owner),
      source,
      externalKey: `${client.key}-${i + 1}`,
    });
  }
  return client.contacts.map((_, i) => first + i);
};

const addPlans = (draft: Draft, client: Client, accountId: number, { on }: Calendar): void => {
  for (const { number, title, starts, ends, noticeDays, autoRenews = false, amount } of client.contracts ?? []) {
    draft.add('contract', {
      id: draft.nextId('contract'),
      accountId,
      number,
      title,
      startsOn: on(starts),
      endsOn: on(ends),
      noticeDays,
      autoRenews,
      amount: amount ?? null,
      currency: amount ? client.currency : null,
      source,
      externalKey: `${client.key}-${number}`,
    });
  }
  for (const { side, text, progress, weight, due } of client.goals ?? []) {
    draft.add('goal', { id: draft.nextId('goal'), accountId, side, text, progress, weight, dueOn: on(due) });
  }
  for (const { competitor, note, day, heardFrom = null } of client.rivals ?? []) {
    draft.add('competitorNote', {
      id: draft.nextId('competitorNote'),
      accountId,
      competitor,
      note,
      notedOn: on(day),
      heardFrom,
      personId: personId(client.owner),
    });
  }
};
