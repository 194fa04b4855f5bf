import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { audit } from '../../core/audit/record.ts';
import type { Clock } from '../../core/clock.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import { UserError } from '../../core/errors.ts';
import { translator } from '../../core/i18n/translator.ts';
import type { ClockMover } from '../../core/moved-clock.ts';
import type { Person } from '../../core/people/person.ts';
import { readAhead } from '../../core/when/read-ahead.ts';
import { once } from '../once.ts';
import { type TurnedAway, turnedAway, turnedAwayBy } from './turned-away.ts';
import type { WireClock } from './wire.ts';

export interface ClockParts {
  readonly db: Db;
  readonly clock: Clock;
  /** Undefined: this process does not do all the work alone, so that it cannot live through time. */
  readonly mover: ClockMover | undefined;
}

/** At once; then again as much. */
const furthestDays = 92;

const moved = z.object({ now: z.string() });

const isDemo = async (db: Db): Promise<boolean> =>
  (await retryWhileAway(() => db.organisation.findUnique({ where: { id: 1 }, select: { isDemo: true } })))?.isDemo ??
  false;

/** What time it is for people, and whether that can be moved. */
export const clockNow = async ({ db, clock, mover }: ClockParts): Promise<WireClock> => ({
  now: clock.now().toString(),
  movable: mover !== undefined && (await isDemo(db)),
  movingTo: mover?.goal()?.toString() ?? null,
});

/** Where a person wants the clock moved to. @throws UserError when that cannot be */
const goalOf = async ({ db, clock, mover }: ClockParts, { zone, language }: Person, to: string) => {
  const [now, t] = [clock.now(), translator(language, zone)];
  if (!(await isDemo(db))) throw new UserError('forbidden', 'clock-not-demo');
  if (!mover) throw new UserError('forbidden', 'clock-elsewhere');
  if (mover.goal()) throw new UserError('conflict', 'clock-moving');
  const goal = readAhead(to, now, zone);
  if (!goal) throw new UserError('invalid', 'clock-unread');
  if (Temporal.Instant.compare(goal, now) <= 0)
    throw new UserError('invalid', 'clock-back', { now: t.stamp(now, now) });
  const furthest = now.add({ hours: furthestDays * 24 });
  if (Temporal.Instant.compare(goal, furthest) > 0) throw new UserError('invalid', 'clock-far', { days: furthestDays });
  return { mover, goal };
};

/** Moves the clock of the demo to where a person says, in their zone (`readAhead`), and is there when it answers. Once for each `requestId`. */
export const moveClock = (
  parts: ClockParts,
  person: Person,
  to: string,
  requestId: string = randomUUID(),
): Promise<{ now: string } | TurnedAway> => {
  const { db, clock } = parts;
  const incoming = { platform: 'console', eventId: `${person.id}/${requestId}` };
  return once({ db, clock }, incoming, z.union([moved, turnedAway]), async () => {
    try {
      const { mover, goal } = await goalOf(parts, person, to);
      await audit(db, clock.now(), {
        personId: person.id,
        action: 'demo.clock-moved',
        subject: 'organisation',
        subjectId: 1,
        channel: 'console',
        details: { to: goal.toString() },
      });
      await mover.moveTo(goal);
      return { now: clock.now().toString() };
    } catch (error) {
      return turnedAwayBy(error, person);
    }
  });
};
