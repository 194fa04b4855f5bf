import { expect, it } from 'vitest';
import type { JsonObject } from './json.ts';
import { aSlack, caller, withSlack } from './testing.ts';

const slack = await aSlack({ rates: 0 });
const call = caller(slack);

const violations = async () => (await slack.act('violations')).violations;
const texts = async (who: string, channel: string) =>
  (await slack.act('sees', { who, channel })).messages.map(({ text }) => text);
const section = (text: string): JsonObject => ({ type: 'section', text: { type: 'mrkdwn', text } });

/** Anna and Boris are in #sales with the app; Carla is not. */
const aTeam = async () => {
  const anna = await slack.act('person', { name: 'anna' });
  const boris = await slack.act('person', { name: 'boris' });
  const carla = await slack.act('person', { name: 'carla' });
  const { id: sales } = await slack.act('channel', { name: 'sales', private: true, members: ['anna', 'boris'] });
  return { anna, boris, carla, sales };
};

it('shows a message as people read it, and a preview of its text', async () => {
  const { anna, sales } = await aTeam();
  await call('chat.postMessage', {
    channel: sales,
    text: 'Rossi &amp; figli: 3 &gt; 2',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'Rossi & figli' } },
      section(`*Overdue* 21.100 € · ask <@${anna.id}>, see <https://example.com|the ledger>`),
      { type: 'context', elements: [{ type: 'mrkdwn', text: '_as of 20/11_' }] },
      { type: 'actions', elements: [{ type: 'button', action_id: 'x', text: { type: 'plain_text', text: 'Brief' } }] },
    ],
  });
  const [seen] = (await slack.act('sees', { who: 'boris', channel: 'sales' })).messages;
  expect(seen).toMatchObject({
    from: 'kam',
    byApp: true,
    text: 'Rossi & figli\nOverdue 21.100 € · ask @anna, see the ledger\nas of 20/11',
    preview: 'Rossi & figli: 3 > 2',
    controls: [{ kind: 'button', label: 'Brief', actionId: 'x' }],
  });
  expect(await texts('carla', sales)).toEqual([]);
  expect(await violations()).toEqual([]);
});

it('wants something said, and a text beside blocks', async () => {
  const { sales } = await aTeam();
  expect((await call('chat.postMessage', { channel: sales })).body.error).toBe('no_text');
  expect((await call('chat.postMessage', { channel: sales, blocks: [section('a')] })).body.ok).toBe(true);
  expect((await violations()).map(({ what }) => what)).toContain('blocks without a fallback text');
});

it('does not post where the app is not', async () => {
  await aTeam();
  const { id } = await slack.act('channel', { name: 'board', private: true, members: ['anna'], withApp: false });
  const open = await slack.act('channel', { name: 'news', members: ['anna'], withApp: false });
  const errorIn = async (channel: string) => (await call('chat.postMessage', { channel, text: 'a' })).body.error;
  expect(await errorIn(id)).toBe('channel_not_found');
  expect(await errorIn(open.id)).toBe('not_in_channel');
  expect(await errorIn('C0')).toBe('channel_not_found');
  await slack.act('bringApp', { who: 'anna', channel: 'news' });
  await slack.act('changeChannel', { who: 'anna', channel: 'news', archived: true });
  expect(await errorIn(open.id)).toBe('is_archived');
  await slack.act('changePerson', { who: 'carla', deactivated: true });
  expect((await call('conversations.open', { users: 'U0' })).body.error).toBe('user_not_found');
});

it('opens direct messages by a person’s id, once', async () => {
  const { anna } = await aTeam();
  expect((await call('conversations.open', { users: anna.id })).body).toMatchObject({
    channel: { id: anna.dm },
    already_open: true,
  });
  expect((await call('chat.postMessage', { channel: anna.id, text: 'a' })).body.channel).toBe(anna.dm);
  await slack.act('changePerson', { who: anna.id, deactivated: true });
  expect((await call('chat.postMessage', { channel: anna.id, text: 'a' })).body.error).toBe('channel_not_found');
});

it('shows an ephemeral message to one person, and no method finds it', async () => {
  const { anna, carla, sales } = await aTeam();
  const { body } = await call('chat.postEphemeral', { channel: sales, user: anna.id, text: 'for you' });
  expect(await texts('anna', sales)).toEqual(['for you']);
  expect(await texts('boris', sales)).toEqual([]);
  expect((await call('chat.update', { channel: sales, ts: body.message_ts, text: 'b' })).body.error).toBe(
    'message_not_found',
  );
  expect((await call('conversations.history', { channel: sales })).body.messages).toEqual([]);
  expect((await call('chat.postEphemeral', { channel: sales, user: carla.id, text: 'a' })).body.error).toBe(
    'user_not_in_channel',
  );
});

it('edits: a text takes blocks away, blocks alone keep the text', async () => {
  const { sales } = await aTeam();
  const { ts } = (await call('chat.postMessage', { channel: sales, text: 'a', blocks: [section('A')] })).body;
  await call('chat.update', { channel: sales, ts, text: 'b', blocks: [section('B')] });
  expect((await slack.act('sees', { who: 'anna', channel: sales })).messages).toMatchObject([
    { text: 'B', preview: 'b', edited: false },
  ]);
  await call('chat.update', { channel: sales, ts, text: 'c' });
  expect((await slack.act('sees', { who: 'anna', channel: sales })).messages).toMatchObject([
    { text: 'c', edited: true, controls: [] },
  ]);
});

it('edits and deletes only what the app said itself', async () => {
  const { sales } = await aTeam();
  const { ts } = await slack.act('say', { who: 'anna', channel: sales, text: 'mine' });
  expect((await call('chat.update', { channel: sales, ts, text: 'b' })).body.error).toBe('cant_update_message');
  expect((await call('chat.delete', { channel: sales, ts })).body.error).toBe('cant_delete_message');
  await slack.act('delete', { who: 'anna', channel: sales, ts });
  expect((await call('chat.delete', { channel: sales, ts })).body.error).toBe('message_not_found');
});

it('leaves a stone where a message with replies was', async () => {
  const { sales } = await aTeam();
  const { ts } = (await call('chat.postMessage', { channel: sales, text: 'parent' })).body;
  await slack.act('say', { who: 'anna', channel: sales, text: 'reply', threadTs: String(ts) });
  await call('chat.delete', { channel: sales, ts });
  expect((await slack.act('sees', { who: 'anna', channel: sales })).messages).toMatchObject([
    { deleted: true, replies: 1 },
    { text: 'reply', threadTs: ts },
  ]);
});

it('posts to the channel, without an error, when the thread is gone', async () => {
  const { sales } = await aTeam();
  const { ts } = (await call('chat.postMessage', { channel: sales, text: 'parent' })).body;
  const reply = (await call('chat.postMessage', { channel: sales, text: 'a', thread_ts: ts })).body;
  expect(reply.message).toMatchObject({ thread_ts: ts });
  await call('chat.delete', { channel: sales, ts: reply.ts });
  await call('chat.delete', { channel: sales, ts });
  const orphan = (await call('chat.postMessage', { channel: sales, text: 'b', thread_ts: ts })).body;
  expect(orphan).toMatchObject({ ok: true });
  expect(orphan.message).not.toHaveProperty('thread_ts');
  expect((await call('chat.postMessage', { channel: sales, text: 'b', thread_ts: '0' })).body.error).toBe(
    'invalid_thread_ts',
  );
});

it('tells messages apart by metadata that only the app asks for', async () => {
  const { sales } = await aTeam();
  const metadata = { event_type: 'kam_message', event_payload: { key: 'meeting-reminder/1' } };
  await call('chat.postMessage', { channel: sales, text: 'a', metadata });
  const history = async (args: JsonObject) =>
    (await call('conversations.history', { channel: sales, ...args })).body.messages;
  expect(await history({})).toMatchObject([{ text: 'a' }]);
  expect(JSON.stringify(await history({}))).not.toContain('meeting-reminder');
  expect(await history({ include_all_metadata: true })).toMatchObject([{ metadata }]);
  expect(
    (await call('chat.postMessage', { channel: sales, text: 'a', metadata: { event_type: 'x' } })).body.error,
  ).toBe('invalid_metadata_format');
});

it('reads threads apart from the channel, newest first here, oldest first there', async () => {
  const { sales } = await aTeam();
  const { ts } = (await call('chat.postMessage', { channel: sales, text: 'one' })).body;
  for (const text of ['r1', 'r2']) await call('chat.postMessage', { channel: sales, text, thread_ts: ts });
  await call('chat.postMessage', { channel: sales, text: 'two' });
  expect((await call('conversations.history', { channel: sales })).body.messages).toMatchObject([
    { text: 'two' },
    { text: 'one', reply_count: 2 },
  ]);
  const thread = (await call('conversations.replies', { channel: sales, ts }, { form: true })).body;
  expect(thread.messages).toMatchObject([{ text: 'one' }, { text: 'r1' }, { text: 'r2' }]);
});

it('keeps as many messages as it was told to', () =>
  withSlack({ rates: 0, keep: 10 }, async (small) => {
    const { id, dm } = await small.act('person', { name: 'anna' });
    const post = caller(small);
    for (let index = 0; index < 25; index += 1) await post('chat.postMessage', { channel: id, text: `${index}` });
    const seen = (await small.act('sees', { who: 'anna', channel: dm })).messages;
    expect(seen.map(({ text }) => text)).toEqual(Array.from({ length: 10 }, (_, index) => `${index + 15}`));
    expect((await small.act('calls')).total).toBe(25);
  }));
