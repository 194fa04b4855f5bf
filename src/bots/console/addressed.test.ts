import { describe, expect, it } from 'vitest';
import { addressed } from './addressed.ts';

describe('addressed', () => {
  it.each([
    ['/brief Acme', '/brief Acme'],
    ['  /brief Acme', '  /brief Acme'],
    ['@kam brief Acme', 'brief Acme'],
    ['@Assistant, brief Acme', 'brief Acme'],
    ['brief Acme, @kam', 'brief Acme,'],
    ['the truck left at 14:00 / 15:00', null],
    ['write to info@kam.example', null],
    ['@kamila please call', null],
    ['kam', null],
  ])('takes %j as %j', (line, asked) => {
    expect(addressed(line)).toBe(asked);
  });
});
