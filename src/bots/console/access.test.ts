import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { hashOfConsoleSecret, newConsoleSecret } from '../../core/console-secret.ts';
import { createAccess, type House, passSeconds } from './access.ts';

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

const kept = newConsoleSecret();
const passKey = Buffer.alloc(32, 7);
const demo: House = { isDemo: true, secretHash: null };
const real: House = { isDemo: false, secretHash: null };
const keeping: House = { isDemo: false, secretHash: hashOfConsoleSecret(kept) };

/** A door by the secret of the settings, or without one by what the company keeps. */
const doorOf = (given: string | undefined, house: House, { loopback = false, clock = movable(), key = passKey } = {}) =>
  createAccess({ secret: given, loopback, passKey: key }, clock, async () => house);

describe('who may use the console', () => {
  it.each([
    [undefined, true, demo, 'open'],
    [undefined, true, real, 'closed'],
    [undefined, false, demo, 'closed'],
    [undefined, true, keeping, 'secret'],
    [undefined, false, keeping, 'secret'],
    [secret, true, demo, 'secret'],
    [secret, false, real, 'secret'],
    [secret, false, keeping, 'secret'],
  ] as const)('secret %s, loopback %s, %j: %s', async (given, loopback, house, mode) => {
    expect(await doorOf(given, house, { loopback }).mode()).toBe(mode);
  });

  it('honours a pass until it ends, and none that was made with another secret', async () => {
    const clock = movable();
    const access = doorOf(secret, real, { clock });
    const pass = (await access.enter(secret, 'here')) ?? '';
    expect(await access.admits(pass)).toBe(true);
    expect(await doorOf(`${secret}!`, real, { clock }).admits(pass)).toBe(false);
    clock.pass(passSeconds);
    expect(await access.admits(pass)).toBe(false);
  });

  it.each([undefined, '', '.', 'NaN.x', '99999999999999.', '99999999999999.AAAA'])(
    'honours no pass like %j',
    async (pass) => {
      for (const given of [secret, undefined]) {
        for (const house of [demo, real, keeping]) expect(await doorOf(given, house).admits(pass)).toBe(false);
      }
    },
  );

  it('makes an address wait after five wrong secrets, and others not', async () => {
    const clock = movable();
    for (const [access, right] of [
      [doorOf(secret, real, { clock }), secret],
      [doorOf(undefined, keeping, { clock }), kept],
    ] as const) {
      const tries = await Promise.all(Array.from({ length: 6 }, () => access.enter('wrong', 'there')));
      expect(tries).toEqual([null, null, null, null, null, 'wait']);
      expect(await access.enter(right, 'there')).toBe('wait');
      expect(await access.enter(right, 'here')).toMatch(/^\d+\./);
      clock.pass(61);
      expect(await access.enter(right, 'there')).toMatch(/^\d+\./);
    }
  });

  it('opens to the secret that a company keeps, as it is typed, unless the settings have one', async () => {
    expect(await doorOf(undefined, keeping).enter(` ${kept.toUpperCase()} `, 'here')).toMatch(/^\d+\./);
    expect(await doorOf(undefined, keeping).enter('', 'here')).toBeNull();
    expect(await doorOf(undefined, real).enter('', 'here')).toBeNull();
    expect(await doorOf(secret, keeping).enter(kept, 'here')).toBeNull();
    expect(await doorOf(secret, keeping).enter(secret, 'here')).toMatch(/^\d+\./);
  });

  it('lets in whom the secret was made for, and none any more once there is another or none', async () => {
    const pass = (await doorOf(undefined, keeping).letIn()) ?? '';
    expect(await doorOf(undefined, keeping).admits(pass)).toBe(true);
    const renewed: House = { isDemo: false, secretHash: hashOfConsoleSecret(newConsoleSecret()) };
    expect(await doorOf(undefined, renewed).admits(pass)).toBe(false);
    expect(await doorOf(undefined, real).admits(pass)).toBe(false);
    expect(await doorOf(secret, keeping).admits(pass)).toBe(false);
    expect(await doorOf(undefined, demo).letIn()).toBeNull();
  });

  it('honours no pass that was made of what is kept of a secret alone', async () => {
    const pass = (await doorOf(undefined, keeping, { key: Buffer.alloc(32, 8) }).letIn()) ?? '';
    expect(await doorOf(undefined, keeping).admits(pass)).toBe(false);
  });
});
