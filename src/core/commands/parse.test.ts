import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, parseCommand } from './parse.ts';

describe('a typed line', () => {
  it.each([
    ['/brief Acme', { name: 'brief', rest: 'Acme' }],
    ['brief Acme GmbH', { name: 'brief', rest: 'Acme GmbH' }],
    ['  /BRIEF   «Ромашка»  ', { name: 'brief', rest: '«Ромашка»' }],
    ['/brief@kam_bot Acme', { name: 'brief', rest: 'Acme' }],
    ['/help', { name: 'help', rest: '' }],
    ['/brief\nAcme\nGmbH', { name: 'brief', rest: 'Acme GmbH' }],
    ['/brief\u00a0Ac\u200bme', { name: 'brief', rest: 'Acme' }],
    ['/справка Акме', { name: 'справка', rest: 'Акме' }],
  ])('%j is read as a command', (line, typed) => {
    expect(parseCommand(line)).toEqual(typed);
  });

  it.each(['', '   ', '/', '//', '123', '🙂', '<!channel>', '@everyone', '\u202e'])('%j is no command', (line) => {
    expect(parseCommand(line)).toBeNull();
  });

  it('never holds what the database cannot store or nobody can see', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        expect(cleanLine(line)).not.toMatch(/[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\ufeff]/u);
      }),
    );
  });

  it('is cleaned once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        expect(cleanLine(cleanLine(line))).toBe(cleanLine(line));
      }),
    );
  });
});
