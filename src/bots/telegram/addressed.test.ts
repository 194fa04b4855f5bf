import { describe, expect, it } from 'vitest';
import { addressed } from './addressed.ts';

describe('a line in a group', () => {
  it.each([
    ['/brief Acme', '/brief Acme'],
    ['/brief@kam_bot Acme', '/brief@kam_bot Acme'],
    ['/brief@KAM_Bot Acme', '/brief@KAM_Bot Acme'],
    ['/brief@other_bot Acme', null],
    ['@kam_bot brief Acme', 'brief Acme'],
    ['brief Acme, @Kam_Bot', 'brief Acme,'],
    ['@kam_bot: brief Acme', 'brief Acme'],
    ['@kam_bots brief Acme', null],
    ['mail me@kam_bot', null],
    ['who has seen the brief of Acme?', null],
    ['', null],
  ])('%s says to the assistant: %s', (line, said) => {
    expect(addressed(line, 'kam_bot')).toBe(said);
  });
});
