import { describe, expect, it } from 'vitest';
import { nameKey } from '../../accounts/names.ts';
import { fold } from '../keys.ts';
import { type Debtor, debtorKey, type KnownEntity, matchDebtors } from './match-debtors.ts';

const aDebtor = (name: string, over: Partial<Debtor> = {}): Debtor => ({
  name,
  key: fold(name),
  sound: nameKey(name),
  taxId: null,
  taxRegistration: null,
  ...over,
});

const anEntity = (id: number, name: string, over: Partial<KnownEntity> = {}): KnownEntity => ({
  ...aDebtor(name, over),
  id,
  hasAccount: true,
  madeFor: null,
  ...over,
});

const found = (known: readonly KnownEntity[], debtor: Debtor) => {
  const match = matchDebtors(known)(debtor);
  return match && [match.id, match.way];
};

const branches = [
  anEntity(1, 'ООО "Ромашка"', { taxId: '5900001234', taxRegistration: '590001001' }),
  anEntity(2, 'ООО "Ромашка" (филиал)', { taxId: '5900001234', taxRegistration: '660001001' }),
];

describe('the legal entity of a debtor', () => {
  it('is told by the registration where branches share a tax id', () => {
    expect(found(branches, aDebtor('Ромашка', { taxId: '5900001234', taxRegistration: '660001001' }))).toEqual([
      2,
      'tax-id',
    ]);
    expect(found(branches, aDebtor('Ромашка', { taxId: '5900001234' }))).toBeNull();
  });

  it('is told by its name, whatever its spaces, quotes and legal form', () => {
    expect(found([anEntity(1, 'ООО "Ромашка"')], aDebtor('РОМАШКА  ООО '))).toEqual([1, 'sound']);
    expect(found([anEntity(1, 'Rossi S.p.A.')], aDebtor('ROSSI SPA'))).toEqual([1, 'sound']);
    expect(found([anEntity(1, "LIBERTA' S.R.L.")], aDebtor('Libertà Srl'))).toEqual([1, 'sound']);
    expect(found([anEntity(1, 'Bianchi Fratelli snc')], aDebtor('BIANCHI F.LLI S.N.C.'))).toEqual([1, 'sound']);
  });

  it('is not one with another tax id', () => {
    expect(
      found([anEntity(1, 'ООО "Ромашка"', { taxId: '5900001234' })], aDebtor('ООО "Ромашка"', { taxId: '6600005678' })),
    ).toBeNull();
  });

  it('is told by a name that a program has cut off, in whichever list', () => {
    const full = 'BIANCHI F.LLI S.N.C. DI BIANCHI U. & C.';
    const cut = full.slice(0, 30);
    expect(found([anEntity(1, full)], aDebtor(cut))).toEqual([1, 'cut']);
    expect(found([anEntity(1, cut)], aDebtor(full))).toEqual([1, 'cut']);
  });

  it('is not told by a beginning that several names have, nor by a short one', () => {
    const names = ['Consorzio Agrario Provinciale di Cremona', 'Consorzio Agrario Provinciale di Mantova'];
    expect(
      found(
        names.map((name, i) => anEntity(i, name)),
        aDebtor('Consorzio Agrario Provinciale'),
      ),
    ).toBeNull();
    expect(found([anEntity(1, 'Comune di Valdorno Superiore')], aDebtor('Comune di Valdorno'))).toBeNull();
  });

  it('is the one that it was found to be before, rather than one whose name is nearer', () => {
    const debtor = aDebtor('ROSSI SPA');
    const known = [anEntity(1, 'ROSSI SPA'), anEntity(2, 'Rossi Group', { madeFor: debtorKey(debtor) })];
    expect(found(known, debtor)).toEqual([2, 'name']);
  });

  it('of a client that is known goes before one of none', () => {
    const known = [anEntity(1, 'Rossi S.p.A.', { hasAccount: false }), anEntity(2, 'ROSSI SPA', { key: 'x' })];
    expect(found(known, aDebtor('Rossi spa', { key: 'y' }))).toEqual([2, 'sound']);
  });
});
