import { describe, expect, it } from 'vitest';
import { type Facts, obstacleTo } from './obstacle.ts';

const free: Facts = { isAsker: false, worksHere: false, clients: 0, administrators: 1 };
const why = (facts: Partial<Facts>, role: 'kam' | 'administrator' = 'kam') =>
  obstacleTo({ name: 'Olga Berg', role }, { ...free, ...facts })?.key ?? null;

describe('who is erased', () => {
  it.each([
    ['has left and looks after nobody', {}, 'kam', null],
    ['asks for it themselves', { isAsker: true }, 'kam', 'erase-yourself'],
    ['works here', { worksHere: true }, 'kam', 'erase-works-here'],
    ['still looks after clients', { clients: 2 }, 'kam', 'erase-has-clients'],
    ['was one administrator of two', {}, 'administrator', null],
    ['is the last administrator', { administrators: 0, worksHere: true }, 'administrator', 'erase-last-administrator'],
    ['is no administrator, where there is none', { administrators: 0 }, 'kam', null],
  ] as const)('%s', (_, facts, role, key) => {
    expect(why(facts, role)).toBe(key);
  });
});
