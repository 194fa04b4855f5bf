import { expect, it } from 'vitest';
import { textOf } from '../json.ts';
import { anApp, aSlack } from '../testing.ts';
import { usualSettings } from '../world/app.ts';
import { signature } from './signature.ts';

const slack = await aSlack({ rates: 0 });
const app = await anApp();

/** The app is reached by HTTP, and Anna writes to it. */
const annaWrites = async () => {
  const anna = await slack.act('person', { name: 'anna' });
  await slack.act('app', { delivery: { mode: 'http', url: app.url } });
  await slack.act('timing', { acknowledge: 250, repeats: [0, 30, 60] });
  const { ts } = await slack.act('say', { who: 'anna', channel: anna.dm, text: 'debts <3' });
  return { anna, ts };
};

const arrivals = (count: number) => slack.until(`${count} arrivals`, async () => app.arrivals.length >= count);
const quiet = () => slack.until('nothing is under way', async () => (await slack.act('deliveries')).underWay === 0);

it('signs what it sends', async () => {
  const { anna, ts } = await annaWrites();
  await arrivals(1);
  const [arrival] = app.arrivals;
  const seconds = Number(arrival?.headers['x-slack-request-timestamp']);
  expect(Math.abs(Date.now() / 1000 - seconds)).toBeLessThan(5);
  expect(arrival?.headers['x-slack-signature']).toBe(
    signature(usualSettings.signingSecret, seconds, arrival?.raw ?? ''),
  );
  expect(arrival?.headers).not.toHaveProperty('x-slack-retry-num');
  expect(arrival?.payload).toMatchObject({
    type: 'event_callback',
    event: { type: 'message', channel_type: 'im', channel: anna.dm, user: anna.id, ts, text: 'debts &lt;3' },
    authorizations: [{ is_bot: true }],
  });
});

it('asks a new address for its challenge first', async () => {
  const closed = app.url.replace(/:\d+/, ':9');
  await expect(slack.act('app', { delivery: { mode: 'http', url: closed } })).rejects.toThrow('challenge');
});

it('repeats an event three times, by the same id, until it is taken', async () => {
  app.answer(() => ({ status: 503 }));
  await annaWrites();
  await quiet();
  expect(app.arrivals.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
  expect(app.arrivals.at(-1)?.headers['x-slack-retry-reason']).toBe('http_error');
  expect(new Set(app.arrivals.map(({ payload }) => payload.event_id)).size).toBe(1);
});

it('repeats what is not taken in time, and stops when it is', async () => {
  app.answer(({ headers }) => (headers['x-slack-retry-num'] === undefined ? { afterMs: 600 } : {}));
  await annaWrites();
  await quiet();
  expect(app.arrivals.map(({ headers }) => headers['x-slack-retry-reason'])).toEqual([undefined, 'http_timeout']);
});

it('does not repeat for an app that asks it not to', async () => {
  app.answer(() => ({ status: 500, headers: { 'x-slack-no-retry': '1' } }));
  await annaWrites();
  await quiet();
  expect(app.arrivals).toHaveLength(1);
});

it('hands an event over again whenever a test wants it', async () => {
  await annaWrites();
  await quiet();
  const id = textOf(app.arrivals[0]?.payload.event_id) ?? '';
  for (let time = 0; time < 4; time += 1) await slack.act('again', { id });
  expect(app.arrivals).toHaveLength(5);
  expect(new Set(app.arrivals.map(({ payload }) => payload.event_id))).toEqual(new Set([id]));
});

it('tells only of what the app subscribed to, and where the app is', async () => {
  await annaWrites();
  await quiet();
  await slack.act('app', { events: ['app_mention'] });
  await slack.act('channel', { name: 'sales', members: ['anna'] });
  await slack.act('channel', { name: 'board', members: ['anna'], withApp: false });
  app.arrivals.length = 0;
  await slack.act('say', { who: 'anna', channel: 'sales', text: 'hello' });
  await slack.act('say', { who: 'anna', channel: 'board', text: '@kam hello' });
  await slack.act('say', { who: 'anna', channel: 'sales', text: '@kam debts' });
  await quiet();
  expect(app.arrivals.map(({ payload }) => payload.event)).toMatchObject([
    { type: 'app_mention', text: expect.stringMatching(/^<@U\w+> debts$/) },
  ]);
});

it('sends what is wrongly signed, too old, or not signed at all, when a test wants it', async () => {
  await annaWrites();
  await quiet();
  app.arrivals.length = 0;
  for (const signed of ['right', 'wrong', 'old', 'missing'] as const) await slack.act('raw', { body: '{}', signed });
  const [right, wrong, old, missing] = app.arrivals.map(({ headers }) => ({
    age: Date.now() / 1000 - Number(headers['x-slack-request-timestamp']),
    fits:
      headers['x-slack-signature'] ===
      signature(usualSettings.signingSecret, Number(headers['x-slack-request-timestamp']), '{}'),
  }));
  expect(right).toMatchObject({ fits: true });
  expect(wrong).toMatchObject({ fits: false });
  expect(old?.age).toBeGreaterThan(300);
  expect(missing).toMatchObject({ age: Number.NaN, fits: false });
});
