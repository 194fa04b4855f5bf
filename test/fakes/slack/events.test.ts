import { expect, it } from 'vitest';
import { isObject, type JsonObject, textOf } from './json.ts';
import { anApp, aSlack, caller } from './testing.ts';

const slack = await aSlack({ rates: 0 });
const app = await anApp();
const call = caller(slack);

/** Anna and the app are in #sales, and what happened so far was told. */
const anna = async () => {
  const person = await slack.act('person', { name: 'anna', isAdmin: true });
  const { id: sales } = await slack.act('channel', { name: 'sales', members: ['anna'] });
  await slack.act('app', { delivery: { mode: 'http', url: app.url } });
  return { ...person, sales };
};

/** The next event of a type. */
const told = (type: string, passes: (event: JsonObject) => boolean = () => true): Promise<JsonObject> =>
  slack.until(type, async () => {
    for (const { payload } of app.arrivals)
      if (isObject(payload.event) && payload.event.type === type && passes(payload.event)) return payload.event;
    return null;
  });

it('tells of what the app itself says, marked as its own', async () => {
  const { sales } = await anna();
  await call('chat.postMessage', { channel: sales, text: 'hello' });
  expect(await told('message')).toMatchObject({ bot_id: expect.any(String), text: 'hello', channel_type: 'channel' });
});

it('tells of edits and deletions with what was there before', async () => {
  const { sales } = await anna();
  const { ts } = await slack.act('say', { who: 'anna', channel: sales, text: 'old' });
  await slack.act('edit', { who: 'anna', channel: sales, ts, text: 'new' });
  expect(await told('message', ({ subtype }) => subtype === 'message_changed')).toMatchObject({
    hidden: true,
    message: { ts, text: 'new', edited: {} },
    previous_message: { ts, text: 'old' },
  });
  await slack.act('delete', { who: 'anna', channel: sales, ts });
  expect(await told('message', ({ subtype }) => subtype === 'message_deleted')).toMatchObject({
    deleted_ts: ts,
    previous_message: { text: 'new' },
  });
});

it('says whose message a reply answers', async () => {
  const { sales, id } = await anna();
  const { ts } = (await call('chat.postMessage', { channel: sales, text: 'parent' })).body;
  await slack.act('say', { who: 'anna', channel: sales, text: 'reply', threadTs: textOf(ts) });
  const reply = await told('message', ({ text }) => text === 'reply');
  expect(reply).toMatchObject({ thread_ts: ts, user: id, parent_user_id: expect.any(String) });
});

it('tells of reactions, of who comes and goes, and of new profiles', async () => {
  const { sales, id } = await anna();
  const { ts } = (await call('chat.postMessage', { channel: sales, text: 'done?' })).body;
  await slack.act('react', { who: 'anna', channel: sales, ts: textOf(ts) ?? '', name: 'eyes' });
  expect(await told('reaction_added')).toMatchObject({ reaction: 'eyes', user: id, item: { channel: sales, ts } });
  await slack.act('leave', { who: 'anna', channel: 'sales' });
  expect(await told('member_left_channel')).toMatchObject({ user: id, channel: sales });
  await slack.act('join', { who: 'anna', channel: 'sales' });
  expect(await told('member_joined_channel')).toMatchObject({ user: id, channel: sales });
  await slack.act('changePerson', { who: 'anna', email: 'anna@other.example', zone: 'Europe/Moscow' });
  expect(await told('user_change')).toMatchObject({
    user: { tz: 'Europe/Moscow', tz_offset: 10_800, profile: { email: 'anna@other.example' } },
  });
});

it('tells an agent what a person looks at', async () => {
  const { sales, dm } = await anna();
  await slack.act('look', { who: 'anna', channel: 'sales' });
  expect(await told('app_context_changed')).toMatchObject({
    channel: dm,
    context: { entities: [{ type: 'slack#/types/channel_id', value: sales }] },
  });
});

it('tells that the app was taken out, and then nothing more', async () => {
  const { sales } = await anna();
  await slack.act('uninstall');
  await told('app_uninstalled');
  await slack.act('say', { who: 'anna', channel: sales, text: 'anybody there?' });
  await slack.until('all is told', async () => (await slack.act('deliveries')).underWay === 0);
  expect((await slack.act('deliveries', { type: 'message' })).deliveries).toEqual([]);
});

it('says once a minute that it tells no more when there is too much to tell', async () => {
  const { sales } = await anna();
  await slack.act('rates', { scale: 1, table: { events: { count: 2, seconds: 3600, burst: 2 } } });
  for (const text of ['1', '2', '3', '4']) await slack.act('say', { who: 'anna', channel: sales, text });
  await told('app_rate_limited');
  await slack.until('all is told', async () => (await slack.act('deliveries')).underWay === 0);
  const types = (await slack.act('deliveries')).deliveries.map(({ type }) => type);
  expect(types).toEqual(['message', 'message', 'app_rate_limited']);
});
