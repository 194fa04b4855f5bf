import { expect, it } from 'vitest';
import { readRole } from './role.ts';

it('reads the role of a process; none is both', () => {
  expect(readRole([])).toBe('all');
  expect(readRole(['--role', 'bots'])).toBe('bots');
  expect(readRole(['--role=worker'])).toBe('worker');
});

it.each([
  ['--role'],
  ['--role', 'boss'],
  ['--rôle', 'bots'],
  ['bots'],
  ['--role', 'bots', 'worker'],
  ['--role=bots', 'x'],
])('does not guess what %j %j %j might mean', (...words) => {
  expect(() => readRole(words)).toThrow('npm start [-- --role all|bots|worker]');
});
