import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { Clock } from '../../src/core/clock.ts';
import { TemporaryError } from '../../src/core/errors.ts';
import { createLogger } from '../../src/core/logger.ts';
import { createMovedClock } from '../../src/core/moved-clock.ts';
import { messageKinds } from '../../src/core/outbox/registry.ts';
import { createClockMover } from '../../src/simulation/clock-mover.ts';
import { aMeeting, anAccount, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { aDelivery, aSender } from '../setup/outbox.ts';

const { db } = await testDb();

/** A Tuesday afternoon, from where time goes on. */
const noon = Temporal.Instant.from('2026-11-24T13:00:00Z');
const began = performance.now();
const realClock: Clock = { now: () => noon.add({ milliseconds: Math.round(performance.now() - began) }) };

it('waits for a platform that takes nothing for a moment, rather than have time go on without it', async () => {
  await anOrganisation(db, { isDemo: true });
  const olga = await aPerson(db, { handle: 'olga' });
  const account = await anAccount(db, { name: 'Acme', owner: olga });
  await db.setting.create({
    data: { key: 'delivery.platform', scope: 'person', scopeId: olga.id, value: 'console' },
  });
  await aMeeting(db, { personId: olga.id, accountId: account.id, startsAt: new Date('2026-11-24T16:00:00Z') });

  const waits = [1_200, 700];
  const { sender, arrived } = aSender({
    platform: 'console',
    refuse: () => {
      const wait = waits.shift();
      if (wait !== undefined) throw new TemporaryError('slow down', wait);
    },
  });
  const clock = createMovedClock(db, realClock);
  const delivery = aDelivery(db, clock, [sender], { kinds: messageKinds });
  const jobs = { pause: async () => () => {} };
  const mover = createClockMover({ db, clock, logger: createLogger('silent'), jobs, delivery });
  await mover.moveTo(Temporal.Instant.from('2026-11-24T15:30:00Z'));

  expect(arrived.filter(({ says }) => says.includes('Acme'))).toHaveLength(1);
  const { dueAt, sentAt } = await db.outboxMessage.findFirstOrThrow({ where: { kind: 'meeting-reminder' } });
  const lateMs = (sentAt?.getTime() ?? Number.NaN) - dueAt.getTime();
  expect(lateMs).toBeGreaterThanOrEqual(1_900);
  expect(lateMs).toBeLessThan(30_000);
});
