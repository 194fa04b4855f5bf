import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { summary } from '../../src/core/attention/summary.ts';
import { sweepHeld } from '../../src/core/attention/sweep.ts';
import { actions, button, card } from '../../src/core/cards/build.ts';
import type { Card } from '../../src/core/cards/card.ts';
import type { Db } from '../../src/core/db.ts';
import { UnreachableError } from '../../src/core/errors.ts';
import { type Enqueued, enqueue } from '../../src/core/outbox/enqueue.ts';
import { defineKind, type MessageKind } from '../../src/core/outbox/kind.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { aClock, aDelivery, aSender } from './outbox.ts';

/** What of what was told is true no more. Cleared whenever Olga is made anew. */
export const settled = new Set<string>();

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

export const overdue = aKind('overdue');
export const silent = aKind('contact-freshness', {
  merge: (payloads) => ({ says: payloads.flatMap(({ says }) => says) }),
});
export const reminder = aKind('meeting-reminder', { attention: 'appointed', urgency: 'urgent' });
const kinds = [overdue, silent, reminder, summary];

/** Olga, in Rome, at nine on Monday 23 November 2026 unless told otherwise, and what comes to her. */
export const olgaTold = async (db: Db, from = '2026-11-23T08:00:00Z', over: Parameters<typeof aPerson>[1] = {}) => {
  settled.clear();
  await anOrganisation(db, { zone: 'Europe/Rome' });
  const person = await aPerson(db, { handle: 'olga', name: 'Olga', zone: 'Europe/Rome', ...over });
  await anIdentity(db, { personId: person.id, platform: 'telegram', platformUserId: 'olga' });
  const clock = aClock(from);
  const came: { at: string; where: string; card: Card }[] = [];
  const sent: { at: string; to: string }[] = [];
  const edited: Card[] = [];
  const blocked = new Set<string>();
  const senderTo = (platform: 'telegram' | 'slack') =>
    aSender({
      platform,
      send: async (chat, said) => {
        if (blocked.has(platform)) throw new UnreachableError('blocked');
        sent.push({ at: clock.now().toString(), to: chat.chatId });
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
      const [next, rest] = [clock.now().add(step), clock.now().until(until)];
      clock.pass(Temporal.Instant.compare(next, until) > 0 ? rest : step);
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
  /** To the second, in UTC. */
  const sentAt = () => sent.map(({ at }) => at);
  const cameTo = () => sent.map(({ at, to }) => `${at} ${to}`);
  return { person, clock, came, sentAt, cameTo, edited, blocked, tell, deliver, live, set, states, titles };
};
