import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

const limitedAt = () => {
  let now = Temporal.Instant.from('2026-11-21T08:00:00Z');
  const judge = createRateLimit({ now: () => now });
  let things = 0;
  return {
    limit: (who: string, thing = `thing ${++things}`) => judge(who, thing),
    pass: (seconds: number) => {
      now = now.add({ milliseconds: Math.round(seconds * 1_000) });
    },
  };
};

describe('the pace of a person', () => {
  it('beyond it, one calm answer, then silence until they have slowed down', () => {
    const { limit, pass } = limitedAt();
    const burst = Array.from({ length: 20 }, () => limit('olga'));
    expect(new Set(burst)).toEqual(new Set(['go']));
    expect(limit('olga')).toEqual({ waitSeconds: 10 });
    expect([limit('olga'), limit('olga')]).toEqual(['silent', 'silent']);
    pass(9.9);
    expect(limit('olga')).toBe('silent');
    pass(0.1);
    expect(limit('olga')).toBe('go');
  });

  it('is nobody else’s', () => {
    const { limit } = limitedAt();
    for (let i = 0; i < 50; i++) limit('olga');
    expect(limit('marco')).toBe('go');
  });

  it('never tells twice in a row to wait, and never lets through more than the burst and what came back', () => {
    const steps = fc.array(fc.tuple(fc.double({ min: 0, max: 5, noNaN: true }), fc.integer({ min: 1, max: 30 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(steps, (moves) => {
        const { limit, pass } = limitedAt();
        const paces = moves.flatMap(([seconds, times]) => {
          pass(seconds);
          return Array.from({ length: times }, () => limit('olga'));
        });
        const passed = moves.reduce((sum, [seconds]) => sum + seconds, 0);
        const told = paces.filter((pace) => pace !== 'silent').map((pace) => (pace === 'go' ? 'go' : 'wait'));
        expect(paces.filter((pace) => pace === 'go').length).toBeLessThanOrEqual(20 + passed + 0.1);
        expect(told.some((pace, i) => pace === 'wait' && told[i + 1] === 'wait')).toBe(false);
      }),
    );
  });

  it('is not forgotten because thousands of others come by', () => {
    const { limit } = limitedAt();
    for (let i = 0; i < 21; i++) limit('olga');
    for (let i = 0; i < 12_000; i++) limit(`stranger ${i}`);
    expect(limit('olga')).toBe('silent');
  });

  it('counts once what is asked about again, and says the same of it', () => {
    const { limit, pass } = limitedAt();
    for (let i = 0; i < 50; i++) expect(limit('olga', 'one')).toBe('go');
    for (let i = 0; i < 19; i++) expect(limit('olga')).toBe('go');
    expect(limit('olga', 'too much')).toEqual({ waitSeconds: 10 });
    expect(limit('olga', 'far too much')).toBe('silent');
    pass(10);
    expect([limit('olga', 'too much'), limit('olga', 'far too much')]).toEqual([{ waitSeconds: 10 }, 'silent']);
    expect(limit('olga')).toBe('go');
  });
});
