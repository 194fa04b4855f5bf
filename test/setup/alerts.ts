import { Temporal } from 'temporal-polyfill';
import { sweepHeld } from '../../src/core/attention/sweep.ts';
import type { Button, Card } from '../../src/core/cards/card.ts';
import { sweepDates } from '../../src/core/dates/sweep.ts';
import type { Db } from '../../src/core/db.ts';
import { messageKinds } from '../../src/core/outbox/registry.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { at, theHouse } from './house.ts';
import { aClock, aDelivery, aSender } from './outbox.ts';

/** The buttons of a card, as what they say and do. */
export const buttonsOf = (card: Card): Button[] =>
  card.children.flatMap((child) => (child.type === 'actions' ? child.buttons : []));

/** Olga, in Rome, at nine on Monday 23 November 2026 unless told otherwise: what comes to her, and what she answers. */
export const olgaAtWork = async (db: Db, from = '2026-11-23T08:00:00Z', over: Parameters<typeof aPerson>[1] = {}) => {
  await anOrganisation(db, { zone: 'Europe/Rome' });
  const olga = await aPerson(db, { handle: 'olga', name: 'Olga', zone: 'Europe/Rome', ...over });
  await anIdentity(db, { personId: olga.id, platform: 'telegram', platformUserId: 'olga' });
  const clock = aClock(from);
  const house = theHouse(db, clock);
  const came: { at: string; to: string; card: Card }[] = [];
  const edited: Card[] = [];
  const { sender } = aSender({
    send: async ({ chatId }, card) => {
      const when = clock.now().toZonedDateTimeISO('Europe/Rome').toPlainDateTime().toString();
      came.push({ at: when.slice(5, 16), to: chatId, card });
      return { chatId, messageId: String(came.length) };
    },
    edit: async (_, card) => {
      edited.push(card);
    },
  });
  const deliver = async () => {
    await sweepHeld(db, clock.now(), 'test');
    // Another worker each time: nothing is kept but in the database.
    await aDelivery(db, clock, [sender], { kinds: messageKinds }).deliverDue();
  };
  /** Lives on, looking every so often. */
  const live = async (duration: Temporal.DurationLike, step: Temporal.DurationLike = { minutes: 30 }) => {
    const until = clock.now().add(duration);
    while (Temporal.Instant.compare(clock.now(), until) < 0) {
      await sweepDates(db, clock.now(), 'test');
      await deliver();
      clock.pass(step);
    }
    await deliver();
  };
  return {
    olga,
    clock,
    house,
    came,
    edited,
    deliver,
    live,
    titles: () => came.filter(({ to }) => to === 'olga').map((one) => `${one.at} ${one.card.title}`),
    press: async (action: string, person = olga) => house.press(await at(db, person), action),
    say: async (line: string, person = olga) => house.say(await at(db, person), line),
    submit: async (form: string, values: Record<string, string>) => house.submit(await at(db, olga), form, values),
    /** The id of the message that came as the n-th, by its button. */
    idOf: (n: number): number => {
      const more = came[n] && buttonsOf(came[n].card).find(({ action }) => action.startsWith('more:'));
      if (!more) throw new Error(`message ${n} cannot be answered`);
      return Number(more.action.slice('more:'.length));
    },
  };
};
