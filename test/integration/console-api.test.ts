import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { WireChannel, WireMessage, WirePage, WirePerson } from '../../src/bots/console/wire.ts';
import { cardSchema } from '../../src/core/cards/card.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { contractHouse } from '../contract/house.ts';
import { serveConsole } from '../setup/console.ts';
import { aConsoleCompany } from '../setup/console-company.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();
const clock = fixedClock('2026-11-21T08:00:00Z');
const house = contractHouse(db, clock);
const { get, post } = await serveConsole({ db, clock, ...house });

let company: Awaited<ReturnType<typeof aConsoleCompany>>;
beforeEach(async () => {
  await reset();
  house.forget();
  company = await aConsoleCompany(db);
});

const say = async (as: string, text: string, channel?: string): Promise<WireMessage> => {
  const { body } = await post('messages', { as, text, channel });
  const [reply] = body.replies;
  if (!reply) throw new Error('no reply');
  return reply;
};

describe('the console API', () => {
  it('lists who works here, by name, and not who has left', async () => {
    const { status, body } = await get<{ people: WirePerson[] }>('people');
    expect(status).toBe(200);
    expect(body.people.map(({ as }) => as)).toEqual(['anna', 'boris', 'carla']);
    expect(body.people[1]).toEqual({ as: 'boris', name: 'Boris', role: 'kam', language: 'ru', zone: 'Europe/Rome' });
  });

  it('answers a line with a card, its text, and where it stands', async () => {
    const reply = await say('anna', '/figures Acme');
    expect(cardSchema.safeParse(reply.card).success).toBe(true);
    expect(reply).toMatchObject({ channel: 'direct', text: 'Figures of Acme\n€41,200 overdue', author: null });
  });

  it('lists the channels of a person with the newest message that they see', async () => {
    const whisper = await say('anna', '/figures Acme', 'logistics');
    const of = async (as: string) => (await get<{ channels: WireChannel[] }>('channels', { as })).body.channels;
    expect(await of('anna')).toEqual([
      { channel: 'direct', name: null, lastId: 0 },
      { channel: 'logistics', name: 'Logistics', lastId: whisper.id },
    ]);
    expect((await of('boris'))[1]).toMatchObject({ lastId: 0 });
    expect(await of('carla')).toHaveLength(1);
  });

  it('pages forward from the beginning and back from the end, losing and repeating nothing', async () => {
    for (let i = 0; i < 5; i++) await say('anna', `/notice ${i}`);
    const all = (await get<WirePage>('messages', { as: 'anna' })).body;
    expect(all.next).toBeNull();
    const ids = all.messages.map(({ id }) => id);
    expect(ids).toHaveLength(10);

    const forward: number[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const { body }: { body: WirePage } = await get('messages', { as: 'anna', after: String(after), limit: '3' });
      forward.push(...body.messages.map(({ id }) => id));
      after = body.next;
    }
    expect(forward).toEqual(ids);

    const back: number[] = [];
    for (let before: number | 'end' | null = 'end'; before !== null; ) {
      const { body }: { body: WirePage } = await get('messages', { as: 'anna', before: String(before), limit: '3' });
      back.unshift(...body.messages.map(({ id }) => id));
      before = body.next;
    }
    expect(back).toEqual(ids);
  });

  it.each([
    ['messages', { text: '/notice x' }, 400],
    ['messages', { as: 'anna' }, 400],
    ['messages', { as: 'anna', text: '  ' }, 400],
    ['messages', { as: 'anna', text: 7 }, 400],
    ['messages', { as: 'anna', text: '/notice x', chanel: 'logistics' }, 400],
    ['messages', { as: 'anna', text: '/notice x', requestId: 'a b' }, 400],
    ['messages', { as: 'nobody', text: '/notice x' }, 404],
    ['messages', { as: 'dmitri', text: '/notice x' }, 404],
    ['messages', { as: 'anna', text: '/notice x', channel: 'nowhere' }, 404],
    ['messages', { as: 'carla', text: '/notice x', channel: 'logistics' }, 403],
    ['actions', { as: 'anna', messageId: '1; DROP TABLE person', action: 'take:7' }, 400],
    ['actions', { as: 'anna', messageId: 4_000_000_000, action: 'take:7' }, 400],
    ['actions', { as: 'anna', messageId: 77, action: 'take:7' }, 404],
    ['forms', { as: 'anna', formId: 'register' }, 400],
    ['forms', { as: 'anna', formId: 'nosuch', values: {} }, 400],
    ['forms', { as: 'carla', formId: 'register', values: { city: 'Rome' }, channel: 'logistics' }, 403],
    ['messages', '{"as": "anna", ', 400],
    ['messages', '[]', 400],
    ['messages', 'null', 400],
  ] as const)('refuses %s %j with %i, in words, and does nothing', async (path, body, status) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toEqual({ code: expect.any(String), message: expect.stringMatching(/\w+/) });
    expect(await db.consoleMessage.count()).toBe(0);
    expect(house.times('notice')).toBe(0);
  });

  it('refuses a channel that one is no member of for reading, too, and in the reader’s language', async () => {
    const { status, body } = await get('messages', { as: 'carla', channel: 'logistics' });
    expect({ status, body }).toEqual({
      status: 403,
      body: { error: { code: 'forbidden', message: 'Il canale è riservato ai suoi membri.' } },
    });
  });

  it('refuses a body of a megabyte', async () => {
    const { status, body } = await post('messages', { as: 'anna', text: 'x'.repeat(1_000_000) });
    expect(status).toBe(413);
    expect(body.error.code).toBe('too-large');
  });

  it('refuses an action that the message does not offer, and a message that one does not see', async () => {
    const offer = await say('anna', '/offer');
    const press = async (as: string, messageId: number, action: string) =>
      (await post('actions', { as, messageId, action })).status;
    expect(await press('anna', offer.id, 'take:8')).toBe(409);
    expect(await press('anna', offer.id, 'nonsense')).toBe(409);
    expect(await press('boris', offer.id, 'take:7')).toBe(403);
    const whisper = await say('anna', '/figures Acme', 'logistics');
    expect(await press('boris', whisper.id, 'take:7')).toBe(403);
    expect(house.times('take')).toBe(0);
  });

  it('stops showing a channel to somebody who has left the department', async () => {
    await say('anna', '/notice lunch', 'logistics');
    await db.departmentMember.deleteMany({ where: { personId: company.boris.id } });
    expect((await get('messages', { as: 'boris', channel: 'logistics' })).status).toBe(403);
  });

  it('acts once on a request that is sent five times at once', async () => {
    const line = { as: 'anna', text: '/notice hello', requestId: 'one' };
    const statuses = (await Promise.all([1, 2, 3, 4, 5].map(() => post('messages', line)))).map(({ status }) => status);
    expect(house.times('notice')).toBe(1);
    expect(await db.consoleMessage.count()).toBe(2);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    expect((await post('messages', line)).body.replies).toHaveLength(1);
  });

  it('keeps the request ids of two people apart', async () => {
    await post('messages', { as: 'anna', text: '/notice x', requestId: 'same' });
    await post('messages', { as: 'boris', text: '/notice y', requestId: 'same' });
    expect(house.times('notice')).toBe(2);
  });

  it('takes over a request that a crash left unanswered', async () => {
    await db.inboxItem.create({
      data: {
        platform: 'console',
        eventId: `${company.anna.id}/left`,
        receivedAt: new Date('2026-11-21T07:00:00Z'),
        claim: '00000000-0000-4000-8000-000000000000',
        claimedUntil: new Date('2026-11-21T07:01:00Z'),
      },
    });
    const { body } = await post('messages', { as: 'anna', text: '/notice x', requestId: 'left' });
    expect(body.replies[0]?.text).toBe('Notice: x');
  });

  it('stands whatever is typed: no failure, and always a card', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }).map((rest) => `/figures ${rest}`),
      fc.constantFrom(
        '\0',
        '/figures \ud800',
        '\u202e/figures x',
        '/figures \u200b',
        `/figures ${'x'.repeat(9_990)}`,
        "'; --",
        '@kam',
      ),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        const { status, body } = await post('messages', { as: 'anna', text });
        const blank = text.trim() === '';
        expect(status).toBe(blank ? 400 : 200);
        if (!blank) expect(cardSchema.safeParse(body.replies[0]?.card).success).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
