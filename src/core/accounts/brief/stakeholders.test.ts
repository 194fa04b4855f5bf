import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { aContactFact } from '../../../../test/factories/dossier.ts';
import { gapsIn, isKeyPerson, unseenAfter, unseenDays } from './stakeholders.ts';

const today = Temporal.PlainDate.from('2026-11-21');

describe('people at the client', () => {
  it('count by their role or their influence', () => {
    const key = [{ role: 'blocker' as const }, { influence: 4 }, { role: 'user' as const, influence: 5 }];
    expect(key.map((over) => isKeyPerson(aContactFact(over)))).toEqual([true, true, true]);
    expect([{ role: 'user' as const }, { influence: 3 }, {}].map((over) => isKeyPerson(aContactFact(over)))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('are unseen after twice the cadence of the account, else of its tier', () => {
    expect(unseenAfter({ cadenceDays: 10, tier: 'A' })).toBe(20);
    expect(unseenAfter({ cadenceDays: null, tier: 'A' })).toBe(28);
    expect(unseenAfter({ cadenceDays: null, tier: null })).toBe(60);
    const seen = (days: number) => aContactFact({ role: 'sponsor', lastSeen: today.subtract({ days }) });
    expect([unseenDays(seen(28), today, 28), unseenDays(seen(29), today, 28)]).toEqual([null, 29]);
  });

  it('of whom no meeting is noted are accused of nothing', () => {
    expect(unseenDays(aContactFact({ role: 'sponsor' }), today, 28)).toBeNull();
  });

  it('have gaps once somebody began to draw the map', () => {
    expect(gapsIn([aContactFact(), aContactFact()])).toEqual([]);
    expect(gapsIn([aContactFact({ role: 'user' })])).toEqual(['no-decision-maker', 'no-champion']);
    expect(gapsIn([aContactFact({ role: 'decision_maker' }), aContactFact({ role: 'sponsor' })])).toEqual([]);
  });
});
