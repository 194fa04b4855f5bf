import { z } from 'zod';
import { actions, button, card, text } from '../cards/build.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { tryOut } from '../outbox/kinds/try-out.ts';
import { platformNames, platformPlaces } from '../people/linking/linking-card.ts';
import { type Arrival, arrivalFor } from '../people/where.ts';
import { unaskedArrivesIn } from '../settings/registry.ts';
import { writeSetting } from '../settings/values.ts';
import { type Context, defineAction, defineCommand, type Reply } from './define.ts';

const arrivals = ['slack', 'telegram', 'console'] as const satisfies readonly Arrival[];

/** The console is a choice for who uses it: it may be closed to all others. */
const choicesOf = (linked: readonly { platform: Arrival }[], current: Arrival, channel: string): Arrival[] =>
  arrivals.filter(
    (arrival) =>
      arrival !== current &&
      (arrival === 'console' ? channel === 'console' : linked.some(({ platform }) => platform === arrival)),
  );

const ask = async ({ db, person, channel, t }: Context): Promise<Reply> => {
  const { arrival, identities } = await arrivalFor(db, person.id);
  const choices = choicesOf(identities, arrival, channel);
  return {
    card: card(t('where-current', { place: t(platformPlaces[arrival]) }), [
      choices.length > 0 ? text(t('where-ask')) : text(t('where-only')),
      actions(
        button(t('where-try'), 'where-try'),
        ...choices.map((choice) => button(t(platformNames[choice]), `where:${choice}`)),
      ),
    ]),
    confidential: false,
  };
};

const choose = async (context: Context, arrival: Arrival): Promise<Reply> => {
  const { db, person, t } = context;
  const { identities } = await arrivalFor(db, person.id);
  const place = t(platformPlaces[arrival]);
  if (arrival !== 'console' && !identities.some(({ platform }) => platform === arrival)) {
    return { card: card(t('where-not-linked', { place }), []), outcome: 'refused', confidential: false };
  }
  await writeSetting(context, unaskedArrivesIn, person.id, arrival);
  return { card: card(t('where-chosen', { place }), []), confidential: false };
};

/** `/where` asks, `/where telegram` changes on which platform the asker gets what they did not ask for. */
export const where = defineCommand({
  name: 'where',
  permission: 'everyone',
  args: z
    .string()
    .toLowerCase()
    .pipe(z.union([z.literal(''), z.enum(arrivals)])),
  handle: (context, arrival) => (arrival === '' ? ask(context) : choose(context, arrival)),
});

export const whereAction = defineAction({
  verb: 'where',
  permission: 'everyone',
  arg: z.string().pipe(z.enum(arrivals)),
  handle: async (context, arrival) => ({ ...(await choose(context, arrival)), replaces: true }),
});

/** Sends the asker a message of the kind that nobody asks for, by the very way that reminders and alerts take. */
export const tryOutAction = defineAction({
  verb: 'where-try',
  permission: 'everyone',
  arg: z.literal(''),
  handle: async ({ db, now, person, t, key, trace }) => {
    const payload = { askedAt: now.toString() };
    await enqueue(db, tryOut, [{ key: `try-out/${key}`, personId: person.id, payload, dueAt: now }], trace);
    return { card: card(t('where-tried'), []), confidential: false };
  },
});
