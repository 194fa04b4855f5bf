import { describe, expect, it } from 'vitest';
import { type Json, type JsonObject, readJson, textOf } from './json.ts';
import { anApp, aSlack, caller } from './testing.ts';

const slack = await aSlack({ rates: 0 });
const app = await anApp();
const call = caller(slack);

const plain = (text: string) => ({ type: 'plain_text', text });
const violations = async () => (await slack.act('violations')).violations.map(({ where, what }) => `${where}: ${what}`);

/** Anna and the app, which hears of interactions only. */
const anna = async () => {
  const person = await slack.act('person', { name: 'anna' });
  await slack.act('app', { events: [], delivery: { mode: 'http', url: app.url } });
  return person;
};

const lastArrival = () => {
  const arrival = app.arrivals.at(-1);
  if (!arrival) throw new Error('Nothing arrived.');
  return arrival.payload;
};

const respond = async (url: Json | undefined, body: JsonObject) => {
  const response = await fetch(textOf(url) ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, said: await response.text() };
};

const withButton = (label: string, more: JsonObject = {}): JsonObject[] => [
  { type: 'section', text: plain('Rossi') },
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'brief', text: plain(label), value: 'brief:7', ...more }],
  },
];

describe('a command', () => {
  it('says who, where and what, and answers the person only', async () => {
    const { id, dm } = await anna();
    app.answer(() => ({ body: 'Ask me.' }));
    expect(await slack.act('command', { who: 'anna', channel: dm, command: '/kam', text: 'help me' })).toMatchObject({
      acknowledged: true,
      error: null,
    });
    expect(lastArrival()).toMatchObject({
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
    const { response_url: url } = lastArrival();
    for (let time = 1; time <= 5; time += 1)
      expect(await respond(url, { text: `${time}` })).toEqual({ status: 200, said: 'ok' });
    expect(await respond(url, { text: '6' })).toEqual({ status: 404, said: '{"ok":false,"error":"used_url"}' });
    await slack.act('timing', { responseUrl: 1 });
    await slack.act('command', { who: 'anna', channel: dm, command: '/kam' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await respond(lastArrival().response_url, { text: 'late' })).toMatchObject({ status: 404 });
  });

  it('changes and takes away the message that was pressed, an ephemeral one too', async () => {
    const { id } = await anna();
    await slack.act('channel', { name: 'sales', members: ['anna'] });
    await call('chat.postEphemeral', { channel: 'sales', user: id, text: 'Rossi', blocks: withButton('Brief') });
    const { ts } = await slack.sees('anna', 'sales');
    await slack.act('press', { who: 'anna', at: { channel: 'sales', ts }, control: 'Brief' });
    const pressed = lastArrival();
    expect(pressed).toMatchObject({ container: { is_ephemeral: true, message_ts: ts } });
    expect(pressed).not.toHaveProperty('message');
    await respond(pressed.response_url, { replace_original: true, text: 'Done' });
    expect((await slack.act('sees', { who: 'anna', channel: 'sales' })).messages).toMatchObject([{ ts, text: 'Done' }]);
    await respond(pressed.response_url, { delete_original: true });
    expect((await slack.act('sees', { who: 'anna', channel: 'sales' })).messages).toEqual([]);
  });
});

describe('a press', () => {
  it('says which button, of which message, by whom', async () => {
    const { id, dm } = await anna();
    const { ts } = (await call('chat.postMessage', { channel: id, text: 'Rossi', blocks: withButton('Brief') })).body;
    const at = { channel: dm, ts: String(ts) };
    expect(await slack.act('press', { who: 'anna', at, control: 'Brief' })).toMatchObject({ error: null });
    expect(lastArrival()).toMatchObject({
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
    expect(lastArrival()).toMatchObject({ actions: [{ selected_option: { value: 'tom' } }] });
    await expect(slack.act('press', { who: 'anna', at, control: 'when', choose: 'never' })).rejects.toThrow(
      'not among',
    );
  });
});

describe('a form', () => {
  const modal = (more: JsonObject = {}): JsonObject => ({
    type: 'modal',
    callback_id: 'visit',
    title: plain('Visit'),
    submit: plain('Save'),
    blocks: [
      {
        type: 'input',
        block_id: 'what',
        label: plain('What was said'),
        element: { type: 'plain_text_input', action_id: 'text', max_length: 10 },
      },
      {
        type: 'input',
        block_id: 'day',
        optional: true,
        label: plain('Day'),
        element: { type: 'datepicker', action_id: 'date', initial_date: '2026-11-21' },
      },
    ],
    ...more,
  });

  const opened = async (view: JsonObject = modal()) => {
    const person = await anna();
    await slack.act('command', { who: 'anna', channel: person.dm, command: '/kam' });
    const { trigger_id } = lastArrival();
    const answer = await call('views.open', { trigger_id, view });
    return { ...person, trigger_id, answer: answer.body };
  };

  const answerForm = (body: JsonObject) =>
    app.answer(({ payload }) => (payload.type === 'view_submission' ? { body: JSON.stringify(body) } : {}));

  const shown = async () => (await slack.act('modal', { who: 'anna' })).view;

  it('is opened by a trigger, once, and within seconds', async () => {
    const { trigger_id, answer } = await opened();
    expect(answer).toMatchObject({ ok: true, view: { type: 'modal', callback_id: 'visit' } });
    expect((await call('views.open', { trigger_id, view: modal() })).body.error).toBe('exchanged_trigger_id');
    expect((await call('views.open', { trigger_id: 'x', view: modal() })).body.error).toBe('invalid_trigger_id');
    await slack.act('timing', { trigger: 1 });
    await slack.act('command', {
      who: 'anna',
      channel: (await slack.act('open', { who: 'anna', tab: 'messages' })).channel,
      command: '/kam',
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await call('views.open', { trigger_id: lastArrival().trigger_id, view: modal() })).body.error).toBe(
      'expired_trigger_id',
    );
  });

  it('is filled by what its fields are called, and sent', async () => {
    await opened();
    expect(await shown()).toMatchObject({
      title: 'Visit',
      submit: 'Save',
      fields: [
        { label: 'What was said', required: true, value: [] },
        { label: 'Day', required: false, value: ['2026-11-21'] },
      ],
    });
    expect(await slack.act('submit', { who: 'anna', fields: { 'What was said': 'yes' } })).toMatchObject({
      error: null,
    });
    expect(lastArrival()).toMatchObject({
      type: 'view_submission',
      view: {
        callback_id: 'visit',
        state: {
          values: {
            what: { text: { type: 'plain_text_input', value: 'yes' } },
            day: { date: { selected_date: '2026-11-21' } },
          },
        },
      },
    });
    expect(await shown()).toBeNull();
  });

  it('does not let go what is missing or too long', async () => {
    await opened();
    await expect(slack.act('submit', { who: 'anna' })).rejects.toThrow('“What was said” is required');
    await expect(slack.act('submit', { who: 'anna', fields: { what: 'x'.repeat(11) } })).rejects.toThrow('at most 10');
    await expect(slack.act('submit', { who: 'anna', fields: { who: 'x' } })).rejects.toThrow('There is no field “who”');
  });

  it('shows what the app says is wrong', async () => {
    await opened();
    answerForm({ response_action: 'errors', errors: { what: 'Say more' } });
    await slack.act('submit', { who: 'anna', fields: { what: 'no' } });
    expect(await shown()).toMatchObject({ fields: [{ error: 'Say more', value: ['no'] }, { error: null }] });
    answerForm({ response_action: 'errors', errors: { nowhere: 'Say more' } });
    expect(await slack.act('submit', { who: 'anna' })).toMatchObject({ error: expect.stringContaining('trouble') });
    expect(await violations()).toEqual([expect.stringContaining('errors name no block nowhere')]);
  });

  it('keeps what was put in when the app changes it', async () => {
    const { answer } = await opened();
    await slack.act('fill', { who: 'anna', fields: { what: 'kept' } });
    const { id, hash } = answer.view as { id: string; hash: string };
    expect((await call('views.update', { view_id: id, hash, view: modal({ title: plain('Call') }) })).body.ok).toBe(
      true,
    );
    expect(await shown()).toMatchObject({ title: 'Call', fields: [{ value: ['kept'] }, {}] });
    expect((await call('views.update', { view_id: id, hash, view: modal() })).body.error).toBe('hash_conflict');
  });

  it('can be followed by another, and all can be cleared', async () => {
    await opened();
    answerForm({ response_action: 'push', view: modal({ title: plain('Second') }) });
    await slack.act('submit', { who: 'anna', fields: { what: 'a' } });
    expect(await shown()).toMatchObject({ title: 'Second' });
    await slack.act('submit', { who: 'anna', fields: { what: 'a' } });
    const full = await slack.act('submit', { who: 'anna', fields: { what: 'a' } });
    expect(full.error).toContain('trouble');
    expect(await violations()).toEqual([expect.stringContaining('push_limit_reached')]);
    answerForm({ response_action: 'clear' });
    await slack.act('submit', { who: 'anna', fields: { what: 'a' } });
    expect(await shown()).toBeNull();
  });

  it('stays when the app does not take it in time', async () => {
    await opened();
    await slack.act('timing', { acknowledge: 200 });
    app.answer(() => ({ afterMs: 500 }));
    expect(await slack.act('submit', { who: 'anna', fields: { what: 'a' } })).toMatchObject({
      error: 'operation_timeout',
    });
    expect(await shown()).toMatchObject({ fields: [{ value: ['a'] }, {}] });
  });

  it('tells that it was closed, if it is asked to', async () => {
    await opened(modal({ notify_on_close: true, private_metadata: 'draft:7' }));
    await slack.act('close', { who: 'anna' });
    expect(lastArrival()).toMatchObject({
      type: 'view_closed',
      is_cleared: false,
      view: { private_metadata: 'draft:7' },
    });
    expect(await shown()).toBeNull();
  });

  it('asks the app what a menu offers', async () => {
    const pick = { type: 'external_select', action_id: 'client', min_query_length: 1 };
    await opened(modal({ blocks: [{ type: 'input', block_id: 'client', label: plain('Client'), element: pick }] }));
    app.answer(({ payload }) => {
      if (payload.type !== 'block_suggestion') return {};
      const options = ['Rossi S.p.A.', 'Rossini'].map((name, index) => ({ text: plain(name), value: `${index}` }));
      return { body: JSON.stringify({ options }) };
    });
    await slack.act('submit', { who: 'anna', fields: { Client: 'Rossini' } });
    expect(app.arrivals.map(({ payload }) => payload.type)).toContain('block_suggestion');
    expect(JSON.stringify(lastArrival())).toContain(
      '"selected_option":{"text":{"type":"plain_text","text":"Rossini"},"value":"1"}',
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
    expect(lastArrival()).toMatchObject({ container: { type: 'view' }, view: { type: 'home' } });
    expect(lastArrival()).not.toHaveProperty('response_url');
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
    expect(lastArrival().event).toMatchObject({ type: 'app_home_opened', user: id, channel: dm, tab: 'home' });
  });
});

it('offers shortcuts of messages', async () => {
  const { dm } = await anna();
  const { ts } = await slack.act('say', { who: 'anna', channel: dm, text: 'We met Rossi' });
  await slack.act('shortcut', { who: 'anna', callbackId: 'log-visit', at: { channel: dm, ts } });
  expect(lastArrival()).toMatchObject({
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
