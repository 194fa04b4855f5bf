import { describe, expect, it } from 'vitest';
import { hashOfConsoleSecret, isConsoleSecret, newConsoleSecret } from './console-secret.ts';

describe('the secret of the console', () => {
  it('is seven groups of four, and another each time', () => {
    const made = Array.from({ length: 200 }, newConsoleSecret);
    for (const secret of made) expect(secret).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){6}[0-9a-hjkmnp-tv-z]{4}$/);
    expect(new Set(made).size).toBe(made.length);
  });

  const secret = 'k0m1-2b3c-4d5e-6f7g-8h9j-0k1m-npqr';
  const hash = hashOfConsoleSecret(secret);

  it.each([
    secret,
    secret.toUpperCase(),
    'k0m1 2b3c 4d5e 6f7g 8h9j 0k1m npqr',
    'komi2b3c4d5e6f7g8h9jOkLmnpqr',
    ` ${secret}\n`,
  ])('is known as people type it: %j', (typed) => {
    expect(isConsoleSecret(typed, hash)).toBe(true);
  });

  it.each(['', '-', secret.slice(0, -1), `${secret}0`, secret.replace('k0m1', 'k0m2'), 'пароль'])(
    'is not %j',
    (typed) => {
      expect(isConsoleSecret(typed, hash)).toBe(false);
    },
  );
});
