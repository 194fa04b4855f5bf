import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../core/clock.ts';
import { isConsoleSecret } from '../../core/console-secret.ts';

type DoorMode = 'open' | 'closed' | 'secret';

/** Who may use the console: it lets one speak as anybody, so it is open only where nobody can be hurt, or behind a secret. */
export interface ConsoleAccess {
  /** Whether the secret is one that the company keeps, as far as it has one: there is none in the settings. */
  readonly keepsSecret: boolean;
  /** `open` to all who reach it, `closed` to all, or for those who show a pass. */
  mode(): Promise<DoorMode>;
  /** A pass for somebody who knows the secret; null when it is wrong; `wait` after too many wrong ones from that address. */
  enter(attempt: string, address: string): Promise<string | 'wait' | null>;
  admits(pass: string | undefined): Promise<boolean>;
  /** A pass without a question, for whom the secret is made; null where there is no secret. */
  letIn(): Promise<string | null>;
}

/** What of a company decides who may use its console. */
export interface House {
  readonly isDemo: boolean;
  /** SHA-256 of the secret that the company keeps; null: it has none. */
  readonly secretHash: Uint8Array | null;
}

export interface AccessParts {
  /** The secret of the settings: it holds, whatever secret the company keeps. */
  readonly secret: string | undefined;
  /** Whether only this machine can reach us. */
  readonly loopback: boolean;
  /** What passes are signed with besides the secret: what is kept of a secret must not be enough to make one. */
  readonly passKey: Buffer;
}

const passHours = 12;
export const passSeconds = passHours * 3_600;
const attemptsAllowed = 5;
const waitMs = 60_000;

const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/** A secret that is asked for: what knows it, and what passes are signed with. */
interface Lock {
  opensTo(attempt: string): boolean;
  readonly key: string | Buffer;
}

/** @param house what there is now; not asked where the settings have a secret */
export const createAccess = (
  { secret, loopback, passKey }: AccessParts,
  clock: Clock,
  house: () => Promise<House>,
): ConsoleAccess => {
  const wrong = new Map<string, { count: number; since: number }>();
  const now = (): number => clock.now().epochMilliseconds;

  const lock = async (): Promise<Lock | null> => {
    if (secret !== undefined) return { opensTo: (attempt) => same(attempt, secret), key: secret };
    const { secretHash } = await house();
    if (!secretHash) return null;
    const key = createHmac('sha256', passKey).update('console passes').update(secretHash).digest();
    return { opensTo: (attempt) => isConsoleSecret(attempt, secretHash), key };
  };
  const sign = ({ key }: Lock, until: number): string =>
    `${until}.${createHmac('sha256', key).update(`console pass until ${until}`).digest('base64url')}`;
  const passOf = (held: Lock): string => sign(held, now() + passSeconds * 1_000);

  return {
    keepsSecret: secret === undefined,

    mode: async () => {
      if (secret !== undefined) return 'secret';
      const { isDemo, secretHash } = await house();
      return secretHash ? 'secret' : loopback && isDemo ? 'open' : 'closed';
    },

    enter: async (attempt, address) => {
      const held = await lock();
      for (const [key, { since }] of wrong) if (since + waitMs < now()) wrong.delete(key);
      const before = wrong.get(address)?.count ?? 0;
      if (before >= attemptsAllowed) return 'wait';
      if (held?.opensTo(attempt)) {
        wrong.delete(address);
        return passOf(held);
      }
      wrong.set(address, { count: before + 1, since: now() });
      return null;
    },

    admits: async (pass) => {
      const until = Number(pass?.split('.')[0]);
      if (pass === undefined || !(until > now())) return false;
      const held = await lock();
      return held !== null && same(pass, sign(held, until));
    },

    letIn: async () => {
      const held = await lock();
      return held && passOf(held);
    },
  };
};
