import { describe, expect, it } from 'vitest';
import { completions } from './complete.ts';

const commands = ['brief', 'accounts', 'help', 'whoami'].map((name) => ({ name, summary: `about ${name}` }));

describe('completions', () => {
  it.each([
    ['/', ['brief', 'accounts', 'help', 'whoami']],
    ['/b', ['brief']],
    ['/B', ['brief']],
    ['/brief', []],
    ['/brief ', []],
    ['/x', []],
    ['brief', []],
    ['', []],
    [' /b', []],
  ])('of %j: %j', (line, names) => {
    expect(completions(line, commands).map(({ name }) => name)).toEqual(names);
  });
});
