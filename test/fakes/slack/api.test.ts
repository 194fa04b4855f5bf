import { expect, it } from 'vitest';
import { aSlack, caller } from './testing.ts';
import { usualSettings } from './world/app.ts';

const slack = await aSlack({ rates: 0 });
const call = caller(slack);

const violations = async () => (await slack.act('violations')).violations.map(({ where, what }) => `${where}: ${what}`);

it('knows its app by its token', async () => {
  expect((await caller(slack, '')('auth.test')).body).toEqual({ ok: false, error: 'not_authed' });
  expect((await caller(slack, 'xoxb-other')('auth.test')).body).toEqual({ ok: false, error: 'invalid_auth' });
  expect((await call('apps.connections.open')).body).toEqual({ ok: false, error: 'not_allowed_token_type' });
  const { body, headers } = await call('auth.test');
  expect(body).toMatchObject({ ok: true, user: 'kam' });
  expect(headers.get('x-oauth-scopes')).toBe(usualSettings.scopes.join(','));
});

it('lets nobody in when the app was taken out', async () => {
  await slack.act('uninstall');
  expect((await call('auth.test')).body).toEqual({ ok: false, error: 'account_inactive' });
});

it('names the method that it does not know, and counts that as a fault', async () => {
  expect((await call('chat.postMesage')).body).toEqual({
    ok: false,
    error: 'unknown_method',
    req_method: 'chat.postMesage',
  });
  expect((await call('files.upload')).body).toEqual({ ok: false, error: 'method_deprecated' });
  expect(await violations()).toHaveLength(2);
});

it('says what is missing and what is of the wrong type', async () => {
  const { body } = await call('chat.update', { channel: 7, text: 'a' });
  expect(body).toEqual({
    ok: false,
    error: 'invalid_arguments',
    response_metadata: {
      messages: ['[ERROR] must provide a string [json-pointer:/channel]', '[ERROR] missing required field: ts'],
    },
  });
});

it('ignores arguments that it does not know, as the platform does, and remembers them as a fault', async () => {
  const { id } = await slack.act('person', { name: 'anna' });
  expect((await call('chat.postMessage', { channel: id, text: 'a', colour: 'red' })).body.ok).toBe(true);
  expect(await violations()).toEqual(['chat.postMessage: unknown arguments: colour']);
});

it('reads forms everywhere, JSON only where the method does', async () => {
  const { id } = await slack.act('person', { name: 'anna' });
  expect((await call('users.info', { user: id }, { form: true })).body.ok).toBe(true);
  expect((await call('users.info', { user: id })).body.error).toBe('invalid_arguments');
  expect(await violations()).toContain('users.info: does not read JSON: send a form');
  const blocks = [{ type: 'divider' }];
  expect((await call('chat.postMessage', { channel: id, text: 'a', blocks }, { form: true })).body.ok).toBe(true);
});

it('tells bad JSON from bad blocks', async () => {
  const headers = { authorization: `Bearer ${usualSettings.botToken}`, 'content-type': 'application/json' };
  const post = async (body: string) =>
    JSON.parse(await (await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body })).text());
  expect(await post('{')).toMatchObject({ error: 'invalid_json' });
  expect(await post('[]')).toMatchObject({ error: 'json_not_object' });
  const { id } = await slack.act('person', { name: 'anna' });
  expect(await post(JSON.stringify({ channel: id, text: 'a', blocks: '{' }))).toMatchObject({
    error: 'invalid_blocks_format',
  });
  expect(await post(JSON.stringify({ channel: id, text: 'a' }))).toMatchObject({
    ok: true,
    warning: 'missing_charset',
  });
});

it('wants the scope that fits the conversation', async () => {
  await slack.act('app', { scopes: ['channels:read', 'chat:write'] });
  const { dm } = await slack.act('person', { name: 'anna' });
  const { id } = await slack.act('channel', { name: 'sales', members: ['anna'] });
  expect((await call('conversations.info', { channel: id }, { form: true })).body.ok).toBe(true);
  expect((await call('conversations.info', { channel: dm }, { form: true })).body).toEqual({
    ok: false,
    error: 'missing_scope',
    needed: 'im:read',
    provided: 'channels:read,chat:write',
  });
});

it('hides e-mail addresses from an app that may not see them', async () => {
  const { id } = await slack.act('person', { name: 'anna', email: 'anna@example.com', locale: 'it-IT' });
  const user = async (args: Record<string, string>) =>
    (await call('users.info', { user: id, ...args }, { form: true })).body;
  expect(await user({})).toMatchObject({ user: { profile: { email: 'anna@example.com' } } });
  expect(await user({ include_locale: 'true' })).toMatchObject({ user: { locale: 'it-IT', tz: 'Europe/Rome' } });
  await slack.act('app', { scopes: ['users:read'] });
  expect(JSON.stringify(await user({}))).not.toContain('anna@example.com');
});

it('gives lists in pages', async () => {
  for (const name of ['anna', 'boris', 'carla']) await slack.act('person', { name });
  const first = (await call('users.list', { limit: 2 }, { form: true })).body;
  expect(first.members).toHaveLength(2);
  const cursor = (first.response_metadata as { next_cursor: string }).next_cursor;
  const second = (await call('users.list', { limit: 2, cursor }, { form: true })).body;
  expect(second).toMatchObject({
    members: [{ name: 'boris' }, { name: 'carla' }],
    response_metadata: { next_cursor: '' },
  });
  expect((await call('users.list', { cursor: 'x' }, { form: true })).body.error).toBe('invalid_cursor');
});

it('has a clock of its own, which answers tell', async () => {
  await slack.act('timing', { skew: 3_600_000 });
  const { headers } = await call('auth.test');
  const ahead = Date.parse(headers.get('date') ?? '') - Date.now();
  expect(ahead).toBeGreaterThan(3_590_000);
  expect(ahead).toBeLessThan(3_610_000);
});
