import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { startTelegram } from '../fakes/telegram/client.ts';
import { testDb } from '../setup/database.ts';

const { db, url } = await testDb();
await anOrganisation(db, { isDemo: true });
const fake = await startTelegram();
afterAll(fake.stop);

const lines: string[] = [];
const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
const app = await createApp(
  {
    host: '127.0.0.1',
    role: 'all',
    telegram: { token: fake.token, apiRoot: fake.root, webhook: undefined },
  },
  { databaseUrl: url, logger },
);
await app.listen(0);
app.work();
afterAll(app.close);

const texts = async (user: number) => (await fake.act('seen', { user })).map(({ text }) => text);
const isSettled = async (): Promise<boolean> =>
  (await db.outboxMessage.count({ where: { state: { in: ['pending', 'sending'] } } })) === 0 &&
  (await db.inboxItem.count({ where: { doneAt: null } })) === 0;
/** What somebody sees once it is so much, and what became of it is written down. */
const eventually = async (user: number, count: number): Promise<string[]> => {
  for (let i = 0; i < 400 && !((await texts(user)).length >= count && (await isSettled())); i++) await pause(50);
  return texts(user);
};

describe('the product as it runs', () => {
  it('sends what somebody asks it to try, to where they want to be told', async () => {
    const { id: personId } = await aPerson(db, { handle: 'olga' });
    const user = await fake.act('addPerson', { first_name: 'Olga', started: true });
    await anIdentity(db, { personId, platformUserId: String(user) });
    await fake.act('say', { user, text: '/where' });
    await eventually(user, 1);
    const [asked] = await fake.act('seen', { user });
    await fake.act('press', { user, message: asked?.messageId ?? 0, label: 'Try it' });
    const seen = await eventually(user, 3);
    expect(seen).toHaveLength(3);
    expect(seen.some((text) => text.startsWith('Messages reach you here'))).toBe(true);
    expect(await db.outboxMessage.findMany()).toMatchObject([{ kind: 'try-out', state: 'sent', attempts: 1 }]);
    expect(await fake.act('violations', {})).toEqual([]);
  });

  it('shows what may not have arrived when its reader says something', async () => {
    const { id: personId } = await aPerson(db, { handle: 'boris' });
    const user = await fake.act('addPerson', { first_name: 'Boris', started: true });
    await anIdentity(db, { personId, platformUserId: String(user) });
    await db.outboxMessage.create({
      data: {
        key: 'try-out/lost',
        mailbox: { create: { personId } },
        kind: 'try-out',
        payload: { askedAt: '2026-11-21T09:00:00Z' },
        priority: 1,
        dueAt: new Date(),
        deadlineAt: new Date(Date.now() + 3_600_000),
        state: 'unknown',
        attempts: 1,
        reason: 'no answer',
      },
    });
    await fake.act('say', { user, text: '/lang' });
    const seen = await eventually(user, 2);
    expect(seen).toContainEqual(
      expect.stringMatching(/^This may not have reached you: Messages reach you here\nYou asked/),
    );
    const shown = await db.outboxMessage.findFirst({ where: { kind: 'perhaps-missed' } });
    expect(shown?.trace).toMatch(/^inbox\/\d+$/);
  });

  it('has one trace in the log from what came in to what was delivered of it, and nothing that was said', async () => {
    const { id, trace } = await db.outboxMessage.findFirstOrThrow({ where: { kind: 'try-out' } });
    expect(trace).toMatch(/^inbox\/\d+$/);
    // What came in is not kept; the answer to the press is named by it.
    const answer = await db.sentMessage.findFirst({
      where: { OR: [{ key: `${trace}/answer` }, { editKey: `${trace}/answer` }] },
    });
    expect(JSON.stringify(answer?.card)).toContain('A message is on its way');
    const traced = lines.map((line) => JSON.parse(line)).filter((line) => line.trace === trace);
    expect(traced).toContainEqual(expect.objectContaining({ msg: 'what came in is answered', platform: 'telegram' }));
    expect(traced).toContainEqual(expect.objectContaining({ msg: 'delivery', outbox: id, outcome: 'sent' }));
    for (const secret of [fake.token, 'reach you here', 'Olga', '/where']) expect(lines.join('')).not.toContain(secret);
  });
});
