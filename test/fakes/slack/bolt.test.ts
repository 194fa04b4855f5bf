import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { aSlack } from './testing.ts';
import { usualSettings } from './world/app.ts';

/** The platform's own library is the judge: it was not written to agree with the fake. */
const slack = await aSlack();
const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 1 } };
const running: App[] = [];

afterEach(async () => {
  for (const app of running.splice(0)) await app.stop();
});

const { botToken, appToken, signingSecret } = usualSettings;
const quiet = { logLevel: LogLevel.ERROR };

/** An app that asks for a visit in a form, and thanks in the conversation. */
const teach = (app: App): App => {
  app.command('/kam', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({
      trigger_id: command.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'visit',
        private_metadata: command.channel_id,
        title: { type: 'plain_text', text: 'Visit' },
        submit: { type: 'plain_text', text: 'Save' },
        blocks: [
          {
            type: 'input',
            block_id: 'what',
            label: { type: 'plain_text', text: 'What was said' },
            element: { type: 'plain_text_input', action_id: 'text' },
          },
        ],
      },
    });
  });
  app.view('visit', async ({ ack, view, client }) => {
    const said = view.state.values.what?.text?.value ?? '';
    if (said === 'no') return ack({ response_action: 'errors', errors: { what: 'Say more' } });
    await ack();
    await client.chat.postMessage({
      channel: view.private_metadata,
      text: `Noted: ${said}`,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `*Noted:* ${said}` } },
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'undo', text: { type: 'plain_text', text: 'Undo' }, value: '7' }],
        },
      ],
    });
  });
  app.action('undo', async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: 'Undone' });
  });
  app.message('debts', async ({ say, event }) => {
    await say({ text: 'None', thread_ts: event.ts });
  });
  return app;
};

const start = async (mode: 'http' | 'socket'): Promise<App> => {
  if (mode === 'socket') {
    const app = teach(new App({ token: botToken, appToken, socketMode: true, clientOptions, ...quiet }));
    await app.start();
    running.push(app);
    await slack.act('app', { delivery: { mode: 'socket' } });
    return app;
  }
  const receiver = new HTTPReceiver({ signingSecret, ...quiet });
  const app = teach(new App({ token: botToken, receiver, clientOptions, ...quiet }));
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  running.push(app);
  const address = 'address' in server ? server.address() : null;
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await slack.act('app', { delivery: { mode: 'http', url: `http://127.0.0.1:${port}/slack/events` } });
  return app;
};

describe.each(['http', 'socket'] as const)('an app made with Bolt, reached by %s', (mode) => {
  it('takes a command, opens a form, is told what is wrong, posts, and edits what it posted', async () => {
    await start(mode);
    const { dm } = await slack.act('person', { name: 'anna' });
    expect(await slack.act('command', { who: 'anna', channel: dm, command: '/kam' })).toMatchObject({ error: null });
    await slack.until('the form', async () => (await slack.act('modal', { who: 'anna' })).view);
    await slack.act('submit', { who: 'anna', fields: { 'What was said': 'no' } });
    expect((await slack.act('modal', { who: 'anna' })).view?.fields[0]?.error).toBe('Say more');
    await slack.act('submit', { who: 'anna', fields: { 'What was said': 'they pay on Friday' } });
    const noted = await slack.sees('anna', dm, ({ text }) => text === 'Noted: they pay on Friday');
    await slack.act('press', { who: 'anna', at: { channel: dm, ts: noted.ts }, control: 'Undo' });
    await slack.sees('anna', dm, ({ ts, text }) => ts === noted.ts && text === 'Undone');
    expect((await slack.act('violations')).violations).toEqual([]);
  });

  it('answers a message in its thread', async () => {
    await start(mode);
    const { dm } = await slack.act('person', { name: 'anna' });
    const { ts } = await slack.act('say', { who: 'anna', channel: dm, text: 'debts of Rossi?' });
    expect(await slack.sees('anna', dm, ({ byApp }) => byApp)).toMatchObject({ text: 'None', threadTs: ts });
    expect((await slack.act('violations')).violations).toEqual([]);
  });
});

it('takes files from the library’s own upload', async () => {
  const app = await start('http');
  const { dm } = await slack.act('person', { name: 'anna' });
  const file = Buffer.from('a chart');
  await app.client.files.uploadV2({
    channel_id: dm,
    file,
    filename: 'chart.png',
    title: 'Chart',
    initial_comment: 'See',
  });
  expect(await slack.sees('anna', dm)).toMatchObject({ text: 'See', files: ['Chart'] });
  expect((await slack.act('violations')).violations).toEqual([]);
});

it('tells the library to wait, and the library does', async () => {
  const app = await start('http');
  const { id, dm } = await slack.act('person', { name: 'anna' });
  await slack.act('rates', { table: { post: { count: 1, seconds: 1, burst: 1 } } });
  const since = performance.now();
  for (const text of ['1', '2']) await app.client.chat.postMessage({ channel: id, text });
  expect(performance.now() - since).toBeGreaterThan(950);
  const { messages } = await slack.act('sees', { who: 'anna', channel: dm });
  expect(messages.map(({ text }) => text)).toEqual(['1', '2']);
  expect((await slack.act('violations')).violations).toEqual([]);
});
