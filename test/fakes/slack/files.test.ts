import { expect, it } from 'vitest';
import { textOf } from './json.ts';
import { aSlack, caller } from './testing.ts';
import { usualSettings } from './world/app.ts';

const slack = await aSlack({ rates: 0 });
const call = caller(slack);
const chart = Buffer.from('not really a picture');

const upload = async (name = 'chart.png', content = chart) => {
  const { body } = await call('files.getUploadURLExternal', { filename: name, length: chart.length }, { form: true });
  const url = textOf(body.upload_url) ?? '';
  const sent = await fetch(url, { method: 'POST', body: new Uint8Array(content) });
  return { id: textOf(body.file_id) ?? '', status: sent.status };
};

it('shows a file a little after it was completed', async () => {
  const { dm } = await slack.act('person', { name: 'anna' });
  const { id, status } = await upload();
  expect(status).toBe(200);
  const files = [{ id, title: 'Ageing' }];
  await slack.act('timing', { fileShare: 1_500 });
  const done = await call('files.completeUploadExternal', { files, channel_id: dm, initial_comment: 'By month' });
  expect(done.body).toMatchObject({ ok: true, files });
  expect((await slack.act('sees', { who: 'anna', channel: dm })).messages).toEqual([]);
  expect(await slack.sees('anna', dm)).toMatchObject({ text: 'By month', files: ['Ageing'] });
  expect(await slack.act('file', { title: 'Ageing' })).toEqual({
    name: 'chart.png',
    altText: null,
    base64: chart.toString('base64'),
  });
});

it('wants the length that was announced, and a file before it is completed', async () => {
  expect((await upload('a.png', Buffer.from('short'))).status).toBe(400);
  const { body } = await call('files.getUploadURLExternal', { filename: 'a.png', length: 5 }, { form: true });
  expect((await call('files.completeUploadExternal', { files: [{ id: body.file_id }] })).body.error).toBe(
    'file_not_found',
  );
});

it('does not send a file to a person’s id', async () => {
  const { id: person } = await slack.act('person', { name: 'anna' });
  const { id } = await upload();
  expect((await call('files.completeUploadExternal', { files: [{ id }], channel_id: person })).body.error).toBe(
    'channel_not_found',
  );
});

it('fails on markdown blocks beside a file', async () => {
  const { dm } = await slack.act('person', { name: 'anna' });
  const { id } = await upload();
  const blocks = [{ type: 'markdown', text: '**a**' }];
  expect((await call('files.completeUploadExternal', { files: [{ id }], channel_id: dm, blocks })).body.error).toBe(
    'internal_error',
  );
});

it('gives a person’s file to those who may read it; others get a page', async () => {
  const { dm } = await slack.act('person', { name: 'anna' });
  const file = { name: 'voice.m4a', base64: Buffer.from('hello').toString('base64') };
  await slack.act('say', { who: 'anna', channel: dm, text: '', files: [file] });
  const { messages } = (await call('conversations.history', { channel: dm })).body;
  const [first] = messages as { files: { url_private_download: string; mimetype: string }[] }[];
  expect(first?.files[0]?.mimetype).toBe('audio/mp4');
  const url = first?.files[0]?.url_private_download ?? '';
  const get = async (token: string) => (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).text();
  expect(await get(usualSettings.botToken)).toBe('hello');
  expect(await get('xoxb-other')).toContain('<title>Slack</title>');
});

it('shows a picture in a block once it has looked through it, and nothing that is none', async () => {
  const { dm } = await slack.act('person', { name: 'anna' });
  const png = Buffer.from('89504e470d0a1a0a', 'hex');
  const show = async (id: string) => {
    const blocks = [{ type: 'image', slack_file: { id }, alt_text: 'Ageing by month' }];
    return (await call('chat.postMessage', { channel: dm, text: 'Ageing', blocks })).body;
  };
  const complete = async (name: string, content: Buffer) => {
    const { body } = await call(
      'files.getUploadURLExternal',
      { filename: name, length: content.length },
      { form: true },
    );
    await fetch(textOf(body.upload_url) ?? '', { method: 'POST', body: new Uint8Array(content) });
    await call('files.completeUploadExternal', { files: [{ id: body.file_id }] });
    return textOf(body.file_id) ?? '';
  };
  await slack.act('timing', { fileReady: 60_000 });
  const early = await show(await complete('ageing.png', png));
  expect(early.errors).toEqual(['invalid slack file [json-pointer:/blocks/0/slack_file]']);
  expect((await slack.act('violations')).violations).toEqual([]);
  await slack.act('timing', { fileReady: 0 });
  expect((await show(await complete('ageing.png', png))).ok).toBe(true);
  expect(await slack.sees('anna', dm)).toMatchObject({ text: '[Ageing by month]', files: ['ageing.png'] });
  expect((await show(await complete('ageing.pdf', Buffer.from('%PDF')))).error).toBe('invalid_blocks');
  expect((await slack.act('violations')).violations).toHaveLength(1);
});

it('shares a file with those who read a text that links to it, if media are unfurled', async () => {
  const { dm } = await slack.act('person', { name: 'anna' });
  const { id } = await upload('ageing.pdf');
  const { body } = await call('files.completeUploadExternal', { files: [{ id }] });
  const [{ permalink } = { permalink: '' }] = body.files as { permalink: string }[];
  const filesOf = async (args: Record<string, unknown>) => {
    await call('chat.postMessage', { channel: dm, ...args });
    return (await slack.act('sees', { who: 'anna', channel: dm })).messages.at(-1)?.files;
  };
  expect(await filesOf({ text: `See <${permalink}|ageing>` })).toEqual(['ageing.pdf']);
  expect(await filesOf({ text: `See <${permalink}|ageing>`, unfurl_media: false })).toEqual([]);
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: `<${permalink}|ageing>` } }];
  expect(await filesOf({ text: 'See', blocks })).toEqual([]);
});
