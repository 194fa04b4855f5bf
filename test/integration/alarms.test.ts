import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderAlarm } from '../../src/bots/render-alarm.ts';
import { clearAlarm, type Raised, raiseAlarm } from '../../src/core/alarms/alarms.ts';
import { watchAlarms } from '../../src/core/alarms/watch.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { createLogger } from '../../src/core/logger.ts';
import { messageKinds } from '../../src/core/outbox/registry.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { aClock, aDelivery, aSender } from '../setup/outbox.ts';

const { db, reset } = await testDb();
beforeEach(async () => {
  await reset();
  await anOrganisation(db);
});

const brief: Raised = { kind: 'render', subject: 'slack/brief: invalid_blocks' };
const signature: Raised = { kind: 'slack-signature', subject: 'slack/events' };

const anAdministrator = async (over: Parameters<typeof aPerson>[1] = {}) => {
  const person = await aPerson(db, { role: 'administrator', ...over });
  await anIdentity(db, { personId: person.id, platform: 'telegram', platformUserId: `admin-${person.id}` });
  return person;
};

/** An installation in which things go wrong; `told` is what administrators were told. */
const anInstallation = (over: Parameters<typeof aSender>[0] = {}) => {
  const clock = aClock('2026-11-23T08:00:00Z');
  const parts = { db, clock, logger: createLogger('silent') };
  const told: string[] = [];
  const { sender } = aSender({
    send: async ({ chatId }, card) => {
      told.push(fallbackText(card));
      return { chatId, messageId: String(told.length) };
    },
    ...over,
  });
  const delivery = aDelivery(db, clock, [sender], { kinds: messageKinds });
  const sweep = async (): Promise<void> => {
    await watchAlarms(db, clock.now(), 'job/alarm-sweep/1');
    await delivery.deliverDue();
  };
  return {
    clock,
    told,
    parts,
    sweep,
    deliverDue: delivery.deliverDue,
    raise: (alarm: Raised) => raiseAlarm(parts, alarm),
    clear: (alarm: Raised) => clearAlarm(parts, alarm),
    /** So many times, with so much time before each. */
    times: async (count: number, pause: Temporal.DurationLike, act: () => Promise<unknown>) => {
      for (let i = 0; i < count; i++) {
        clock.pass(Temporal.Duration.from(pause));
        await act();
        await sweep();
      }
    },
  };
};

describe('what is wrong with the installation', () => {
  it('is told to every administrator, and to nobody else, all of it in one message with what to do', async () => {
    await anAdministrator();
    await anAdministrator();
    await anAdministrator({ role: 'head' });
    await anAdministrator({ leftOn: new Date('2026-11-01') });
    const { told, raise, sweep } = anInstallation();
    await raise(brief);
    await raise(signature);
    await sweep();
    expect(told).toHaveLength(2);
    for (const one of told) {
      expect(one).toContain('2 problems in kam-assistant: npm run doctor says what to do');
      expect(one).toContain('slack/brief: invalid_blocks, once, last');
      expect(one).toContain('SLACK_SIGNING_SECRET');
    }
  });

  it('is told in each reader’s language', async () => {
    await anAdministrator({ language: 'ru' });
    await anAdministrator({ language: 'it' });
    const { told, raise, sweep } = anInstallation();
    await raise(brief);
    await sweep();
    const [russian, italian] = told.toSorted();
    expect(italian).toContain('Un problema in kam-assistant: npm run doctor dice cosa fare');
    expect(russian).toContain('1 неполадка в kam-assistant: что делать, покажет npm run doctor');
  });

  it('is told once, however often it happens, and again after a week if it goes on', async () => {
    await anAdministrator();
    const { told, raise, times } = anInstallation();
    await times(6, { hours: 24 }, () => raise(brief));
    expect(told).toHaveLength(1);
    await times(2, { hours: 24 }, () => raise(brief));
    expect(told).toHaveLength(2);
    expect(told[1]).toContain('8 times');
  });

  it('is not told again after a week in which it did not happen', async () => {
    await anAdministrator();
    const { told, raise, times } = anInstallation();
    await raise(brief);
    await times(20, { hours: 12 }, async () => {});
    expect(told).toHaveLength(1);
  });

  it('is told with what is open already when something new comes', async () => {
    await anAdministrator();
    const { told, raise, sweep } = anInstallation();
    await raise(brief);
    await sweep();
    await raise(signature);
    await sweep();
    expect(told.map((one) => one.split('\n')[0])).toEqual([
      'One problem in kam-assistant: npm run doctor says what to do',
      '2 problems in kam-assistant: npm run doctor says what to do',
    ]);
  });

  it('is told anew when it comes back another day, and once where it comes and goes', async () => {
    await anAdministrator();
    const { told, raise, clear, times } = anInstallation();
    await times(10, { minutes: 5 }, () => raise(signature));
    await times(10, { minutes: 5 }, () => clear(signature));
    await times(10, { minutes: 5 }, () => raise(signature));
    await times(1, { minutes: 5 }, () => clear(signature));
    expect(told).toHaveLength(1);
    await times(1, { hours: 24 }, () => raise(signature));
    expect(told).toHaveLength(2);
  });

  it('is not told when it has passed before the message went out', async () => {
    await anAdministrator();
    const { told, raise, clear, clock, deliverDue } = anInstallation();
    await raise(signature);
    await watchAlarms(db, clock.now(), 'test');
    await clear(signature);
    await deliverDue();
    expect(told).toEqual([]);
    expect(await db.outboxMessage.findFirst()).toMatchObject({ state: 'dropped', reason: 'passed' });
  });

  it('is told once however many look at the same time', async () => {
    await anAdministrator();
    const { told, raise, clock, deliverDue } = anInstallation();
    await raise(brief);
    await Promise.all(
      [0, 1, 2, 3].map((ms) => watchAlarms(db, clock.now().add({ milliseconds: ms }), `job/alarm-sweep/${ms}`)),
    );
    clock.pass({ seconds: 1 });
    await deliverDue();
    expect(told).toHaveLength(1);
  });

  it('is told of once though the platform refuses to show that very message, each time for another reason', async () => {
    await anAdministrator();
    const sent: string[] = [];
    const { raise, parts, times } = anInstallation({
      send: async ({ chatId }, _, { about }) => {
        sent.push(about);
        await renderAlarm(parts, 'telegram')(about, `reason ${sent.length}`);
        return { chatId, messageId: String(sent.length) };
      },
    });
    await raise(brief);
    await times(5, { minutes: 5 }, async () => {});
    expect(sent).toEqual(['installation-alarms']);
    expect(await db.alarm.count()).toBe(2);
  });

  it('is told in parts where there is too much of it', async () => {
    await anAdministrator();
    const { told, raise, sweep } = anInstallation();
    for (let i = 0; i < 13; i++) await raise({ kind: 'render', subject: `slack/card-${i}: invalid_blocks` });
    await sweep();
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('13 problems');
    expect(told[0]).toContain('and 3 more');
  });
});
