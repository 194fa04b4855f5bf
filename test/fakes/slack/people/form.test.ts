import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { aStage, plain } from './stage.ts';

const { slack, app, call, anna, heard, violations } = await aStage();

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
    const { trigger_id } = heard();
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
    expect((await call('views.open', { trigger_id: heard().trigger_id, view: modal() })).body.error).toBe(
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
    expect(heard()).toMatchObject({
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
    expect(heard()).toMatchObject({
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
    expect(JSON.stringify(heard())).toContain(
      '"selected_option":{"text":{"type":"plain_text","text":"Rossini"},"value":"1"}',
    );
  });
});
