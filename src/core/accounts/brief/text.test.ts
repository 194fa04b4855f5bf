import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, dots } from './text.ts';

describe('a clipped text', () => {
  it('ends between words', () => {
    expect(clip('They want two delivery windows a week', 24)).toBe('They want two delivery…');
    expect(clip('Donaudampfschifffahrt', 10)).toBe('Donaudamp…');
    expect(clip('short', 10)).toBe('short');
  });

  it('is one line', () => {
    expect(clip('first\r\nsecond\t third', 40)).toBe('first second third');
  });

  it('is never longer than allowed, and never half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite' }), fc.integer({ min: 2, max: 30 }), (text, most) => {
        const clipped = clip(text, most);
        expect([...clipped].length).toBeLessThanOrEqual(most);
        expect(() => encodeURIComponent(clipped)).not.toThrow();
      }),
    );
  });
});

it('facts stand side by side with a dot between, and none make no line', () => {
  expect(dots('a', null, ['b', { text: 'c', style: 'strong' }], false)).toEqual([
    'a',
    ' · ',
    'b',
    { text: 'c', style: 'strong' },
  ]);
  expect(dots(null, '')).toBeNull();
});
