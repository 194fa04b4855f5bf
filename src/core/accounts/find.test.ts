import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { aLegalEntity, anAccount, anAssignment, aPerson } from '../../../test/factories/index.ts';
import { testDb } from '../../../test/setup/database.ts';
import { dayIn, fixedClock } from '../clock.ts';
import type { Person } from '../people/person.ts';
import { type Found, findAccounts, mostChoices, slipPatterns } from './find.ts';
import { refreshAccountNames } from './search-index.ts';

const { db, reset } = await testDb();
const today = dayIn('Europe/Rome', fixedClock('2026-11-21T08:00:00Z').now());

let olga: Person;

beforeEach(async () => {
  await reset();
  olga = await aPerson(db);
});

/** Olga's clients, by these names; gives the first. */
const clients = async (first: string, ...names: string[]) => {
  const made = await anAccount(db, { name: first, owner: olga });
  for (const name of names) await anAccount(db, { name, owner: olga });
  await refreshAccountNames(db);
  return made;
};

const find = (query: string, person = olga) => findAccounts({ db, person, today }, query);

/** `one: Acme`, `several: Acme, Acme Italia`, `none: Acme` */
const said = (found: Found): string => {
  const accounts = found.kind === 'one' ? [found.account] : found.kind === 'several' ? found.accounts : found.near;
  return `${found.kind}: ${accounts.map(({ name }) => name).join(', ')}`;
};

describe('a name typed', () => {
  it.each([
    ['Acme', 'as it is'],
    ['acme', 'in another case'],
    ['Акме', 'in another alphabet'],
    ['ACME S.p.A.', 'with a legal form'],
    ['«Acme»', 'in quotes'],
    ['Acm', 'in part'],
    ['cme', 'from the middle'],
    ['Amce', 'with two letters swapped'],
    ['Akne', 'with a wrong letter'],
    ['Acmee Gmbh', 'with a letter too many'],
    ['Ac​me', 'with a zero-width mark'],
  ])('%s finds Acme (%s)', async (query) => {
    await clients('Acme', 'Rossi Trasporti', 'Ромашка');
    expect(said(await find(query))).toBe('one: Acme');
  });

  it.each([['Ромшка'], ['Romashka'], ['roma shka'], ['ООО «Ромашка»'], ['ромашка ооо'], ['Romaschka']])(
    '%s finds Ромашка',
    async (query) => {
      await clients('Acme', 'Rossi Trasporti', 'ООО "Ромашка"');
      expect(said(await find(query))).toBe('one: ООО "Ромашка"');
    },
  );

  it('finds words in any order, and one misspelt word among several', async () => {
    await clients('Rossi Trasporti Milano', 'Acme');
    expect(said(await find('milano rossi trasporti'))).toBe('one: Rossi Trasporti Milano');
    expect(said(await find('Rossi Trsporti'))).toBe('one: Rossi Trasporti Milano');
  });

  it('that is a whole name wins over longer names', async () => {
    await clients('Acme Italia', 'Acme', 'Acme Service');
    expect(said(await find('Acme'))).toBe('one: Acme');
  });

  it('that is part of several leaves the choice open', async () => {
    await clients('Acme Italia', 'Acme Service', 'Rossi');
    expect(said(await find('Acme'))).toBe('several: Acme Italia, Acme Service');
    expect(said(await find('Acm'))).toBe('several: Acme Italia, Acme Service');
  });

  it('misspelt so that several are near is not guessed', async () => {
    await clients('Ромашка', 'Ромашка-Сервис');
    expect(said(await find('Ромшка'))).toBe('none: Ромашка, Ромашка-Сервис');
  });

  it('decides by spelling between names that sound alike', async () => {
    await clients('Konex', 'Conex');
    expect(said(await find('Conex'))).toBe('one: Conex');
    expect(said(await find('Konnex'))).toMatch(/^several/);
  });

  it('that two accounts bear leaves the choice open, the one we still serve first', async () => {
    await anAccount(db, { name: 'Acme', owner: olga, status: 'former' });
    await anAccount(db, { name: 'Acme', owner: olga, archivedAt: new Date('2026-01-01') });
    const current = await clients('Acme');
    const found = await find('Acme');
    expect(said(found)).toBe('several: Acme, Acme, Acme');
    expect(found.kind === 'several' && found.accounts[0]?.id).toBe(current.id);
  });

  it('offers five at most, and knows whether more fit', async () => {
    await clients('Acme first', ...Array.from({ length: mostChoices - 1 }, (_, i) => `Acme ${i}`));
    expect(await find('Acme')).toMatchObject({ kind: 'several', more: false });
    await clients('Acme last');
    const found = await find('Acme');
    expect(found).toMatchObject({ kind: 'several', more: true });
    expect(found.kind === 'several' && found.accounts.length).toBe(mostChoices);
  });

  it('like nothing finds nothing; like something gives near names', async () => {
    await clients('Тигель-Сталь', 'Acme');
    expect(said(await find('Zzyzx'))).toBe('none: ');
    expect(said(await find('Tiegel Stahl'))).toBe('none: Тигель-Сталь');
  });

  it('finds an account by the name of its legal entity, and says which', async () => {
    const group = await clients('Группа Восток');
    await aLegalEntity(db, { accountId: group.id, name: 'ООО «Ромашка-Урал»' });
    await refreshAccountNames(db);
    const found = await find('Romashka Ural');
    expect(found).toMatchObject({ kind: 'one', account: { name: 'Группа Восток', matched: 'ООО «Ромашка-Урал»' } });
  });

  it.each(['5900001234', ' 59 0000 1234', 'RU5900001234'])('finds by tax id %s', async (query) => {
    const acme = await clients('Acme');
    await aLegalEntity(db, { accountId: acme.id, taxId: '5900001234' });
    expect(said(await find(query))).toBe('one: Acme');
  });

  it('has wildcards and quotes as text', async () => {
    await clients('Acme', "O'Neill", '100% Cotone');
    for (const query of ['%', '_', '\\', 'A%e', 'Ac_e%']) expect(said(await find(query))).not.toMatch(/several/);
    expect(said(await find("'; DROP TABLE account; --"))).toMatch(/^none/);
    expect(said(await find('100%'))).toBe('one: 100% Cotone');
    expect(said(await find("o'neill"))).toBe("one: O'Neill");
    expect(await db.account.count()).toBe(3);
  });

  it('may be anything at all', async () => {
    await clients('Acme', 'Ромашка', '🚀');
    expect(said(await find('🚀'))).toBe('one: 🚀');
    expect(said(await find(''))).toBe('none: ');
    expect(said(await find('x'.repeat(10_000)))).toMatch(/^none/);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (query) => {
        await find(query);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what one may not see', () => {
  it('is not there: neither found, nor near, nor a rival', async () => {
    const marco = await aPerson(db);
    await anAccount(db, { name: 'Acme', owner: marco });
    await anAccount(db, { name: 'Acme Italia', owner: marco });
    await clients('Rossi');
    expect(said(await find('Acme'))).toBe('none: ');
    expect(said(await find('Amce'))).toBe('none: ');
    await anAccount(db, { name: 'Acme Service', owner: olga });
    await refreshAccountNames(db);
    expect(said(await find('Acme'))).toBe('one: Acme Service');
  });

  it('is there again while one stands in', async () => {
    const marco = await aPerson(db);
    const { id: accountId } = await anAccount(db, { name: 'Acme', owner: marco });
    await refreshAccountNames(db);
    await anAssignment(db, {
      accountId,
      personId: olga.id,
      role: 'deputy',
      fromOn: new Date('2026-11-20'),
      toOn: new Date('2026-11-22'),
    });
    expect(said(await find('Acme'))).toBe('one: Acme');
    const after = today.add({ days: 1 });
    expect(said(await findAccounts({ db, person: olga, today: after }, 'Acme'))).toBe('none: ');
  });
});

describe('slips of the finger', () => {
  const matches = (pattern: string, text: string) => new RegExp(`^${pattern.replaceAll('_', '.')}$`).test(text);
  const word = fc.string({ unit: fc.constantFrom(...'akmertos'), minLength: 3, maxLength: 16 });

  it('cover every single letter wrong, missing, too many or swapped', () => {
    const slip = word.chain((name) =>
      fc.tuple(fc.constant(name), fc.nat(name.length - 1), fc.constantFrom('wrong', 'missing', 'more', 'swapped')),
    );
    fc.assert(
      fc.property(slip, ([name, at, kind]) => {
        const [before, after] = [name.slice(0, at), name.slice(at + 1)];
        const typed = {
          wrong: `${before}z${after}`,
          missing: before + after,
          more: `${before}z${name.slice(at)}`,
          swapped: before + (name[at + 1] ?? '') + name[at] + name.slice(at + 2),
        }[kind];
        fc.pre(typed.length >= 3 && typed.length <= 16);
        expect(slipPatterns(typed).some((pattern) => matches(pattern, name))).toBe(true);
      }),
    );
  });
});
