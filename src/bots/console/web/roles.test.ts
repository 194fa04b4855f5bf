import { describe, expect, it } from 'vitest';
import type { WirePerson } from '../wire.ts';
import { groupByRole } from './roles.ts';

const person = (as: string, name: string, role: string): WirePerson => ({
  as,
  name,
  role,
  language: 'en',
  zone: 'UTC',
});
const people = [
  person('irina', 'Ирина Соколова', 'head'),
  person('maria', 'Мария Седова', 'kam'),
  person('olga', 'Olga Lindqvist', 'kam'),
];
const found = (sought: string) =>
  groupByRole(people, sought).map(({ role, people: them }) => [role, them.map(({ as }) => as)]);

describe('groupByRole', () => {
  it('puts key account managers first', () => {
    expect(found('')).toEqual([
      ['kam', ['maria', 'olga']],
      ['head', ['irina']],
    ]);
  });

  it('finds by any part of the name or handle, in any case', () => {
    expect(found(' СЕДОВА ')).toEqual([['kam', ['maria']]]);
    expect(found('irin')).toEqual([['head', ['irina']]]);
    expect(found('nobody')).toEqual([]);
  });
});
