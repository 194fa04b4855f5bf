import { beforeEach, describe, expect, it } from 'vitest';
import { createDispatch } from '../../src/bots/dispatch.ts';
import { card } from '../../src/core/cards/build.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import { connect } from '../../src/core/db.ts';
import { UnknownOutcomeError } from '../../src/core/errors.ts';
import { createLogger } from '../../src/core/logger.ts';
import { refresh } from '../../src/core/outbox/enqueue.ts';
import { perhapsMissed, showPerhapsMissed } from '../../src/core/outbox/perhaps-missed.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { aClock, aDelivery, aSender, put, saying } from '../setup/outbox.ts';

const { db, reset } = await testDb();
beforeEach(async () => {
  await reset();
  await anOrganisation(db);
});

/** Somebody on Telegram, to whom messages were sent; the first time, no answer comes to those that are lost. `says` is what arrived for certain. */
const inDoubt = async (messages: readonly string[], kind = saying(), lost = messages) => {
  const clock = aClock();
  const person = await aPerson(db);
  await anIdentity(db, { personId: person.id, platform: 'telegram', platformUserId: `telegram-${person.id}` });
  const tried = new Set<string>();
  const { sender, says, edited } = aSender({
    refuse: (_, one) => {
      if (!lost.includes(one) || tried.has(one)) return;
      tried.add(one);
      throw new UnknownOutcomeError('no answer');
    },
  });
  const deliverDue = () => aDelivery(db, clock, [sender], { kinds: [kind, perhapsMissed([kind])] }).deliverDue();
  await put(db, clock, person.id, messages, { kind });
  await deliverDue();
  const contact = () => showPerhapsMissed(db, clock.now(), person.id, 'inbox/9');
  return { clock, person, says, edited, deliverDue, contact };
};

describe('a message that may not have arrived', () => {
  it('is shown when its reader is there, and not before', async () => {
    const { says, deliverDue, contact, clock } = await inDoubt(['one', 'two']);
    clock.pass({ minutes: 5 });
    await deliverDue();
    expect(says()).toEqual([]);
    await contact();
    await deliverDue();
    expect(says()).toEqual(['This may not have reached you: one', 'This may not have reached you: two']);
  });

  it('is shown once, however often and at how many places its reader is there', async () => {
    const { says, deliverDue, contact } = await inDoubt(['one']);
    await Promise.all([1, 2, 3, 4, 5].map(contact));
    await deliverDue();
    await contact();
    await deliverDue();
    expect(says()).toHaveLength(1);
  });

  it('stays counted as unknown, apart from what was lost', async () => {
    const { deliverDue, contact } = await inDoubt(['one']);
    await contact();
    await deliverDue();
    expect(await db.outboxMessage.findMany({ select: { kind: true, state: true }, orderBy: { id: 'asc' } })).toEqual([
      { kind: 'saying', state: 'unknown' },
      { kind: 'perhaps-missed', state: 'sent' },
    ]);
  });

  it('is not shown to others', async () => {
    const { says, deliverDue, clock } = await inDoubt(['one']);
    const other = await aPerson(db);
    await showPerhapsMissed(db, clock.now(), other.id, 'inbox/9');
    await deliverDue();
    expect(says()).toEqual([]);
  });

  it('is shown as it reads now, also later on', async () => {
    let debt = 100;
    const kind = saying({ build: (one) => ({ say: card(`${one} ${debt}`, []) }) });
    const { says, edited, deliverDue, contact, clock, person } = await inDoubt(['debt 100', 'debt'], kind);
    debt = 40;
    await contact();
    await deliverDue();
    expect(says().at(-1)).toBe('This may not have reached you: debt 40');
    debt = 0;
    await refresh(db, clock.now(), [`saying/${person.id}/debt`]);
    await deliverDue();
    expect(edited).toEqual(['This may not have reached you: debt 0']);
  });

  it('is not shown once it is true no more', async () => {
    let isPaid = false;
    const kind = saying({ build: (one) => (isPaid ? { drop: 'paid meanwhile' } : { say: card(one, []) }) });
    const { says, deliverDue, contact } = await inDoubt(['debt'], kind);
    isPaid = true;
    await contact();
    await deliverDue();
    expect(says()).toEqual([]);
    expect(await db.outboxMessage.findFirst({ where: { kind: 'perhaps-missed' } })).toMatchObject({
      state: 'dropped',
      reason: 'paid meanwhile',
    });
  });

  it.each([
    ['when its reader comes', { before: 61, after: 0 }],
    ['before it can be sent', { before: 30, after: 31 }],
  ])('is not shown where it is of no use any more %s', async (_, { before, after }) => {
    const { says, deliverDue, contact, clock } = await inDoubt(['one']);
    clock.pass({ minutes: before });
    await contact();
    clock.pass({ minutes: after });
    await deliverDue();
    expect(says()).toEqual([]);
  });

  it('is not doubted for ever: shown once more without an answer, it is sent again', async () => {
    const { says, deliverDue, contact, clock } = await inDoubt(['one'], saying(), [
      'one',
      'This may not have reached you: one',
    ]);
    await contact();
    await deliverDue();
    clock.pass({ seconds: 10 });
    await deliverDue();
    await contact();
    await deliverDue();
    expect(says()).toEqual(['This may not have reached you: one']);
  });

  it('takes no other with it where it cannot be made', async () => {
    let breaks = false;
    const kind = saying({
      build: (one) => {
        if (breaks && one === 'broken') throw new Error('a bug');
        return { say: card(one, []) };
      },
    });
    const one = await inDoubt(['broken'], kind);
    const two = await inDoubt(['fine'], kind);
    breaks = true;
    await one.contact();
    await two.contact();
    await two.deliverDue();
    expect(two.says()).toEqual(['This may not have reached you: fine']);
  });
});

describe('being there', () => {
  const parts = { db, clock: aClock(), logger: createLogger('silent'), commands, actions, forms };

  it.each([
    ['a command', (d: ReturnType<typeof createDispatch>, from: Parameters<typeof d.say>[0]) => d.say(from, '/lang')],
    ['what is no command', (d, from) => d.say(from, 'good morning')],
    ['a button', (d, from) => d.press(from, 'nothing:1')],
    ['a form', (d, from) => d.submit(from, 'nothing', {})],
  ])('is whatever is answered: %s', async (_, act) => {
    const met: unknown[] = [];
    const dispatch = createDispatch({ ...parts, onContact: async ({ id }, trace) => void met.push([id, trace]) });
    const person = await aPerson(db);
    await act(dispatch, { person, channel: 'telegram', key: 'inbox/7/answer' });
    expect(met).toEqual([[person.id, 'inbox/7']]);
  });

  it('is answered all the same when the database goes away meanwhile', async () => {
    const away = connect('postgresql://nobody@127.0.0.1:9/nothing', { max: 1 });
    const now = parts.clock.now();
    const dispatch = createDispatch({
      ...parts,
      onContact: ({ id }, trace) => showPerhapsMissed(away, now, id, trace),
    });
    const person = await aPerson(db);
    const reply = await dispatch.say({ person, channel: 'telegram', key: 'inbox/7/answer' }, '/lang');
    expect(reply.outcome ?? 'ok').toBe('ok');
    await away.$disconnect();
  });
});
