import { setTimeout as pause } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { createLogger } from '../../src/core/logger.ts';
import { enqueue } from '../../src/core/outbox/enqueue.ts';
import { unreachablePerson } from '../../src/core/outbox/unreachable.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { startSlack } from '../fakes/slack/client.ts';
import { usualSettings } from '../fakes/slack/world/app.ts';
import { testDb } from '../setup/database.ts';

const { db, reset, url } = await testDb();
const fake = await startSlack();
let app: App;

beforeAll(async () => {
  await reset();
  await fake.act('app', { delivery: { mode: 'socket' } });
  const { botToken, appToken } = usualSettings;
  app = await createApp(
    { host: '127.0.0.1', role: 'all', slack: { botToken, apiUrl: fake.apiUrl, delivery: { appToken } } },
    { databaseUrl: url, logger: createLogger('silent') },
  );
  await app.listen(0);
  app.work();
  await fake.until('a socket is open', async () => (await fake.act('sockets')).open > 0);
});
afterAll(async () => {
  await app.close();
  await fake.stop();
});

it('an alert is explained in reply to it in Slack, also when another has come since', async () => {
  await anOrganisation(db);
  const olga = await aPerson(db, { handle: 'olga', name: 'Olga' });
  const [boris, irina] = [await aPerson(db, { name: 'Boris' }), await aPerson(db, { name: 'Irina' })];
  const { id, dm } = await fake.act('person', { name: 'olga' });
  await anIdentity(db, { personId: olga.id, platform: 'slack', platformUserId: id, directChatId: dm });
  const seen = async () => (await fake.act('sees', { who: 'olga', channel: dm })).messages.filter((one) => one.byApp);
  /** What the assistant says next, once something is done. */
  const next = async (act: () => Promise<unknown>) => {
    const known = new Set((await seen()).map(({ ts }) => ts));
    await act();
    for (let i = 0; i < 400; i++) {
      const came = (await seen()).find(({ ts }) => !known.has(ts));
      if (came) return came;
      await pause(25);
    }
    throw new Error('nothing came');
  };
  const tell = (key: string, personId: number) => {
    const alert = { key, personId: olga.id, payload: { personId }, isUrgent: true, dueAt: Temporal.Now.instant() };
    return next(() => enqueue(db, unreachablePerson, [alert], 'test'));
  };
  const say = (text: string, threadTs?: string) =>
    next(() => fake.act('say', { who: 'olga', channel: dm, text, ...(threadTs && { threadTs }) }));

  const first = await tell('boris', boris.id);
  const second = await tell('irina', irina.id);
  expect([first.text, second.text]).toEqual([expect.stringContaining('Boris'), expect.stringContaining('Irina')]);

  const reply = await say('why', first.ts);
  expect(reply.threadTs).toBe(first.ts);
  expect(reply.text).toContain('Why: managers are told of people whom nothing reaches');
  expect(reply.text).toContain('Boris');
  expect(reply.text).not.toContain('Irina');
  expect((await say('why')).text).toContain('Irina');

  const asked = await say('where');
  expect((await say('why', asked.ts)).text).toBe('This was an answer to what you asked.');
  expect((await fake.act('violations')).violations).toEqual([]);
}, 60_000);
