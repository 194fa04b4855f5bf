import { createFailures, type Failures } from '../shared/failures.ts';
import { createJournal, type Journal } from '../shared/journal.ts';
import { createLimiter, type Limiter, type Rate } from '../shared/limiter.ts';
import type { FakeOptions } from '../shared/options.ts';
import { type Courier, createCourier } from './delivery/courier.ts';
import { createSocketHub, type SocketHub } from './delivery/socket.ts';
import type { JsonObject } from './json.ts';
import { type RateName, rates } from './rates.ts';
import { type Timing, usualTiming } from './timing.ts';
import { createPlatformClock, type PlatformClock } from './world/clock.ts';
import type { World } from './world/types.ts';
import { createWorld } from './world/world.ts';

/** Something an app does that it should know better about. The platform may forgive it; a test must not. */
interface Violation {
  readonly at: number;
  /** The method, or what was acknowledged. */
  readonly where: string;
  readonly what: string;
}

/** A call of a method, and how it ended. */
interface CallRecord {
  readonly at: number;
  readonly method: string;
  readonly args: JsonObject;
  /** `ok`, an error's code, or the failure that was planned. */
  readonly outcome: string;
}

/** All that the platform is made of. */
export interface Fake {
  world: World;
  timing: Timing;
  readonly rates: Record<RateName, Rate>;
  readonly clock: PlatformClock;
  readonly limiter: Limiter;
  readonly failures: Failures;
  readonly violations: Journal<Violation>;
  readonly calls: Journal<CallRecord>;
  readonly counts: Map<string, number>;
  readonly socket: SocketHub;
  readonly courier: Courier;
  /** Messages that a conversation keeps. */
  readonly keep: number;
  violate(where: string, what: string): void;
  /** Begins anew with an empty workspace; what is on its way is forgotten. */
  reset(): void;
}

export const createFake = ({ rates: factor, keep, seed }: Omit<FakeOptions, 'port'>): Fake => {
  const violations = createJournal<Violation>(1000);
  const fake: Omit<Fake, 'courier' | 'socket'> = {
    world: createWorld(),
    timing: usualTiming,
    rates: { ...rates },
    clock: createPlatformClock(() => fake.timing.skew),
    limiter: createLimiter(factor),
    failures: createFailures(seed),
    violations,
    calls: createJournal<CallRecord>(keep),
    counts: new Map(),
    keep,
    violate: (where, what) => violations.add({ at: Date.now(), where, what }),
    reset: () => {
      const { origin, scheduled } = fake.world;
      for (const { timer } of scheduled.values()) clearTimeout(timer);
      fake.world = createWorld();
      fake.world.origin = origin;
      fake.timing = usualTiming;
      Object.assign(fake.rates, rates);
      fake.limiter.reset();
      fake.limiter.scale(factor);
      fake.failures.plan([]);
      fake.violations.clear();
      fake.calls.clear();
      fake.counts.clear();
      whole.courier.forget();
      whole.socket.closeAll();
    },
  };
  const socket = createSocketHub({
    timing: () => fake.timing,
    appId: () => fake.world.app.id,
    violate: fake.violate,
  });
  const whole: Fake = Object.assign(fake, { socket, courier: createCourier(fake, socket) });
  return whole;
};
