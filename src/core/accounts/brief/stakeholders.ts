import type { Temporal } from 'temporal-polyfill';
import type { Tier } from '../../../generated/prisma/enums.ts';
import type { ContactFacts } from '../dossier/contacts.ts';

/** How often one means to meet a client of a tier, in days, unless the account says otherwise. */
const cadenceOf: Record<Tier, number> = { A: 14, B: 30, C: 60 };
const plainCadence = 30;

/** Twice the agreed cadence: one skipped meeting is nothing, two are a silence. */
export const unseenAfter = ({ cadenceDays, tier }: { cadenceDays: number | null; tier: Tier | null }): number =>
  2 * (cadenceDays ?? (tier ? cadenceOf[tier] : plainCadence));

/** Whose word counts at the client: a role that says so, or an influence of 4 and more. */
export const isKeyPerson = ({ role, influence }: ContactFacts): boolean =>
  (role !== null && role !== 'user') || (influence ?? 0) >= 4;

/** Those to know before the meeting: key persons, or everybody where nobody has noted whose word counts. */
export const foremost = (contacts: readonly ContactFacts[]): readonly ContactFacts[] => {
  const key = contacts.filter(isKeyPerson);
  return key.length > 0 ? key : contacts;
};

/** Days since a key person was last seen, when that is longer than `unseenAfter`. People of whom nothing is noted are not accused of anything. */
export const unseenDays = (contact: ContactFacts, today: Temporal.PlainDate, after: number): number | null => {
  const days = contact.lastSeen?.until(today).days ?? 0;
  return isKeyPerson(contact) && days > after ? days : null;
};

export type Gap = 'no-decision-maker' | 'no-champion';

/** What the map of people lacks. Where nobody has noted any role, it lacks nothing: then it was never drawn. */
export const gapsIn = (contacts: readonly ContactFacts[]): Gap[] => {
  const roles = new Set(contacts.map(({ role }) => role));
  roles.delete(null);
  if (roles.size === 0) return [];
  return [
    ...(roles.has('decision_maker') ? [] : (['no-decision-maker'] as const)),
    ...(roles.has('champion') || roles.has('sponsor') ? [] : (['no-champion'] as const)),
  ];
};
