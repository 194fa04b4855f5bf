import { describe, expect, it } from 'vitest';
import { type JsonObject, readJson } from '../json.ts';
import { aStage, plain, withButton } from './stage.ts';

const { slack, app, call, anna, heard, violations, respond } = await aStage();

describe('a command', () => {
  it('says who, where and what, and answers the person only', async () => {
    const { id, dm } = await anna();
    app.answer(() => ({ body: 'Ask me.' }));
    expect(await slack.act('command', { who: 'anna', channel: dm, command: '/kam', text: 'help me' })).toMatchObject({
      acknowledged: true,
      error: null,
    });
    expect(heard()).toMatchObject({
      command: '/kam',
      text: 'help me',
      user_id: id,
      channel_id: dm,
      channel_name: 'directmessage',
      is_enterprise_install: 'false',
    });
    expect(await slack.sees('anna', dm)).toMatchObject({ text: 'Ask me.', ephemeral: true });
  });

  it('answers everybody if it is told to', async () => {
    await anna();
    await slack.act('person', { name: 'boris' });
    await slack.act('channel', { name: 'sales', members: ['anna', 'boris'] });
    app.answer(() => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response_type: 'in_channel', text: 'Here' }),
    }));
    await slack.act('command', { who: 'anna', channel: 'sales', command: '/kam' });
    expect(await slack.sees('boris', 'sales')).toMatchObject({ text: 'Here', ephemeral: false });
  });

  it('does not exist unless it is registered, nor in threads', async () => {
    const { dm } = await anna();
    await expect(slack.act('command', { who: 'anna', channel: dm, command: '/brief' })).rejects.toThrow('not a valid');
    const { ts } = await slack.act('say', { who: 'anna', channel: dm, text: 'hello' });
    await expect(slack.act('command', { who: 'anna', channel: dm, command: '/kam', threadTs: ts })).rejects.toThrow(
      'not supported in threads',
    );
  });

  it('tells of an app that is broken or slow', async () => {
    const { dm } = await anna();
    await slack.act('timing', { acknowledge: 200 });
    const run = async () => (await slack.act('command', { who: 'anna', channel: dm, command: '/kam' })).error;
    app.answer(() => ({ status: 500 }));
    expect(await run()).toBe('dispatch_failed');
    app.answer(() => ({ afterMs: 500 }));
    expect(await run()).toBe('operation_timeout');
  });
});

describe('an address for responses', () => {
  it('is good for five answers, and not for ever', async () => {
    const { dm } = await anna();
    await slack.act('command', { who: 'anna', channel: dm, command: '/kam' });
    const heardOf = heard();
    for (let time = 1; time <= 5; time += 1)
      expect(await respond(heardOf, { text: `${time}` })).toEqual({ status: 200, said: 'ok' });
    expect(await respond(heardOf, { text: '6' })).toEqual({ status: 404, said: '{"ok":false,"error":"used_url"}' });
    await slack.act('timing', { responseUrl: 1 });
    await slack.act('command', { who: 'anna', channel: dm, command: '/kam' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await respond(heard(), { text: 'late' })).toMatchObject({ status: 404 });
  });

  it('changes and takes away the message that was pressed, an ephemeral one too', async () => {
    const { id } = await anna();
    await slack.act('channel', { name: 'sales', members: ['anna'] });
    await call('chat.postEphemeral', { channel: 'sales', user: id, text: 'Rossi', blocks: withButton('Brief') });
    const { ts } = await slack.sees('anna', 'sales');
    await slack.act('press', { who: 'anna', at: { channel: 'sales', ts }, control: 'Brief' });
    const pressed = heard();
    expect(pressed).toMatchObject({ container: { is_ephemeral: true, message_ts: ts } });
    expect(pressed).not.toHaveProperty('message');
    await respond(pressed, { replace_original: true, text: 'Done' });
    expect((await slack.act('sees', { who: 'anna', channel: 'sales' })).messages).toMatchObject([{ ts, text: 'Done' }]);
    await respond(pressed, { delete_original: true });
    expect((await slack.act('sees', { who: 'anna', channel: 'sales' })).messages).toEqual([]);
  });
});

describe('a press', () => {
  it('says which button, of which message, by whom', async () => {
    const { id, dm } = await anna();
    const { ts } = (await call('chat.postMessage', { channel: id, text: 'Rossi', blocks: withButton('Brief') })).body;
    const at = { channel: dm, ts: String(ts) };
    expect(await slack.act('press', { who: 'anna', at, control: 'Brief' })).toMatchObject({ error: null });
    expect(heard()).toMatchObject({
      type: 'block_actions',
      user: { id },
      container: { type: 'message', message_ts: ts, channel_id: dm, is_ephemeral: false },
      message: { ts, text: 'Rossi' },
      actions: [{ type: 'button', action_id: 'brief', value: 'brief:7', text: { text: 'Brief' } }],
    });
    expect(await violations()).toEqual([]);
    await expect(slack.act('press', { who: 'anna', at, control: 'Snooze' })).rejects.toThrow('only: Brief');
  });

  it('is not for those who do not see the message', async () => {
    const { id, dm } = await anna();
    await slack.act('person', { name: 'boris' });
    const { ts } = (await call('chat.postMessage', { channel: id, text: 'Rossi', blocks: withButton('Brief') })).body;
    await expect(
      slack.act('press', { who: 'boris', at: { channel: dm, ts: String(ts) }, control: 'Brief' }),
    ).rejects.toThrow('boris is not in');
  });

  it('chooses from a menu by what it reads', async () => {
    const { id, dm } = await anna();
    const menu = {
      type: 'static_select',
      action_id: 'when',
      options: ['today', 'tomorrow'].map((day) => ({ text: plain(day), value: day.slice(0, 3) })),
    };
    const { ts } = (
      await call('chat.postMessage', { channel: id, text: 'When', blocks: [{ type: 'actions', elements: [menu] }] })
    ).body;
    const at = { channel: dm, ts: String(ts) };
    await slack.act('press', { who: 'anna', at, control: 'when', choose: 'tomorrow' });
    expect(heard()).toMatchObject({ actions: [{ selected_option: { value: 'tom' } }] });
    await expect(slack.act('press', { who: 'anna', at, control: 'when', choose: 'never' })).rejects.toThrow(
      'not among',
    );
  });
});

describe('the Home tab', () => {
  const home = (label: string): JsonObject => ({ type: 'home', blocks: withButton(label) });

  it('shows what was published for the person, and its buttons work', async () => {
    const { id } = await anna();
    const { view } = (await call('views.publish', { user_id: id, view: home('Today') })).body;
    expect((await slack.act('home', { who: 'anna' })).view).toMatchObject({
      text: 'Rossi',
      controls: [{ label: 'Today' }],
    });
    await slack.act('press', { who: 'anna', at: { screen: 'home' }, control: 'Today' });
    expect(heard()).toMatchObject({ container: { type: 'view' }, view: { type: 'home' } });
    expect(heard()).not.toHaveProperty('response_url');
    const { hash } = view as { hash: string };
    await call('views.publish', { user_id: id, view: home('Week'), hash });
    expect((await call('views.publish', { user_id: id, view: home('Month'), hash })).body.error).toBe('hash_conflict');
    expect((await slack.act('home', { who: 'anna' })).view).toMatchObject({ controls: [{ label: 'Week' }] });
  });

  it('tells the app that it is looked at', async () => {
    const { id, dm } = await anna();
    await slack.act('app', { events: ['app_home_opened'] });
    await slack.act('open', { who: 'anna', tab: 'home' });
    await slack.until('the event', async () => app.arrivals.length > 0);
    expect(heard().event).toMatchObject({ type: 'app_home_opened', user: id, channel: dm, tab: 'home' });
  });
});

it('offers shortcuts of messages', async () => {
  const { dm } = await anna();
  const { ts } = await slack.act('say', { who: 'anna', channel: dm, text: 'We met Rossi' });
  await slack.act('shortcut', { who: 'anna', callbackId: 'log-visit', at: { channel: dm, ts } });
  expect(heard()).toMatchObject({
    type: 'message_action',
    callback_id: 'log-visit',
    message: { ts, text: 'We met Rossi' },
    channel: { id: dm },
  });
  await expect(slack.act('shortcut', { who: 'anna', callbackId: 'other' })).rejects.toThrow('no shortcut other');
});

it('minds an acknowledgement that carries what nobody reads', async () => {
  const { id, dm } = await anna();
  const { ts } = (await call('chat.postMessage', { channel: id, text: 'Rossi', blocks: withButton('Brief') })).body;
  app.answer(() => ({ body: JSON.stringify({ text: 'pressed' }) }));
  await slack.act('press', { who: 'anna', at: { channel: dm, ts: String(ts) }, control: 'Brief' });
  expect(await violations()).toEqual(['block_actions: the acknowledgement carries a body, which nobody reads']);
});

it('hands over what is malformed, and tells how it was taken', async () => {
  await anna();
  app.answer(({ raw }) => ({ status: readJson(raw) ? 200 : 400, body: 'no' }));
  expect(await slack.act('raw', { body: '{' })).toMatchObject({ status: 400, body: 'no' });
});
