import { describe, expect, it } from 'vitest';
import { nameKey } from '../accounts/names.ts';
import { companyDomain, type KnownClients, matchEvent } from './match.ts';

const clients: KnownClients = {
  emails: new Map([
    ['anna@acme.example', [1]],
    ['consultant@advice.example', [1, 2]],
  ]),
  domains: new Map([
    ['acme.example', [1]],
    ['holding.example', [2, 3]],
  ]),
  contacts: new Map([['luka konti', [2]]]),
  names: new Map([
    ['akme', [1]],
    ['rosi', [2]],
    ['ferum', [3]],
    [nameKey('Ferrum Service'), [4]],
  ]),
};
const own = new Set(['us.example']);
const person = (email: string | null, name: string | null = null) => ({ email, name, declined: false });
const match = (title: string | null, ...attendees: ReturnType<typeof person>[]) =>
  matchEvent({ title, organiser: null, attendees }, clients, own);

describe('with which client an event is', () => {
  it.each([
    ['a contact is invited', match('Talk', person('Anna@Acme.example')), 1],
    ['somebody else of theirs is invited', match('Talk', person('new@acme.example')), 1],
    ['the title names them', match('Meeting with ACME GmbH about terms'), 1],
    ['the title names them in another alphabet', match('Встреча Акме'), 1],
    ['the title names a contact', match('Lunch Luca Conti'), 2],
    ['a contact is invited without an address', match('Lunch', person(null, 'Luca Conti')), 2],
    ['a longer name has a shorter one in it', match('Visit Ferrum Service'), 4],
    ['several fit, and the title decides', match('Rossi: terms', person('consultant@advice.example')), 2],
  ])('%s', (_, found, accountId) => {
    expect(found).toEqual({ kind: 'one', accountId });
  });

  it.each([
    ['a contact of two clients', match('Talk', person('consultant@advice.example')), [1, 2]],
    ['a domain of two clients', match('Talk', person('x@holding.example')), [2, 3]],
    ['two names in the title', match('Acme and Rossi'), [1, 2]],
  ])('is asked for %s', (_, found, accountIds) => {
    expect(found).toEqual({ kind: 'several', accountIds });
  });

  it.each([
    ['colleagues', match('Team', person('olga@us.example'))],
    ['strangers at public addresses', match('Dentist', person('somebody@gmail.com'))],
    ['nobody', match(null)],
    ['a part of a word', match('Acmeology')],
  ])('is none for %s', (_, found) => {
    expect(found).toEqual({ kind: 'none' });
  });
});

it.each([
  ['https://www.Acme.example/de?x=1', 'acme.example'],
  ['anna@sales.acme.example', 'sales.acme.example'],
  ['мир.рф', 'мир.рф'],
  ['somebody@gmail.com', null],
  ['localhost', null],
  ['', null],
])('the company of %j is at %j', (said, domain) => {
  expect(companyDomain(said)).toBe(domain);
});
