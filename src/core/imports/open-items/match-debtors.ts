/** A debtor as a list writes it. */
export interface Debtor {
  readonly name: string;
  /** Folded, and by its sound without its legal form. */
  readonly key: string;
  readonly sound: string;
  readonly taxId: string | null;
  readonly taxRegistration: string | null;
}

/** A legal entity that is known. */
export interface KnownEntity extends Debtor {
  readonly id: number;
  /** Whether it is known which client it belongs to. */
  readonly hasAccount: boolean;
  /** {@link debtorKey} of the debtor that it was made for, in this source. */
  readonly madeFor: string | null;
}

/** Names a debtor for good, so that a list finds again what an earlier one has made of it. */
export const debtorKeys = 'debtor ';
export const debtorKey = ({ key, taxId, taxRegistration }: Pick<Debtor, 'key' | 'taxId' | 'taxRegistration'>): string =>
  `${debtorKeys}${[key, taxId ?? '', taxRegistration ?? ''].join(' | ')}`;

/** How surely a debtor was found: `sound` and `cut` are told to whoever imports. */
type Way = 'tax-id' | 'name' | 'sound' | 'cut';

export interface Match {
  readonly id: number;
  readonly way: Way;
}

const byKey = <T>(items: readonly T[], keyOf: (item: T) => string | null): ReadonlyMap<string, T[]> => {
  const map = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key) map.set(key, [...(map.get(key) ?? []), item]);
  }
  return map;
};

const branch = ({ taxId, taxRegistration }: Debtor): string | null =>
  taxId && taxRegistration ? `${taxId}/${taxRegistration}` : null;

/** Programs cut names off after some 30 characters; what is left of shorter ones is like many others. */
const leastLeft = 25;
const beginning = ({ key }: Debtor): string | null => (key.length < leastLeft ? null : key.slice(0, leastLeft));
const isCut = ({ key }: Debtor, { key: other }: Debtor): boolean => key.startsWith(other) || other.startsWith(key);

/**
 * Finds the legal entity that each debtor is: as it was found before, by tax id and registration, by tax id, by name, at last by how the name sounds without its
 * legal form, or where one of two names is the other, cut off. One of several that are equally good is never chosen, but one of a client that is known goes before one of none; and a debtor
 * whose tax id is another is another. Pure.
 */
export const matchDebtors = (known: readonly KnownEntity[]): ((debtor: Debtor) => Match | null) => {
  const ways: readonly (readonly [Way, ReadonlyMap<string, KnownEntity[]>, (debtor: Debtor) => string | null])[] = [
    ['name', byKey(known, ({ madeFor }) => madeFor), debtorKey],
    ['tax-id', byKey(known, branch), branch],
    ['tax-id', byKey(known, ({ taxId }) => taxId), ({ taxId }) => taxId],
    ['name', byKey(known, ({ key }) => key), ({ key }) => key],
    ['sound', byKey(known, ({ sound }) => sound), ({ sound }) => sound],
    ['cut', byKey(known, beginning), beginning],
  ];
  return (debtor) => {
    for (const [way, entities, keyOf] of ways) {
      const key = keyOf(debtor);
      const same = (key ? (entities.get(key) ?? []) : []).filter(
        (one) =>
          (way === 'tax-id' || !one.taxId || !debtor.taxId || one.taxId === debtor.taxId) &&
          (way !== 'cut' || isCut(one, debtor)),
      );
      const [only, ...others] = same.some(({ hasAccount }) => hasAccount)
        ? same.filter(({ hasAccount }) => hasAccount)
        : same;
      if (only && others.length === 0) return { id: only.id, way };
      if (only) return null;
    }
    return null;
  };
};
