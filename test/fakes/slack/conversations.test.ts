import { expect, it } from 'vitest';
import type { JsonObject } from './json.ts';
import { aSlack, caller } from './testing.ts';

const slack = await aSlack({ rates: 0 });
const call = caller(slack);
const form = { form: true };

it('lets the app open a channel, name it, fill it and close it', async () => {
  const { id: anna } = await slack.act('person', { name: 'anna' });
  const { channel } = (await call('conversations.create', { name: 'rossi', is_private: true })).body;
  const { id } = channel as { id: string };
  expect((await call('conversations.invite', { channel: id, users: anna })).body.ok).toBe(true);
  expect((await call('conversations.invite', { channel: id, users: anna })).body.error).toBe('already_in_channel');
  await call('conversations.setTopic', { channel: id, topic: 'Rossi S.p.A.' });
  await call('conversations.rename', { channel: id, name: 'rossi-spa' });
  expect(
    (await call('conversations.info', { channel: id, include_num_members: true }, form)).body.channel,
  ).toMatchObject({
    name: 'rossi-spa',
    is_private: true,
    is_member: true,
    num_members: 2,
    topic: { value: 'Rossi S.p.A.' },
  });
  await call('conversations.kick', { channel: id, user: anna });
  expect((await call('conversations.members', { channel: id }, form)).body.members).not.toContain(anna);
  expect((await call('conversations.archive', { channel: id })).body.ok).toBe(true);
  expect((await call('chat.postMessage', { channel: id, text: 'a' })).body.error).toBe('is_archived');
});

it.each([
  ['Rossi', 'invalid_name_specials'],
  ['x'.repeat(81), 'invalid_name_maxlength'],
  ['sales', 'name_taken'],
])('cannot name a channel %s', async (name, error) => {
  await slack.act('person', { name: 'anna' });
  await slack.act('channel', { name: 'sales', members: ['anna'] });
  expect((await call('conversations.create', { name })).body.error).toBe(error);
});

it('lists what the app may see, by kind', async () => {
  await slack.act('person', { name: 'anna' });
  await slack.act('channel', { name: 'news', members: ['anna'], withApp: false });
  await slack.act('channel', { name: 'board', private: true, members: ['anna'], withApp: false });
  await slack.act('channel', { name: 'sales', private: true, members: ['anna'] });
  const names = async (method: string, types: string) =>
    ((await call(method, { types }, form)).body.channels as { name?: string; is_im?: boolean }[]).map(
      ({ name, is_im }) => name ?? is_im,
    );
  expect(await names('conversations.list', 'public_channel,private_channel')).toEqual(['news', 'sales']);
  expect(await names('users.conversations', 'public_channel,private_channel,im')).toEqual([true, 'sales']);
  expect((await call('conversations.list', { types: 'all' }, form)).body.error).toBe('invalid_types');
});

it('lets the app into a public channel, and out again', async () => {
  await slack.act('person', { name: 'anna' });
  const { id } = await slack.act('channel', { name: 'news', members: ['anna'], withApp: false });
  const { id: hidden } = await slack.act('channel', {
    name: 'board',
    private: true,
    members: ['anna'],
    withApp: false,
  });
  expect((await call('conversations.join', { channel: id })).body.ok).toBe(true);
  expect((await call('chat.postMessage', { channel: id, text: 'a' })).body.ok).toBe(true);
  expect((await call('conversations.leave', { channel: id })).body.ok).toBe(true);
  expect((await call('chat.postMessage', { channel: id, text: 'a' })).body.error).toBe('not_in_channel');
  expect((await call('conversations.join', { channel: hidden })).body.error).toBe('channel_not_found');
});

it('sets an agent’s prompts, four at most, and never for a thread', async () => {
  const { dm } = await slack.act('person', { name: 'anna' });
  const prompts = (count: number) => Array.from({ length: count }, () => ({ title: 'Debts', message: 'debts' }));
  const set = async (args: JsonObject) =>
    (await call('assistant.threads.setSuggestedPrompts', { channel_id: dm, ...args })).body;
  expect(await set({ prompts: prompts(4) })).toEqual({ ok: true });
  expect((await slack.act('agent', { channel: dm })).thread).toEqual({ prompts: prompts(4) });
  expect(await set({ prompts: prompts(5) })).toMatchObject({ error: 'invalid_arguments' });
  expect(await set({ prompts: prompts(1), thread_ts: '1700000000.000001' })).toEqual({ ok: true });
  expect((await slack.act('violations')).violations.map(({ what }) => what)).toContain(
    'with agent_view, prompts for a thread are not shown',
  );
});

it('posts later what was scheduled, unless it was taken back', async () => {
  const { id, dm } = await slack.act('person', { name: 'anna' });
  const schedule = async (ahead: number) =>
    (
      await call('chat.scheduleMessage', {
        channel: id,
        text: `in ${ahead}`,
        post_at: Math.floor(Date.now() / 1000) + ahead,
      })
    ).body;
  expect(await schedule(-5)).toMatchObject({ error: 'time_in_past' });
  expect(await schedule(121 * 86_400)).toMatchObject({ error: 'time_too_far' });
  const { scheduled_message_id } = await schedule(600);
  await schedule(1);
  expect((await call('chat.deleteScheduledMessage', { channel: dm, scheduled_message_id })).body.ok).toBe(true);
  expect(await slack.sees('anna', dm)).toMatchObject({ text: 'in 1' });
  expect((await call('chat.scheduledMessages.list')).body.scheduled_messages).toEqual([]);
});
