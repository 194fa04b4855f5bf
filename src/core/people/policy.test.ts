import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Relation, relations, visibleParts } from './policy.ts';

const parts = (...held: Relation[]) => [...visibleParts(held)].sort();

describe('what one sees of an account', () => {
  const everything = ['orders', 'profile', 'receivables', 'relationship', 'tasks'];

  it.each([
    ['owner', everything],
    ['deputy', everything],
    ['manager', everything],
    ['administrator', everything],
    ['finance', ['profile', 'receivables']],
    ['team', ['orders', 'profile', 'tasks']],
    ['participant', []],
  ] as const)('as %s', (relation, seen) => expect(parts(relation)).toEqual(seen));

  it('without a relation is nothing', () => expect(parts()).toEqual([]));

  it('with several relations is what each of them opens, and no more', () => {
    expect(parts('team', 'finance')).toEqual(['orders', 'profile', 'receivables', 'tasks']);
    fc.assert(
      fc.property(fc.subarray([...relations]), (held) => {
        expect(parts(...held)).toEqual([...new Set(held.flatMap((relation) => parts(relation)))].sort());
      }),
    );
  });
});
