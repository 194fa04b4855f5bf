import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dispatch } from '../../src/bots/dispatch.ts';
import { systemClock } from '../../src/core/clock.ts';
import { createLogger, type Logger } from '../../src/core/logger.ts';
import { contractHouse } from '../contract/house.ts';
import { connectSlack, slackSettled, type Way } from '../contract/slack.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { startSlack } from '../fakes/slack/client.ts';
import { testDb } from '../setup/database.ts';

const { db, reset, url } = await testDb();
const fake = await startSlack({ rates: 1 });
afterAll(() => fake.stop());
const house = contractHouse(db, systemClock);

const running: Awaited<ReturnType<typeof connectSlack>>[] = [];
const silent = createLogger('silent');
const start = async (
  way: Way,
  {
    dispatch = house.dispatch,
    intakeUrl = url,
    logger = silent,
  }: { dispatch?: Dispatch; intakeUrl?: string; logger?: Logger } = {},
): Promise<void> => {
  running.push(await connectSlack(fake, way, { db, url: intakeUrl, dispatch, logger }));
};

/** Takes its time over each command and each form. */
const slow = (ms: number): Dispatch => ({
  ...house.dispatch,
  say: async (...said) => pause(ms).then(() => house.dispatch.say(...said)),
  submit: async (...sent) => pause(ms).then(() => house.dispatch.submit(...sent)),
});

let dm = '';
beforeEach(async () => {
  await reset();
  await fake.act('reset');
  house.forget();
  await anOrganisation(db);
  const olga = await aPerson(db, { handle: 'olga', name: 'Olga' });
  const user = await fake.act('person', { name: 'olga' });
  await anIdentity(db, { personId: olga.id, platform: 'slack', platformUserId: user.id });
  dm = user.dm;
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close()));
  expect((await fake.act('violations')).violations).toEqual([]);
});

const texts = async () =>
  (await fake.act('sees', { who: 'olga', channel: dm })).messages.filter(({ byApp }) => byApp).map(({ text }) => text);
const run = (text: string) => fake.act('command', { who: 'olga', channel: dm, command: '/kam', text });

describe('Slack in trouble', () => {
  it('is told at once that something came, however long the answer takes', async () => {
    await start('http', { dispatch: slow(800) });
    // The first also opens connections.
    for (const meal of ['lunch', 'dinner']) {
      const { acknowledged, ms } = await run(`notice ${meal}`);
      expect([acknowledged, ms < (meal === 'lunch' ? 3_000 : 500)]).toEqual([true, true]);
    }
    await slackSettled(fake, db);
    expect(await texts()).toEqual(['Notice: lunch', 'Notice: dinner']);
  });

  it.each(['http', 'socket'] as const)(
    'is not told that something came while it cannot be stored, by %s',
    async (way) => {
      await start(way, { intakeUrl: 'postgresql://nobody@127.0.0.1:1/nothing' });
      expect((await run('notice lunch')).acknowledged).toBe(false);
      expect(await texts()).toEqual([]);
    },
  );

  it('closes a form whose answer takes too long, and says what came of it in the chat', async () => {
    await start('http');
    await run('register');
    await slackSettled(fake, db);
    await Promise.all(running.splice(0).map(({ close }) => close()));
    await start('http', { dispatch: slow(2_300) });
    const { acknowledged, ms } = await fake.act('submit', { who: 'olga', fields: { City: 'Atlantis' } });
    expect([acknowledged, ms < 3_000]).toEqual([true, true]);
    await slackSettled(fake, db);
    expect((await texts()).at(-1)).toContain('There is no such city');
    expect((await texts()).at(-1)).toContain('This took longer than Slack waits');
  });

  it('is answered once, by what was made once, when it is away, too busy, or silent after it took the answer', async () => {
    await start('http');
    await fake.act('failures', {
      rules: (['http-500', 'rate-limit', 'drop-after'] as const).map((does) => ({
        ...{ method: 'chat.postMessage', does, next: 1 },
      })),
    });
    await run('notice lunch');
    await slackSettled(fake, db);
    expect(await texts()).toEqual(['Notice: lunch']);
    expect(house.times('notice')).toBe(1);
  });

  it('gets the words of cards that it refuses, also when its pace is used up', async () => {
    await start('http');
    const rule = { method: 'chat.postMessage', does: 'error', error: 'invalid_blocks', every: 2 } as const;
    await fake.act('failures', { rules: [rule] });
    for (const meal of ['lunch', 'tea', 'dinner']) await run(`notice ${meal}`);
    await slackSettled(fake, db);
    expect(await texts()).toEqual(['Notice: lunch', 'Notice: tea', 'Notice: dinner']);
  });

  it('finds the socket open again after it was cut, refused and told to reconnect', async () => {
    await start('socket');
    const open = () => fake.until('a socket is open', async () => (await fake.act('sockets')).open > 0);
    await fake.act('failures', { rules: [{ method: 'apps.connections.open', does: 'http-500', next: 2 }] });
    await fake.act('cut');
    await fake.until('the socket is closed', async () => (await fake.act('sockets')).open === 0);
    await open();
    await fake.act('disconnect', { graceMs: 10 });
    await pause(100);
    await open();
    await run('notice lunch');
    await slackSettled(fake, db);
    expect(await texts()).toEqual(['Notice: lunch']);
  });

  it('logs what went wrong without tokens, addresses that answer, or what was said', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    await start('socket', { logger });
    const goesWrong = [
      { does: 'http-500' },
      { does: 'rate-limit' },
      { does: 'error', error: 'invalid_blocks' },
      { does: 'drop-after' },
    ] as const;
    await fake.act('failures', {
      rules: goesWrong.map((rule) => ({ method: 'chat.postMessage', next: 1, ...rule })),
    });
    await run('figures Whisper');
    await slackSettled(fake, db);
    await fake.act('failures', {
      rules: [{ method: 'apps.connections.open', does: 'error', error: 'invalid_auth', next: 1 }],
    });
    await fake.act('cut');
    await fake.until('Slack refuses', async () => lines.some((line) => line.includes('cannot be connected')));
    expect(await texts()).toEqual(['Figures of Whisper\n€41,200 overdue']);
    const logged = lines.join('');
    expect(logged).toContain('"alarm":"render"');
    expect(logged).toMatch(/"trace":"inbox\/\d+"[^\n]*what came in is tried again/);
    expect(logged).not.toMatch(/xoxb|xapp|hooks|Whisper|41,200/);
  });
});
