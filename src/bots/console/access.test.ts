import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createAccess, passSeconds } from './access.ts';

const secret = 'a secret of sixteen characters';

/** A clock that a test moves. */
const movable = () => {
  let seconds = 0;
  const start = Temporal.Instant.from('2026-11-21T08:00:00Z');
  return {
    now: () => start.add({ seconds }),
    pass: (more: number) => {
      seconds += more;
    },
  };
};

describe('who may use the console', () => {
  it.each([
    [undefined, true, true, 'open'],
    [undefined, true, false, 'closed'],
    [undefined, false, true, 'closed'],
    [secret, true, true, 'secret'],
    [secret, false, false, 'secret'],
  ] as const)('secret %s, loopback %s, demo %s: %s', (given, loopback, isDemo, mode) => {
    expect(createAccess({ secret: given, loopback }, movable()).mode(isDemo)).toBe(mode);
  });

  it('honours a pass until it ends, and none that was made with another secret', () => {
    const clock = movable();
    const access = createAccess({ secret, loopback: false }, clock);
    const pass = access.enter(secret, 'here') ?? '';
    expect(access.admits(pass)).toBe(true);
    expect(createAccess({ secret: `${secret}!`, loopback: false }, clock).admits(pass)).toBe(false);
    clock.pass(passSeconds);
    expect(access.admits(pass)).toBe(false);
  });

  it.each([undefined, '', '.', 'NaN.x', '99999999999999.', '99999999999999.AAAA'])(
    'honours no pass like %j',
    (pass) => {
      expect(createAccess({ secret, loopback: false }, movable()).admits(pass)).toBe(false);
      expect(createAccess({ secret: undefined, loopback: false }, movable()).admits(pass)).toBe(false);
    },
  );

  it('makes an address wait after five wrong secrets, and others not', () => {
    const clock = movable();
    const access = createAccess({ secret, loopback: false }, clock);
    const tries = Array.from({ length: 6 }, () => access.enter('wrong', 'there'));
    expect(tries).toEqual([null, null, null, null, null, 'wait']);
    expect(access.enter(secret, 'there')).toBe('wait');
    expect(access.enter(secret, 'here')).toMatch(/^\d+\./);
    clock.pass(61);
    expect(access.enter(secret, 'there')).toMatch(/^\d+\./);
  });
});
