import { setTimeout as pause } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { createLogger } from '../../src/core/logger.ts';
import { enqueue } from '../../src/core/outbox/enqueue.ts';
import { unreachablePerson } from '../../src/core/outbox/unreachable.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { type FakeTelegram, startTelegram } from '../fakes/telegram/client.ts';
import { testDb } from '../setup/database.ts';
import { telegramSettled } from '../setup/telegram.ts';

const { db, reset, url } = await testDb();
let fake: FakeTelegram;
let app: App;

beforeAll(async () => {
  await reset();
  fake = await startTelegram();
  const telegram = { token: fake.token, apiRoot: fake.root, webhook: undefined };
  app = await createApp(
    { host: '127.0.0.1', role: 'all', telegram },
    { databaseUrl: url, logger: createLogger('silent') },
  );
  await app.listen(0);
  app.work();
});
afterAll(async () => {
  await app.close();
  await fake.stop();
});

it('an alert is answered in its message in Telegram, and explained in reply to it', async () => {
  await anOrganisation(db);
  const olga = await aPerson(db, { handle: 'olga', name: 'Olga' });
  const boris = await aPerson(db, { handle: 'boris', name: 'Boris' });
  const user = await fake.act('addPerson', { first_name: 'Olga', username: 'olga', started: true });
  await anIdentity(db, { personId: olga.id, platformUserId: String(user) });
  const seen = () => fake.act('seen', { user });
  const alert = { key: 'lost', personId: olga.id, payload: { personId: boris.id }, isUrgent: true };
  await enqueue(db, unreachablePerson, [{ ...alert, dueAt: Temporal.Now.instant() }], 'test');
  for (let i = 0; i < 400 && (await seen()).length === 0; i++) await pause(25);
  const [came] = await seen();
  if (!came) throw new Error('no alert came');
  const message = came.messageId;
  expect(came.buttons).toEqual([['More']]);

  /** What the message shows once a button of it was pressed. */
  const press = async (label: string) => {
    await fake.act('press', { user, message, label });
    await telegramSettled(fake, db);
    return (await seen()).find(({ messageId }) => messageId === message);
  };
  expect((await press('More'))?.buttons.flat()).toEqual(['Snooze', 'Useful', 'Not useful', 'Why', 'Back']);
  expect((await press('Snooze'))?.buttons.flat()).toContain('In 1 h');
  const snoozed = await press('In 1 h');
  expect(snoozed?.text).toContain('Snoozed until');
  expect(snoozed?.buttons).toEqual([['Wake', 'Back']]);
  expect((await press('Wake'))?.buttons).toEqual([['More']]);
  await press('More');
  expect((await press('Not useful'))?.text).toContain('Noted: not useful');
  expect(await db.vote.count({ where: { useful: false, personId: olga.id } })).toBe(1);
  expect(await seen()).toHaveLength(1);

  await fake.act('say', { user, text: '/where' });
  await telegramSettled(fake, db);
  await fake.act('say', { user, text: '/why', replyTo: message });
  await telegramSettled(fake, db);
  const explained = (await seen()).at(-1)?.text ?? '';
  expect(explained).toContain('Why: managers are told of people whom nothing reaches');
  expect(explained).toContain('it could not wait');
  expect(await fake.act('violations', {})).toEqual([]);
}, 60_000);
