import { textKey } from '../accounts/names.ts';
import type { CalendarEvent } from '../meetings/calendar.ts';

/** By what clients are known in calendars; keys are folded as `accounts/names.ts` does. */
export interface KnownClients {
  /** Of contacts, in small letters. */
  readonly emails: ReadonlyMap<string, readonly number[]>;
  /** Of contacts' addresses and of websites, without those where anybody may have an address. */
  readonly domains: ReadonlyMap<string, readonly number[]>;
  readonly contacts: ReadonlyMap<string, readonly number[]>;
  /** Of clients, their legal entities and other names. */
  readonly names: ReadonlyMap<string, readonly number[]>;
}

/** With which client an event is; `several`: one of these, and only a person can tell which. */
export type Match =
  | { readonly kind: 'one'; readonly accountId: number }
  | { readonly kind: 'several'; readonly accountIds: readonly number[] }
  | { readonly kind: 'none' };

/** More are no choice that a person is asked to make. */
const mostCandidates = 5;
/** A shorter name is found in too many titles. */
const shortestName = 3;
/** In words. */
const longestName = 6;

/** Where anybody may have an address. */
const publicDomains = new Set(
  'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com aol.com gmx.de gmx.net gmx.com web.de proton.me protonmail.com mail.ru inbox.ru list.ru bk.ru internet.ru yandex.ru yandex.com ya.ru rambler.ru libero.it virgilio.it tiscali.it alice.it tin.it hotmail.it yahoo.it pec.it'.split(
    ' ',
  ),
);

/** The domain of an address or of a website, without `www.`; null where it says nothing of a company. Pure. */
export const companyDomain = (said: string): string | null => {
  const host = said
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/:?#].*$/, '')
    .replace(/^www\./, '');
  return /^[\p{L}\p{N}.-]+\.[\p{L}\p{N}-]{2,}$/u.test(host) && !publicDomains.has(host) ? host : null;
};

const together = (found: readonly (readonly number[])[]): number[] => [...new Set(found.flat())];

const decide = (candidates: readonly number[], hints: readonly number[]): Match => {
  const [only] = candidates;
  if (only === undefined) return { kind: 'none' };
  if (candidates.length === 1) return { kind: 'one', accountId: only };
  const hinted = candidates.filter((id) => hints.includes(id));
  if (hinted.length === 1) return { kind: 'one', accountId: hinted[0] ?? only };
  return candidates.length <= mostCandidates ? { kind: 'several', accountIds: candidates } : { kind: 'none' };
};

/** Which keys stand in a text, as whole words one after the other. One within a longer one is not meant. */
const keysIn = (text: string, keys: ReadonlyMap<string, readonly number[]>): number[] => {
  const words = text.split(' ').filter(Boolean);
  const spans = words.flatMap((_, from) =>
    words.slice(from, from + longestName).flatMap((_word, n) => {
      const key = words.slice(from, from + n + 1).join(' ');
      const ids = key.length >= shortestName ? keys.get(key) : undefined;
      return ids ? [{ from, to: from + n, ids }] : [];
    }),
  );
  const meant = spans.filter(
    ({ from, to }) => !spans.some((other) => other.from <= from && other.to >= to && other.to - other.from > to - from),
  );
  return together(meant.map(({ ids }) => ids));
};

/**
 * With which of the clients an event is: whose contacts are invited; else at whose domain somebody is who is invited; else whose name, or whose
 * contact's name, stands in the title. Where several fit, the title decides between them, or else a person. Pure.
 * @param own domains of the company itself, which say nothing
 */
export const matchEvent = (
  { title, organiser, attendees }: Pick<CalendarEvent, 'title' | 'organiser' | 'attendees'>,
  clients: KnownClients,
  own: ReadonlySet<string>,
): Match => {
  const people = [...attendees, ...(organiser ? [organiser] : [])];
  const emails = people.flatMap(({ email }) => (email ? [email.toLowerCase()] : []));
  const text = textKey(title ?? '');
  const named = together([keysIn(text, clients.names), keysIn(text, clients.contacts)]);
  const byEmail = together(emails.flatMap((email) => [clients.emails.get(email) ?? []]));
  if (byEmail.length > 0) return decide(byEmail, named);
  const domains = emails.flatMap((email) => companyDomain(email) ?? []).filter((domain) => !own.has(domain));
  const byDomain = together(domains.flatMap((domain) => [clients.domains.get(domain) ?? []]));
  if (byDomain.length > 0) return decide(byDomain, named);
  const invited = together(people.flatMap(({ name }) => (name ? [clients.contacts.get(textKey(name)) ?? []] : [])));
  const byName = keysIn(text, clients.names);
  return decide(byName.length > 0 ? byName : together([invited, named]), invited);
};
