import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { isObject, type JsonObject, readJson, textOf } from '../json.ts';
import { aSlack, caller } from '../testing.ts';
import { usualSettings } from '../world/app.ts';

const slack = await aSlack({ rates: 0 });
const open: WebSocket[] = [];

afterEach(() => {
  for (const socket of open.splice(0)) socket.terminate();
});

const address = async (): Promise<string> =>
  textOf((await caller(slack, usualSettings.appToken)('apps.connections.open')).body.url) ?? '';

/** A connection of the app, and the frames that came down it. */
const connect = async (url?: string) => {
  const socket = new WebSocket(url ?? (await address()));
  const frames: JsonObject[] = [];
  let closed = false;
  open.push(socket);
  socket.on('message', (data) => {
    const frame = readJson(String(data))?.value;
    if (isObject(frame)) frames.push(frame);
  });
  socket.on('close', () => {
    closed = true;
  });
  socket.on('error', () => {});
  await slack.until('an answer to the connection', async () => frames.length > 0 || closed);
  const take = (type: string) => slack.until(type, async () => frames.find((frame) => frame.type === type));
  return { socket, frames, take, closed: () => closed };
};

const acknowledge = (socket: WebSocket, frame: JsonObject, payload: JsonObject = {}): void =>
  socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload }));

/** The app listens on a socket, and Anna is there. */
const anna = async () => {
  await slack.act('timing', { acknowledge: 200, repeats: [0, 20] });
  const person = await slack.act('person', { name: 'anna' });
  await slack.act('app', { delivery: { mode: 'socket' } });
  return person;
};

describe('a connection', () => {
  it('begins with hello, by a ticket that is good for once', async () => {
    const url = await address();
    const { frames } = await connect(url);
    expect(frames[0]).toMatchObject({ type: 'hello', num_connections: 1 });
    const again = await connect(url);
    expect(again.closed()).toBe(true);
    expect(again.frames).toEqual([]);
  });

  it('is refused when ten are open', async () => {
    for (let count = 0; count < 10; count += 1) await connect();
    const { frames } = await connect();
    expect(frames).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
    expect((await slack.act('sockets')).open).toBe(10);
  });

  it('is told to make room, and closed a little later', async () => {
    const { take, closed } = await connect();
    await slack.act('disconnect', { reason: 'refresh_requested', graceMs: 20 });
    expect(await take('disconnect')).toMatchObject({ reason: 'refresh_requested' });
    await slack.until('the end', async () => closed());
  });

  it('is kept alive by pings', async () => {
    await slack.act('timing', { ping: 20 });
    const { socket } = await connect();
    await new Promise((resolve) => socket.once('ping', resolve));
  });
});

describe('an event', () => {
  it('comes in an envelope, and is repeated when nobody takes it', async () => {
    const { dm } = await anna();
    const { frames } = await connect();
    await slack.act('say', { who: 'anna', channel: dm, text: 'debts' });
    await slack.until('three attempts', async () => frames.length === 4);
    const attempts = frames.slice(1);
    expect(attempts).toMatchObject([
      { type: 'events_api', accepts_response_payload: false, retry_attempt: 0, retry_reason: '' },
      { retry_attempt: 1, retry_reason: 'timeout' },
      { retry_attempt: 2 },
    ]);
    expect(new Set(attempts.map(({ envelope_id }) => envelope_id)).size).toBe(3);
    expect(new Set(attempts.map(({ payload }) => isObject(payload) && payload.event_id)).size).toBe(1);
  });

  it('goes to another connection when the first is cut', async () => {
    const { dm } = await anna();
    const first = await connect();
    await slack.act('say', { who: 'anna', channel: dm, text: 'debts' });
    await first.take('events_api');
    const second = await connect();
    first.socket.terminate();
    acknowledge(second.socket, await second.take('events_api'));
    await slack.until('it is taken', async () => (await slack.act('deliveries')).underWay === 0);
    expect((await slack.act('deliveries')).deliveries[0]?.attempts).toMatchObject([
      { acknowledged: false, reason: 'connection_failed' },
      { acknowledged: true },
    ]);
  });

  it('must not be answered, nor acknowledged twice', async () => {
    const { dm } = await anna();
    const { socket, take } = await connect();
    await slack.act('say', { who: 'anna', channel: dm, text: 'debts' });
    const envelope = await take('events_api');
    acknowledge(socket, envelope, { text: 'hello' });
    acknowledge(socket, envelope);
    const faults = await slack.until('two faults', async () => {
      const { violations } = await slack.act('violations');
      return violations.length === 2 && violations.map(({ what }) => what);
    });
    expect(faults).toEqual(['answered an event with a payload', 'acknowledged an envelope that is not known']);
  });
});

it('carries the answer to a command', async () => {
  const { dm } = await anna();
  const { socket, take } = await connect();
  const running = slack.act('command', { who: 'anna', channel: dm, command: '/kam', text: 'help' });
  const envelope = await take('slash_commands');
  expect(envelope).toMatchObject({ accepts_response_payload: true, payload: { command: '/kam', text: 'help' } });
  acknowledge(socket, envelope, { text: 'Ask me.' });
  expect(await running).toMatchObject({ acknowledged: true, error: null });
  expect(await slack.sees('anna', dm)).toMatchObject({ text: 'Ask me.', ephemeral: true });
});

it('fails a command that nobody listens for', async () => {
  const { dm } = await anna();
  expect(await slack.act('command', { who: 'anna', channel: dm, command: '/kam' })).toMatchObject({
    error: 'dispatch_failed',
  });
  await connect();
  expect(await slack.act('command', { who: 'anna', channel: dm, command: '/kam' })).toMatchObject({
    error: 'operation_timeout',
  });
});
