import { setTimeout as pause } from 'node:timers/promises';
import { Api } from 'grammy';
import { Temporal } from 'temporal-polyfill';
import { telegramSender } from '../../src/bots/telegram/sender.ts';
import { systemClock } from '../../src/core/clock.ts';
import type { Db } from '../../src/core/db.ts';
import { createLogger } from '../../src/core/logger.ts';
import { createDelivery } from '../../src/core/outbox/delivery.ts';
import { enqueue } from '../../src/core/outbox/enqueue.ts';
import { look } from '../../src/core/signals/look.ts';
import { onTelegram } from '../../test/chaos/people.ts';
import { type FakeTelegram, startTelegram } from '../../test/fakes/telegram/client.ts';
import { openGate, saying } from '../../test/setup/outbox.ts';
import type { House } from './house.ts';

const atOnce = 50;
const people = 500;
const perPerson = 6;
/** Many and short, since a machine that others use too is quicker in one second than in the next. */
const rounds = 9;
const kind = saying();

/** Calls a second of a bare client with so many calls under way. */
const bareCalls = async (telegram: FakeTelegram, chats: readonly string[], count: number): Promise<number> => {
  const api = new Api(telegram.token, { apiRoot: telegram.root });
  let left = count;
  const began = performance.now();
  const one = async (): Promise<void> => {
    while (left-- > 0) {
      await api.sendMessage(Number(chats[left % chats.length]), `Bare ${left}`, {
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return (count * 1_000) / (performance.now() - began);
};

/** What a sweep does for a rule: looks at its subjects, remembers what it saw, and puts what is to be told into the outbox. */
const notice = (db: Db, rule: string, personIds: readonly number[]): Promise<void> =>
  db.$transaction(async (tx) => {
    const readings = personIds.map((id) => ({ subject: `person/${id}`, level: 1, facts: {} }));
    const policy = {
      enter: 1,
      leave: 1,
      tellsWorse: false,
      remindAfter: null,
      quietFor: Temporal.Duration.from({ hours: 1 }),
    };
    const now = systemClock.now();
    const told = await look(tx, now, rule, policy, readings);
    await enqueue(
      tx,
      kind,
      told.map(({ id, episode }, i) => ({
        key: `${rule}/${id}/${episode}`,
        personId: personIds[i] ?? 0,
        payload: { says: `${rule} of ${i}` },
        dueAt: now,
      })),
      'bench',
    );
  });

const endToEnd = async (
  db: Db,
  telegram: FakeTelegram,
  ids: readonly number[],
  rules: number,
  run: string,
): Promise<number> => {
  const unpaced = { turn: async () => {}, hold: async () => {} };
  const delivery = createDelivery({
    db,
    clock: systemClock,
    logger: createLogger('warn'),
    kinds: [kind],
    gate: openGate,
    senders: [telegramSender({ token: telegram.token, apiRoot: telegram.root }, unpaced, async () => {})],
    random: Math.random,
    atOnce,
  });
  const before = (await telegram.act('calls', { limit: 1 })).total;
  const began = performance.now();
  delivery.start();
  for (let i = 0; i < rules; i++) await notice(db, `${run} ${i}`, ids);
  const all = rules * ids.length;
  while ((await telegram.act('calls', { limit: 1 })).total - before < all) await pause(20);
  const perSecond = (all * 1_000) / (performance.now() - began);
  await delivery.close(5_000);
  return perSecond;
};

/** Messages a second end to end over bare calls a second, to the same fake, in one run: the median of the rounds. */
export const ratio = async ({ db }: House): Promise<number> => {
  const telegram = await startTelegram({ rates: 0, keep: 10 });
  try {
    const known = await onTelegram(db, telegram, people);
    const chats = known.map(({ chat }) => chat);
    const ids = known.map(({ personId }) => personId);
    await bareCalls(telegram, chats, 1_000);
    await endToEnd(db, telegram, ids, 1, 'warm');
    const ratios: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      const bare = await bareCalls(telegram, chats, people * perPerson);
      const ours = await endToEnd(db, telegram, ids, perPerson, `round ${round}`);
      ratios.push(ours / bare);
      console.log(
        `round ${round}: bare ${bare.toFixed(0)}/s, end to end ${ours.toFixed(0)}/s, ratio ${(ours / bare).toFixed(2)}`,
      );
    }
    return ratios.sort((a, b) => a - b)[(rounds - 1) / 2] ?? 0;
  } finally {
    await telegram.stop();
  }
};
