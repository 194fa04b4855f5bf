import { beforeEach, describe, expect, it } from 'vitest';
import { card } from '../../src/core/cards/build.ts';
import { GoneError, TemporaryError, UnknownOutcomeError, UnreachableError } from '../../src/core/errors.ts';
import { enqueue, refresh } from '../../src/core/outbox/enqueue.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { aPicture } from '../setup/files.ts';
import { aClock, aDelivery, aSender, put, saying } from '../setup/outbox.ts';

const { db, reset } = await testDb();
beforeEach(async () => {
  await reset();
  await anOrganisation(db);
});

const reached = async (platform: 'telegram' | 'slack' = 'telegram', over: Parameters<typeof aPerson>[1] = {}) => {
  const person = await aPerson(db, over);
  await anIdentity(db, { personId: person.id, platform, platformUserId: `${platform}-${person.id}` });
  return person;
};
const states = async () =>
  (await db.outboxMessage.findMany({ orderBy: { id: 'asc' } })).map(({ state, reason }) =>
    reason ? `${state}: ${reason}` : state,
  );

describe('the outbox', () => {
  it('sends what is due, in order, and keeps what is not', async () => {
    const clock = aClock();
    const anna = await reached();
    await put(db, clock, anna.id, ['later'], { inMs: 60_000 });
    await put(db, clock, anna.id, ['first', 'second']);
    const { sender, says } = aSender();
    const delivery = aDelivery(db, clock, [sender]);
    await delivery.deliverDue();
    expect(says()).toEqual(['first', 'second']);
    clock.pass({ seconds: 60 });
    await delivery.deliverDue();
    expect(says()).toEqual(['first', 'second', 'later']);
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
  });

  it('sends what is urgent before what is routine', async () => {
    const clock = aClock();
    const anna = await reached();
    const urgent = saying({ name: 'urgent', urgency: 'urgent' });
    await put(db, clock, anna.id, ['routine']);
    await put(db, clock, anna.id, ['urgent'], { kind: urgent });
    const { sender, says } = aSender();
    await aDelivery(db, clock, [sender], { kinds: [saying(), urgent] }).deliverDue();
    expect(says()).toEqual(['urgent', 'routine']);
  });

  it('sends what bears the same key once, for ever', async () => {
    const clock = aClock();
    const anna = await reached();
    const { sender, says } = aSender();
    const delivery = aDelivery(db, clock, [sender]);
    await Promise.all(Array.from({ length: 5 }, () => put(db, clock, anna.id, ['once'])));
    await delivery.deliverDue();
    await put(db, clock, anna.id, ['once']);
    clock.pass({ hours: 400 });
    await delivery.deliverDue();
    expect(says()).toEqual(['once']);
  });

  it('lets any number of workers share it: each message goes out once, and each chat keeps its order', async () => {
    const clock = aClock();
    const people = await Promise.all(Array.from({ length: 20 }, () => reached()));
    const { sender, arrived } = aSender();
    const workers = [1, 2, 3].map(() => aDelivery(db, clock, [sender], { atOnce: 7 }));
    for (const worker of workers) worker.start();
    const rounds = Array.from({ length: 15 }, (_, i) => String(i).padStart(2, '0'));
    for (const round of rounds) await Promise.all(people.map(({ id }) => put(db, clock, id, [round])));
    await expect.poll(() => arrived.length, { timeout: 15_000 }).toBe(people.length * rounds.length);
    await Promise.all(workers.map((worker) => worker.close(2_000)));
    for (const { id } of people) {
      expect(arrived.filter(({ chatId }) => chatId === `telegram-${id}`).map(({ says }) => says)).toEqual(rounds);
    }
    expect(await db.mailbox.count({ where: { claim: { not: null } } })).toBe(0);
  });

  it('waits as long as a platform asks, without letting anything overtake, and without keeping others waiting', async () => {
    const clock = aClock();
    const [anna, boris] = [await reached(), await reached()];
    let refusals = 1;
    const { sender, says } = aSender({
      refuse: (_, one) => {
        if (one === 'a1' && refusals-- > 0) throw new TemporaryError('slower', 7_000);
      },
    });
    await put(db, clock, anna.id, ['a1', 'a2']);
    await put(db, clock, boris.id, ['b1']);
    const delivery = aDelivery(db, clock, [sender]);
    await delivery.deliverDue();
    expect(says()).toEqual(['b1']);
    clock.pass({ milliseconds: 6_999 });
    await delivery.deliverDue();
    expect(says()).toEqual(['b1']);
    clock.pass({ milliseconds: 1 });
    await delivery.deliverDue();
    expect(says()).toEqual(['b1', 'a1', 'a2']);
  });

  it('gives a chat no turn that would be too long to wait for, and does not count that as an attempt', async () => {
    const clock = aClock();
    const anna = await reached();
    let busy = true;
    const { sender, says } = aSender({
      turn: async () => {
        if (busy) throw new TemporaryError('not now', 3_000);
      },
    });
    await put(db, clock, anna.id, ['hello']);
    const delivery = aDelivery(db, clock, [sender]);
    await delivery.deliverDue();
    expect(await db.outboxMessage.findFirst()).toMatchObject({ state: 'pending', attempts: 0 });
    busy = false;
    clock.pass({ seconds: 3 });
    await delivery.deliverDue();
    expect(says()).toEqual(['hello']);
  });

  it('tries again with longer and longer pauses until it is of no use any more', async () => {
    const clock = aClock();
    const anna = await reached();
    const tries: string[] = [];
    const { sender } = aSender({
      refuse: () => {
        tries.push(clock.now().toString().slice(11, 19));
        throw new TemporaryError('away');
      },
    });
    await put(db, clock, anna.id, ['hello']);
    const delivery = aDelivery(db, clock, [sender]);
    for (let i = 0; i < 100; i++) {
      await delivery.deliverDue();
      if ((await db.outboxMessage.count({ where: { state: 'pending' } })) === 0) break;
      clock.pass({ seconds: i < 40 ? 1 : 300 });
    }
    expect(tries.slice(0, 6)).toEqual(['08:00:00', '08:00:01', '08:00:03', '08:00:07', '08:00:15', '08:00:31']);
    expect(await states()).toEqual(['failed: not in time']);
  });

  it('drops what is late before it was ever tried', async () => {
    const clock = aClock();
    const anna = await reached();
    await put(db, clock, anna.id, ['hello']);
    clock.pass({ hours: 2 });
    const { sender, says } = aSender();
    await aDelivery(db, clock, [sender]).deliverDue();
    expect(says()).toEqual([]);
    expect(await states()).toEqual(['dropped: late']);
  });

  it('does not send what its kind finds to be true no more', async () => {
    const clock = aClock();
    const anna = await reached();
    await put(db, clock, anna.id, ['paid', 'open']);
    const { sender, says } = aSender();
    const kind = saying({ build: (one) => (one === 'paid' ? { drop: 'paid meanwhile' } : { say: card(one, []) }) });
    await aDelivery(db, clock, [sender], { kinds: [kind] }).deliverDue();
    expect(says()).toEqual(['open']);
    expect(await states()).toEqual(['dropped: paid meanwhile', 'sent']);
  });

  it('lets one that cannot be made take no other with it, and gives it up after four attempts', async () => {
    const clock = aClock();
    const [anna, boris] = [await reached(), await reached()];
    await put(db, clock, anna.id, ['broken', 'after it']);
    await put(db, clock, boris.id, ['fine']);
    const kind = saying({
      build: (one) => {
        if (one === 'broken') throw new Error('a bug');
        return { say: card(one, []) };
      },
    });
    const { sender, says } = aSender();
    const delivery = aDelivery(db, clock, [sender], { kinds: [kind] });
    for (let i = 0; i < 5; i++) {
      await delivery.deliverDue();
      clock.pass({ minutes: 1 });
    }
    expect(says().toSorted()).toEqual(['after it', 'fine']);
    expect(await states()).toEqual(['failed: our fault', 'sent', 'sent']);
  });

  it('keeps messages of a kind that only a newer version knows', async () => {
    const clock = aClock();
    const anna = await reached();
    const newer = saying({ name: 'newer' });
    await put(db, clock, anna.id, ['hello'], { kind: newer });
    const { sender, says } = aSender();
    await aDelivery(db, clock, [sender]).deliverDue();
    expect(await states()).toEqual(['pending: cannot be made']);
    clock.pass({ minutes: 1 });
    await aDelivery(db, clock, [sender], { kinds: [newer] }).deliverDue();
    expect(says()).toEqual(['hello']);
  });
});

describe('an outcome that is not known', () => {
  const lost = () => {
    let calls = 0;
    return () => {
      calls += 1;
      if (calls === 1) throw new UnknownOutcomeError('no answer');
    };
  };

  it('is looked up where the platform can tell, before anything else goes there', async () => {
    const clock = aClock();
    const anna = await reached('slack');
    const { sender, arrived } = aSender({ platform: 'slack', findsSent: true, refuse: lost() });
    await put(db, clock, anna.id, ['hello', 'world']);
    await aDelivery(db, clock, [sender]).deliverDue();
    expect(arrived.map(({ says, sending }) => [says, sending.doubtful])).toEqual([
      ['hello', true],
      ['world', false],
    ]);
  });

  it('stays so while the platform turns away who looks for it', async () => {
    const clock = aClock();
    const anna = await reached('slack');
    let calls = 0;
    const { sender, arrived } = aSender({
      platform: 'slack',
      findsSent: true,
      refuse: () => {
        calls += 1;
        if (calls === 1) throw new UnknownOutcomeError('no answer');
        if (calls === 2) throw new TemporaryError('slower', 1_000);
      },
    });
    await put(db, clock, anna.id, ['hello']);
    const delivery = aDelivery(db, clock, [sender]);
    for (let i = 0; i < 3; i++) {
      await delivery.deliverDue();
      clock.pass({ seconds: 10 });
    }
    expect(arrived.map(({ sending }) => sending.doubtful)).toEqual([true]);
  });

  it('ends as unknown where it cannot, if one too few is better than one too many', async () => {
    const clock = aClock();
    const anna = await reached();
    const { sender, says } = aSender({ refuse: lost() });
    await put(db, clock, anna.id, ['hello', 'world']);
    const delivery = aDelivery(db, clock, [sender]);
    await delivery.deliverDue();
    clock.pass({ seconds: 10 });
    await delivery.deliverDue();
    expect(says()).toEqual(['world']);
    expect(await states()).toEqual(['unknown: no answer', 'sent']);
  });

  it('has it sent again if one too many is better', async () => {
    const clock = aClock();
    const anna = await reached();
    const kind = saying({ onUnknown: 'send-again' });
    const { sender, says } = aSender({ refuse: lost() });
    await put(db, clock, anna.id, ['hello'], { kind });
    const delivery = aDelivery(db, clock, [sender], { kinds: [kind] });
    await delivery.deliverDue();
    clock.pass({ seconds: 10 });
    await delivery.deliverDue();
    expect(says()).toEqual(['hello']);
  });

  it('is what a worker leaves that was killed while sending, and not what it had only taken up', async () => {
    const clock = aClock();
    const [anna, boris] = [await reached('slack'), await reached('slack')];
    await put(db, clock, anna.id, ['sending']);
    await put(db, clock, boris.id, ['taken up']);
    await db.outboxMessage.updateMany({
      where: { key: { endsWith: '/sending' } },
      data: { state: 'sending', attempts: 1 },
    });
    await db.$executeRaw`UPDATE mailbox SET claim = gen_random_uuid(), claimed_until = now() - interval '1 s'`;
    const { sender, arrived } = aSender({ platform: 'slack', findsSent: true });
    await aDelivery(db, clock, [sender]).deliverDue();
    expect(Object.fromEntries(arrived.map(({ says, sending }) => [says, sending.doubtful]))).toEqual({
      sending: true,
      'taken up': false,
    });
  });
});

describe('a platform that hangs', () => {
  it('has only those in doubt that it was sent: what waits behind them is taken back, and goes out later', async () => {
    const clock = aClock();
    const [anna, boris] = [await reached(), await reached()];
    await put(db, clock, anna.id, ['hangs']);
    await put(db, clock, boris.id, ['waits']);
    let goOn = (): void => {};
    const hanging = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { sender, says } = aSender({ refuse: (_, what) => (what === 'hangs' ? hanging : undefined) });
    const delivery = aDelivery(db, clock, [sender], { atOnce: 1 });
    const delivered = delivery.deliverDue();
    const waits = () => db.outboxMessage.findFirstOrThrow({ where: { key: { endsWith: '/waits' } } });
    await expect.poll(async () => (await waits()).state).toBe('sending');
    await expect.poll(async () => (await waits()).state).toBe('pending');
    expect(await waits()).toMatchObject({ attempts: 0 });
    goOn();
    await delivered;
    clock.pass({ seconds: 2 });
    await delivery.deliverDue();
    expect(says()).toEqual(['hangs', 'waits']);
  });
});

describe('people who cannot be reached', () => {
  it('are written to where they can be', async () => {
    const clock = aClock();
    const anna = await reached('telegram');
    await anIdentity(db, {
      personId: anna.id,
      platform: 'slack',
      platformUserId: 'U1',
      confirmedAt: new Date('2026-01-01'),
    });
    const telegram = aSender({
      refuse: () => {
        throw new UnreachableError('blocked');
      },
    });
    const slack = aSender({ platform: 'slack', findsSent: true });
    await put(db, clock, anna.id, ['hello']);
    await aDelivery(db, clock, [telegram.sender, slack.sender]).deliverDue();
    expect(slack.says()).toEqual(['hello']);
  });

  it('are reported to their head once; what is for them waits until it is of no use', async () => {
    const clock = aClock();
    const head = await reached('telegram', { role: 'head' });
    const anna = await aPerson(db, { managerId: head.id, name: 'Anna' });
    const { sender, arrived } = aSender();
    await put(db, clock, anna.id, ['one', 'two']);
    const delivery = aDelivery(db, clock, [sender]);
    for (let i = 0; i < 5; i++) {
      await delivery.deliverDue();
      clock.pass({ minutes: 1 });
    }
    expect(arrived.map(({ chatId, says }) => [chatId, says])).toEqual([[`telegram-${head.id}`, 'I cannot reach Anna']]);
    expect(await db.outboxMessage.findFirst({ where: { kind: 'unreachable-person' } })).toMatchObject({
      trace: 'test',
    });
    await anIdentity(db, { personId: anna.id, platform: 'telegram', platformUserId: 'anna' });
    await delivery.deliverDue();
    expect(arrived.slice(1).map(({ says }) => says)).toEqual(['one', 'two']);
  });

  it('are reported to the administrators where they have no head', async () => {
    const clock = aClock();
    const admin = await reached('telegram', { role: 'administrator' });
    const anna = await aPerson(db);
    const { sender, arrived } = aSender();
    await put(db, clock, anna.id, ['one']);
    await aDelivery(db, clock, [sender]).deliverDue();
    expect(arrived.map(({ chatId }) => chatId)).toEqual([`telegram-${admin.id}`]);
  });

  it('get nothing any more once they have left', async () => {
    const clock = aClock();
    const anna = await reached('telegram', { leftOn: new Date('2026-11-01') });
    const { sender, says } = aSender();
    await put(db, clock, anna.id, ['hello']);
    await aDelivery(db, clock, [sender]).deliverDue();
    expect(says()).toEqual([]);
    expect(await states()).toEqual(['dropped: left']);
  });
});

describe('a message that stands', () => {
  it('is shown as it reads today, once for many wishes, and not before it stands', async () => {
    const clock = aClock();
    const anna = await reached();
    let debt = 100;
    const kind = saying({ build: (one) => ({ say: card(`${one} ${debt}`, []) }) });
    const { sender, says, edited } = aSender();
    const delivery = aDelivery(db, clock, [sender], { kinds: [kind] });
    const key = `saying/${anna.id}/debt`;
    await put(db, clock, anna.id, ['debt']);
    await refresh(db, clock.now(), [key]);
    await delivery.deliverDue();
    expect([says(), edited]).toEqual([['debt 100'], []]);
    debt = 40;
    await refresh(db, clock.now(), [key]);
    await refresh(db, clock.now(), [key]);
    await delivery.deliverDue();
    expect(edited).toEqual(['debt 40']);
    expect(await db.sentMessage.findFirst()).toMatchObject({ card: { title: 'debt 40' } });
    await delivery.deliverDue();
    expect(edited).toEqual(['debt 40']);
  });

  it('goes out with the file that its kind makes, and is known to have one when it changes', async () => {
    const clock = aClock();
    const anna = await reached();
    const file = aPicture();
    const kind = saying({ build: (one) => ({ say: card(one, []), ...(one === 'chart' && { file }) }) });
    const edits: unknown[] = [];
    const { sender, arrived } = aSender({
      edit: async (_, { title }, __, ___, withFile) => void edits.push([title, withFile]),
    });
    const delivery = aDelivery(db, clock, [sender], { kinds: [kind] });
    const says = ['chart', 'words'];
    await put(db, clock, anna.id, says);
    await delivery.deliverDue();
    expect(arrived.map(({ sending }) => sending.file)).toEqual([file, undefined]);
    await refresh(
      db,
      clock.now(),
      says.map((one) => `saying/${anna.id}/${one}`),
    );
    await delivery.deliverDue();
    await delivery.deliverDue();
    expect(edits).toEqual(
      expect.arrayContaining([
        ['chart', true],
        ['words', false],
      ]),
    );
  });

  it('has others stand under it, for as long as it stands', async () => {
    const clock = aClock();
    const anna = await reached();
    const { sender, arrived } = aSender();
    const delivery = aDelivery(db, clock, [sender]);
    await put(db, clock, anna.id, ['debt']);
    await delivery.deliverDue();
    const answer = (key: string, under: string) =>
      enqueue(db, saying(), [{ key, personId: anna.id, payload: { says: key }, dueAt: clock.now(), under }], 'test');
    await answer('paid', `saying/${anna.id}/debt`);
    await answer('alone', 'saying/never/was');
    await delivery.deliverDue();
    expect(arrived.map(({ says, sending }) => [says, sending.under?.messageId])).toEqual([
      ['debt', undefined],
      ['paid', '1'],
      ['alone', undefined],
    ]);
  });

  it('is left alone where it is gone', async () => {
    const clock = aClock();
    const anna = await reached();
    const { sender } = aSender({
      edit: async () => {
        throw new GoneError('deleted');
      },
    });
    const delivery = aDelivery(db, clock, [sender]);
    await put(db, clock, anna.id, ['hello']);
    await delivery.deliverDue();
    await refresh(db, clock.now(), [`saying/${anna.id}/hello`]);
    await delivery.deliverDue();
    expect(await db.outboxMessage.findFirst()).toMatchObject({ state: 'sent', editDueAt: null });
    expect(await db.mailbox.findFirst()).toMatchObject({ claim: null });
  });
});
