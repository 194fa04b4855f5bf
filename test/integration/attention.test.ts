import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { summary } from '../../src/core/attention/summary.ts';
import { sweepHeld } from '../../src/core/attention/sweep.ts';
import { actions, button, card } from '../../src/core/cards/build.ts';
import type { Card } from '../../src/core/cards/card.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { UnreachableError } from '../../src/core/errors.ts';
import { groupBy } from '../../src/core/group.ts';
import { type Enqueued, enqueue, refresh } from '../../src/core/outbox/enqueue.ts';
import { defineKind, type MessageKind } from '../../src/core/outbox/kind.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { anAccount, anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { aClock, aDelivery, aSender } from '../setup/outbox.ts';

const { db, reset } = await testDb();
beforeEach(reset);

/** What of what was told is true no more. */
let settled: Set<string>;
beforeEach(() => {
  settled = new Set();
});

const payload = z.object({ says: z.array(z.string()) });
type Payload = z.infer<typeof payload>;

const aKind = (name: string, over: Partial<MessageKind<Payload>> = {}): MessageKind<Payload> =>
  defineKind({
    name,
    payload,
    urgency: 'routine',
    attention: 'alert',
    lifetime: Temporal.Duration.from({ hours: 6 }),
    onUnknown: 'send-again',
    build: async (_, messages) =>
      messages.map((message) => {
        const says = message.payload.says.filter((one) => !settled.has(one));
        return says.length > 0
          ? { say: card(says.join(' and '), [actions(button('Plan', 'plan'))]) }
          : { drop: 'settled' };
      }),
    ...over,
  });

const overdue = aKind('overdue');
const silent = aKind('contact-freshness', {
  merge: (payloads) => ({ says: payloads.flatMap(({ says }) => says) }),
});
const reminder = aKind('meeting-reminder', { attention: 'appointed', urgency: 'urgent' });
const kinds = [overdue, silent, reminder, summary];

/** Olga, in Rome, at nine on Monday 23 November 2026 unless told otherwise, and what comes to her. */
const olga = async (from = '2026-11-23T08:00:00Z', over: Parameters<typeof aPerson>[1] = {}) => {
  await anOrganisation(db, { zone: 'Europe/Rome' });
  const person = await aPerson(db, { handle: 'olga', name: 'Olga', zone: 'Europe/Rome', ...over });
  await anIdentity(db, { personId: person.id, platform: 'telegram', platformUserId: 'olga' });
  const clock = aClock(from);
  const came: { at: string; where: string; card: Card }[] = [];
  const edited: Card[] = [];
  const blocked = new Set<string>();
  const senderTo = (platform: 'telegram' | 'slack') =>
    aSender({
      platform,
      send: async (chat, said) => {
        if (blocked.has(platform)) throw new UnreachableError('blocked');
        came.push({
          at: clock.now().toZonedDateTimeISO('Europe/Rome').toPlainDateTime().toString(),
          where: platform,
          card: said,
        });
        return { chatId: chat.chatId, messageId: String(came.length) };
      },
      edit: async (_, said) => {
        edited.push(said);
      },
    }).sender;
  const delivery = aDelivery(db, clock, [senderTo('telegram'), senderTo('slack')], { kinds });
  let n = 0;
  const tell = (kind: MessageKind<Payload>, says: string, more: Partial<Enqueued<Payload>> = {}) =>
    enqueue(
      db,
      kind,
      [{ key: `${kind.name}/${++n}`, personId: person.id, payload: { says: [says] }, dueAt: clock.now(), ...more }],
      'test',
    );
  const deliver = async () => {
    await sweepHeld(db, clock.now(), 'test');
    await delivery.deliverDue();
  };
  /** Lives on, looking every so often. */
  const live = async (duration: Temporal.DurationLike, step: Temporal.DurationLike = { minutes: 30 }) => {
    const until = clock.now().add(duration);
    while (Temporal.Instant.compare(clock.now(), until) < 0) {
      await deliver();
      clock.pass(step);
    }
    await deliver();
  };
  const set = (key: string, value: Prisma.InputJsonValue, scope: 'person' | 'organisation' = 'person') =>
    db.setting.create({ data: { key, scope, scopeId: scope === 'person' ? person.id : 0, value } });
  const states = async () =>
    (await db.outboxMessage.findMany({ orderBy: { id: 'asc' } })).map(({ kind, state, reason }) =>
      [kind, state, reason].filter(Boolean).join(' '),
    );
  const titles = () => came.map(({ at, card: { title } }) => `${at.slice(5, 16)} ${title}`);
  return { person, clock, came, edited, blocked, tell, deliver, live, set, states, titles };
};

describe('what comes at night', () => {
  it('waits, and comes in one message when the day starts', async () => {
    const { tell, live, titles, states } = await olga('2026-11-23T20:00:00Z');
    await tell(overdue, 'Acme owes');
    await tell(overdue, 'Rossi owes');
    await live({ hours: 24 });
    expect(titles()).toEqual(['11-24T08:00 2 held back, first: Acme owes']);
    expect(await states()).toEqual(['overdue bundled quiet-hours', 'overdue bundled quiet-hours', 'summary sent']);
  });

  it('comes at once where it is about a meeting, or urgent', async () => {
    const { tell, deliver, titles } = await olga('2026-11-23T20:00:00Z');
    await tell(reminder, 'Acme in an hour');
    await tell(overdue, 'the last day to give notice', { isUrgent: true });
    await deliver();
    expect(titles()).toEqual(['11-23T21:00 Acme in an hour', '11-23T21:00 the last day to give notice']);
  });

  it('waits for Monday where it comes at the weekend', async () => {
    const { tell, live, titles } = await olga('2026-11-27T20:00:00Z');
    await tell(overdue, 'Acme owes');
    await live({ hours: 72 }, { minutes: 30 });
    expect(titles()).toEqual(['11-30T08:00 Held back: Acme owes']);
  });

  it('says nothing of what is settled by the morning', async () => {
    const { tell, live, came, states } = await olga('2026-11-23T20:00:00Z');
    await tell(overdue, 'Acme owes');
    settled.add('Acme owes');
    await live({ hours: 24 });
    expect(came).toEqual([]);
    expect(await states()).toEqual(['overdue dropped settled by now', 'summary dropped settled by now']);
  });

  it('waits for the last day of an absence to be over', async () => {
    const { tell, live, set, titles } = await olga('2026-11-24T09:00:00Z');
    await set('attention.away', { from: '2026-11-23', until: '2026-11-25' });
    await tell(overdue, 'Acme owes');
    await live({ hours: 72 }, { minutes: 30 });
    expect(titles()).toEqual(['11-26T08:00 Held back: Acme owes']);
  });
});

describe('fifty alerts in a day that has room for seven', () => {
  it('are seven, those with most at stake, and one summary with all the rest', async () => {
    const { tell, live, came, titles, states } = await olga();
    for (let i = 1; i <= 50; i++) await tell(overdue, `client ${i}`, { stake: i });
    await live({ hours: 24 });
    expect(
      titles()
        .slice(0, 7)
        .map((title) => title.slice(12))
        .toSorted(),
    ).toEqual([44, 45, 46, 47, 48, 49, 50].map((i) => `client ${i}`));
    expect(titles().slice(7)).toEqual(['11-24T08:00 43 held back, first: client 43']);
    const text = came[7] ? fallbackText(came[7].card) : '';
    expect(text).toContain('client 34\n');
    expect(text).toContain('… and 33 more');
    expect(text).toContain("over the day's limit: 43");
    const counts = groupBy(await states(), (state) => state);
    expect([...counts].map(([state, { length }]) => `${length} ${state}`).toSorted()).toEqual([
      '1 summary sent',
      '43 overdue bundled budget',
      '7 overdue sent',
    ]);
  });

  it('leave room for meetings', async () => {
    const { tell, deliver, titles } = await olga();
    for (let i = 1; i <= 9; i++) await tell(overdue, `client ${i}`);
    await tell(reminder, 'Acme in an hour');
    await deliver();
    expect(titles()).toHaveLength(8);
    expect(titles()).toContain('11-23T09:00 Acme in an hour');
  });

  it('have the room of a day, not of 24 hours', async () => {
    const { tell, live, clock, set, titles } = await olga('2026-11-23T18:00:00Z');
    await set('attention.budget', 1);
    await tell(overdue, 'Acme owes');
    await live({ hours: 14 });
    expect(clock.now().toString()).toBe('2026-11-24T08:00:00Z');
    await tell(overdue, 'Rossi owes');
    await live({ hours: 1 });
    expect(titles()).toEqual(['11-23T19:00 Acme owes', '11-24T09:00 Rossi owes']);
  });
});

describe('several alerts at once', () => {
  it('are one message where they are about one client, which follows what becomes of each', async () => {
    const { tell, deliver, came, edited, clock } = await olga();
    const acme = await anAccount(db, { name: 'Acme' });
    await tell(overdue, 'Acme owes', { accountId: acme.id, stake: 5 });
    await tell(silent, 'Acme is silent', { accountId: acme.id, stake: 1 });
    await tell(overdue, 'Rossi owes');
    await deliver();
    expect(came.map((one) => one.card.title)).toEqual(['Acme owes, and 1 more alert', 'Rossi owes']);
    expect(came[0] && fallbackText(came[0].card)).toContain('Acme is silent');

    settled.add('Acme is silent');
    await refresh(db, clock.now(), ['contact-freshness/2']);
    await deliver();
    expect(edited.map(({ title }) => title)).toEqual(['Acme owes']);
    settled.add('Acme owes').delete('Acme is silent');
    await refresh(db, clock.now(), ['overdue/1']);
    await deliver();
    expect(edited.map(({ title }) => title)).toEqual(['Acme owes', 'Acme is silent']);
  });

  it('are said as one where their kind can', async () => {
    const { tell, deliver, titles, states } = await olga();
    for (const name of ['Acme', 'Rossi', 'Volga']) {
      await tell(silent, name, { accountId: (await anAccount(db, { name })).id });
    }
    await deliver();
    expect(titles()).toEqual(['11-23T09:00 Acme and Rossi and Volga']);
    expect(await states()).toEqual([
      'contact-freshness sent',
      'contact-freshness bundled',
      'contact-freshness bundled',
    ]);
  });

  it('come together where they arise within minutes about one client; what is urgent, or about none, does not wait', async () => {
    const { tell, live, clock, titles } = await olga('2026-11-23T08:01:00Z');
    const acme = await anAccount(db, { name: 'Acme' });
    await tell(overdue, 'Acme owes', { accountId: acme.id });
    await tell(overdue, 'Disk is full');
    await live({ minutes: 1 }, { minutes: 1 });
    await tell(silent, 'Acme is silent', { accountId: acme.id });
    await tell(overdue, 'Acme stops', {
      accountId: acme.id,
      isUrgent: true,
      deadlineAt: clock.now().add({ minutes: 1 }),
    });
    await live({ minutes: 5 }, { minutes: 1 });
    expect(titles()).toEqual([
      '11-23T09:01 Disk is full',
      '11-23T09:02 Acme stops',
      '11-23T09:05 Acme owes, and 1 more alert',
    ]);
  });

  it('do not wait for each other beyond their deadline', async () => {
    const { tell, deliver, clock, titles } = await olga('2026-11-23T08:01:00Z');
    const { id: accountId } = await anAccount(db, { name: 'Acme' });
    await tell(overdue, 'Acme owes', { accountId, deadlineAt: clock.now().add({ minutes: 2 }) });
    await deliver();
    expect(titles()).toEqual(['11-23T09:01 Acme owes']);
  });

  it('wait with the one that carries them where nobody can be reached, and come once they can', async () => {
    const { tell, deliver, live, blocked, titles } = await olga();
    const acme = await anAccount(db, { name: 'Acme' });
    await tell(overdue, 'Acme owes', { accountId: acme.id });
    await tell(silent, 'Acme is silent', { accountId: acme.id });
    blocked.add('telegram');
    await deliver();
    await live({ hours: 7 });
    blocked.clear();
    await db.chatIdentity.updateMany({ data: { unreachableSince: null } });
    await live({ hours: 24 });
    expect(titles()).toEqual(['11-23T16:30 While I was away, 2 alerts, first: Acme owes']);
  });
});

describe('what somebody has set', () => {
  it('has a kind come by the other platform, or with the summary, or not at all', async () => {
    const { person, tell, deliver, live, set, came, states } = await olga();
    await anIdentity(db, { personId: person.id, platform: 'slack', platformUserId: 'U1' });
    await set('delivery.platform', 'telegram');
    await set('attention.mode.overdue.telegram', 'off');
    await set('attention.mode.contact-freshness.telegram', 'digest');
    await tell(overdue, 'Acme owes');
    await tell(silent, 'Acme is silent');
    await deliver();
    expect(came.map(({ where, card: { title } }) => `${where}: ${title}`)).toEqual(['slack: Acme owes']);
    await set('attention.mode.overdue.slack', 'off');
    await tell(overdue, 'Rossi owes');
    await live({ hours: 24 });
    expect(came.map(({ where, card: { title } }) => `${where}: ${title}`).slice(1)).toEqual([
      'telegram: Held back: Acme is silent',
    ]);
    expect(await states()).toEqual([
      'overdue sent',
      'contact-freshness bundled digest',
      'overdue dropped off',
      'summary sent',
    ]);
  });

  it('has meetings not reminded of, where it says so', async () => {
    const { tell, deliver, set, states } = await olga();
    await set('attention.mode.meeting-reminder.telegram', 'off');
    await tell(reminder, 'Acme in an hour');
    await deliver();
    expect(await states()).toEqual(['meeting-reminder dropped off']);
  });

  it('is not less than the administrator leaves them', async () => {
    const { tell, deliver, set, states } = await olga();
    await set('attention.mode.overdue.telegram', 'off');
    await set('attention.least.overdue', 'digest', 'organisation');
    await tell(overdue, 'Acme owes');
    await deliver();
    expect(await states()).toEqual(['overdue held digest']);
  });
});

describe('a snooze', () => {
  it('of a kind and a client has that wait, and nothing else', async () => {
    const { person, tell, live, titles } = await olga();
    const [acme, rossi] = [await anAccount(db, { name: 'Acme' }), await anAccount(db, { name: 'Rossi' })];
    const until = new Date('2026-11-24T10:00:00Z');
    await db.snooze.create({ data: { personId: person.id, kind: 'overdue', accountId: acme.id, until } });
    await tell(overdue, 'Acme owes', { accountId: acme.id });
    await tell(overdue, 'Rossi owes', { accountId: rossi.id });
    await tell(silent, 'Acme is silent', { accountId: acme.id });
    await live({ hours: 27 });
    expect(titles()).toEqual(['11-23T09:00 Rossi owes', '11-23T09:00 Acme is silent', '11-24T11:00 Acme owes']);
  });
});

describe('a new installation', () => {
  it('sends one summary a day until alerts are switched on', async () => {
    const { tell, live, set, titles } = await olga();
    await db.organisation.update({ where: { id: 1 }, data: { setUpAt: new Date('2026-11-23T07:00:00Z') } });
    await tell(overdue, 'Acme owes');
    await tell(overdue, 'Rossi owes');
    await live({ hours: 26 });
    await set('attention.alertsOn', true, 'organisation');
    await tell(overdue, 'Volga owes');
    await live({ hours: 1 });
    expect(titles()).toEqual(['11-24T08:00 2 held back, first: Acme owes', '11-24T11:00 Volga owes']);
  });
});

describe('after an outage', () => {
  it('says in one message what it missed, and what of it came too late to be of use', async () => {
    const { tell, live, clock, came, titles } = await olga();
    await tell(overdue, 'Acme owes');
    await tell(reminder, 'Rossi in an hour', { deadlineAt: clock.now().add({ hours: 1 }) });
    await tell(reminder, 'Volga in two', { deadlineAt: clock.now().add({ hours: 2 }) });
    settled.add('Rossi in an hour').add('Volga in two');
    for (const name of ['Keller', 'Hartwell', 'Ferri']) await tell(overdue, `${name} owes`);
    clock.pass({ hours: 4 });
    await live({ minutes: 10 }, { minutes: 1 });
    expect(titles()).toEqual(['11-23T13:01 While I was away, 4 alerts, first: Acme owes']);
    expect(came[0] && fallbackText(came[0].card)).toContain('Too late to be of use: meeting reminders: 2');
  });

  it('says so also where nothing of it is of use any more', async () => {
    const { tell, live, clock, came } = await olga();
    await tell(reminder, 'Rossi in an hour', { deadlineAt: clock.now().add({ hours: 1 }) });
    settled.add('Rossi in an hour');
    clock.pass({ hours: 4 });
    await live({ minutes: 10 }, { minutes: 1 });
    expect(came.map((one) => fallbackText(one.card))).toEqual([
      '🗂 While I was away, one message came too late to be of use\n• meeting reminders: 1',
    ]);
  });
});
