import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entriesFor, parseMapping } from './mapping.ts';

const mistakes = (json: unknown): string => {
  try {
    parseMapping(json, 'map.json');
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};
const withFile = (file: object) => ({ files: [{ match: 'a.csv', kind: 'accounts', ...file }] });

describe('a mapping', () => {
  it.each(['crm-maven', 'northwind'])('is good: the example %s', (name) => {
    expect(mistakes(JSON.parse(readFileSync(`examples/mappings/${name}.json`, 'utf8')))).toBe('');
  });

  it('of the guide is good', () => {
    const [, json = ''] = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/import.md', 'utf8')) ?? [];
    expect(mistakes(JSON.parse(json))).toBe('');
  });

  it.each<[object, string]>([
    [{ sorce: 'crm' }, 'Unrecognized key: \\"sorce\\"'],
    [{ zone: 'Mars/Olympus' }, 'zone: a time zone such as Europe/Rome'],
    [{ currency: 'euro' }, 'currency: three capital letters, such as EUR'],
    [withFile({ colums: {} }), 'files.0: Unrecognized key: \\"colums\\"'],
    [withFile({ kind: 'orderz' }), 'files.0.kind: Invalid option'],
    [
      withFile({ columns: { name: { header: 'A', alias: {} } } }),
      'files.0.columns.name: Unrecognized key: \\"alias\\"',
    ],
    [withFile({ columns: { name: { header: 'A', decimal: ';' } } }), 'files.0.columns.name.decimal: Invalid option'],
    [withFile({ encoding: 'cp9999' }), 'files.0.encoding: an encoding such as windows-1251'],
    [withFile({ mode: 'full' }), 'files.0.mode: Invalid option'],
  ])('names a mistake by its path: %j', (json, expected) => {
    expect(mistakes(json)).toContain(expected);
  });

  it('names all mistakes at once', () => {
    expect(mistakes({ zone: 'x', currency: 'x' })).toMatch(/zone: .*currency: /);
  });

  it('speaks of files by patterns, of one file perhaps several times', () => {
    const mapping = parseMapping(
      {
        files: [
          { match: 'Orders-*.csv', kind: 'orders' },
          { match: '*.csv', kind: 'accounts' },
        ],
      },
      'map.json',
    );
    expect(entriesFor(mapping, 'orders-2026.csv').map(({ kind }) => kind)).toEqual(['orders', 'accounts']);
    expect(entriesFor(mapping, 'a+b.csv').map(({ kind }) => kind)).toEqual(['accounts']);
    expect(() => entriesFor(mapping, 'orders-2026.xlsx')).toThrow('import-refused-no-entry');
  });
});
