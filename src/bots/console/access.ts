import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../core/clock.ts';

/** Who may use the console: it lets one speak as anybody, so it is open only where nobody can be hurt, or behind a secret. */
export interface ConsoleAccess {
  /** `open` to all who reach it, `closed` to all, or for those who show a pass. */
  mode(isDemo: boolean): 'open' | 'closed' | 'secret';
  /** A pass for somebody who knows the secret; null when it is wrong; `wait` after too many wrong ones from that address. */
  enter(attempt: string, address: string): string | 'wait' | null;
  admits(pass: string | undefined): boolean;
}

const passHours = 12;
export const passSeconds = passHours * 3_600;
const attemptsAllowed = 5;
const waitMs = 60_000;

const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

export const createAccess = (
  { secret, loopback }: { readonly secret: string | undefined; readonly loopback: boolean },
  clock: Clock,
): ConsoleAccess => {
  const wrong = new Map<string, { count: number; since: number }>();
  const now = (): number => clock.now().epochMilliseconds;
  const sign = (until: number): string =>
    `${until}.${createHmac('sha256', secret ?? '')
      .update(`console pass until ${until}`)
      .digest('base64url')}`;

  return {
    mode: (isDemo) => (secret !== undefined ? 'secret' : loopback && isDemo ? 'open' : 'closed'),

    enter: (attempt, address) => {
      for (const [key, { since }] of wrong) if (since + waitMs < now()) wrong.delete(key);
      const before = wrong.get(address)?.count ?? 0;
      if (before >= attemptsAllowed) return 'wait';
      if (secret !== undefined && same(attempt, secret)) {
        wrong.delete(address);
        return sign(now() + passSeconds * 1_000);
      }
      wrong.set(address, { count: before + 1, since: now() });
      return null;
    },

    admits: (pass) => {
      const until = Number(pass?.split('.')[0]);
      return secret !== undefined && pass !== undefined && until > now() && same(pass, sign(until));
    },
  };
};
