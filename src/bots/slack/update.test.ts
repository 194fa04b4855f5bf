import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readUpdates } from './update.ts';

const readUpdate = (sent: unknown) => readUpdates(sent)[0] ?? null;

const event = (said: object) => ({
  type: 'event_callback',
  event_id: 'Ev1',
  team_id: 'T1',
  authorizations: [{ user_id: 'UBOT' }],
  event: { user: 'U1', channel: 'C1', text: 'brief Acme', ...said },
});
const command = {
  command: '/kam',
  text: 'brief Acme',
  user_id: 'U1',
  channel_id: 'C1',
  trigger_id: '1.2',
  team_id: 'T1',
};
const press = {
  type: 'block_actions',
  user: { id: 'U1', team_id: 'T1' },
  trigger_id: '1.2',
  container: { type: 'message', channel_id: 'C1', message_ts: '1.0', is_ephemeral: true },
  actions: [{ action_id: 'press/0', value: 'brief:1' }],
};
const submission = {
  type: 'view_submission',
  user: { id: 'U1', team_id: 'T1' },
  trigger_id: '1.2',
  view: {
    callback_id: 'timezone',
    private_metadata: '',
    state: {
      values: {
        zone: { value: { type: 'plain_text_input', value: 'Rome' } },
        day: { value: { type: 'datepicker', selected_date: '2026-11-21' } },
        kind: { value: { type: 'static_select', selected_option: { value: 'call' } } },
        note: { value: { type: 'plain_text_input', value: null } },
      },
    },
  },
};

const shortcut = {
  type: 'message_action',
  callback_id: 'visit',
  user: { id: 'U1', team_id: 'T1' },
  trigger_id: '1.2',
  channel: { id: 'C1', name: 'sales' },
  message: {
    type: 'message',
    user: 'U2',
    ts: '1.0',
    thread_ts: '0.9',
    text: 'Acme &amp; Co: <@U3|anna> wants &lt;10%',
  },
  response_url: 'https://hooks.example/1',
};

/** A message in the chat with us, with files. */
const shared = (...files: object[]) =>
  event({ type: 'message', channel_type: 'im', channel: 'D1', subtype: 'file_share', ts: '1.0', text: '', files });
const kept = (...files: object[]) =>
  readUpdates(shared(...files)).flatMap(({ payload }) => (payload.kind === 'file' ? [payload.file] : []));

/** Who did it, as Slack says in each kind of body. */
const sender = z.union([
  z.object({ type: z.literal('event_callback'), event: z.object({ user: z.string() }) }).transform((b) => b.event.user),
  z.object({ command: z.string(), user_id: z.string() }).transform((b) => b.user_id),
  z.object({ user: z.object({ id: z.string() }) }).transform((b) => b.user.id),
]);
const senderOf = (sent: unknown): string | undefined => sender.safeParse(sent).data;

const lineOf = (sent: unknown): string | undefined => {
  const payload = readUpdate(sent)?.payload;
  return payload?.kind === 'line' ? payload.line : undefined;
};

describe('what Slack sends', () => {
  it('is a line in a direct chat, with Slack’s own markup read back', () => {
    const text = '/brief &lt;b&gt; <https://acme.example|acme.example> <@U2|olga> <!channel> &amp;lt;';
    expect(lineOf(event({ type: 'message', channel_type: 'im', channel: 'D1', text }))).toBe(
      '/brief <b> acme.example @olga @channel &lt;',
    );
  });

  it('is a line where the assistant is mentioned, without the mention', () => {
    expect(lineOf(event({ type: 'app_mention', text: 'hey <@UBOT>, brief <@U2>' }))).toBe('hey   brief @U2');
    expect(lineOf(event({ type: 'app_mention', text: '<@UBOT> brief Acme', thread_ts: '1.0' }))).toBe('brief Acme');
    expect(lineOf(event({ type: 'app_mention', text: '<@UBOT>' }))).toBe('help');
  });

  it.each([
    ['talk in a channel', event({ type: 'message', channel_type: 'channel' })],
    ['talk in a channel that calls itself a chat of two', event({ type: 'message', channel_type: 'im' })],
    ['an edit', event({ type: 'message', channel_type: 'im', channel: 'D1', subtype: 'message_changed' })],
    ['what an app says', event({ type: 'message', channel_type: 'im', channel: 'D1', bot_id: 'B1' })],
    [
      'a file without words',
      event({ type: 'message', channel_type: 'im', channel: 'D1', text: '', subtype: 'file_share' }),
    ],
    ['a button of nobody’s', { ...press, actions: [{ action_id: 'other', value: 'brief:1' }] }],
    ['something that bears a name which is none of Slack’s', { ...command, trigger_id: '𝄞'.repeat(150) }],
    ['nothing', null],
  ])('is none of our business: %s', (_, sent) => expect(readUpdate(sent)).toBeNull());

  it('is each file of a message in the chat with us, as what it is', () => {
    const address = { url_private: 'https://files.slack.com/F1', url_private_download: 'https://files.slack.com/F1/d' };
    const files = kept(
      { id: 'F1', name: 'Work.ics', mimetype: 'text/calendar', size: 7, mode: 'hosted', ...address },
      { id: 'F2', name: 'a.m4a', mimetype: 'audio/mp4', subtype: 'slack_audio', duration_ms: 11_800 },
      { id: 'F3', mimetype: 'image/png', is_external: true },
      { id: 'F4', mode: 'file_access', file_access: 'check_file_info' },
      { id: 'F5', name: null, file_access: 'access_denied' },
    );
    expect(files).toEqual([
      {
        ...{ kind: 'document', fileId: 'F1', uniqueId: 'F1', name: 'Work.ics', mimeType: 'text/calendar', bytes: 7 },
        ...{ access: 'open', address: 'https://files.slack.com/F1/d' },
      },
      expect.objectContaining({ kind: 'voice', seconds: 12, access: 'open' }),
      expect.objectContaining({ kind: 'photo', access: 'outside' }),
      expect.objectContaining({ fileId: 'F4', access: 'ask' }),
      expect.objectContaining({ fileId: 'F5', access: 'denied' }),
    ]);
  });

  it('has no files that are gone, that have no name of Slack’s, or that came before', () => {
    expect(
      kept({ id: 'F1', mode: 'tombstone' }, { id: 'F2', mode: 'hidden_by_limit' }, { id: 'f/3' }, 7 as never),
    ).toEqual([]);
    expect(kept({ id: 'F1', name: 'a.ics' }, { id: 'F1', name: 'a.ics' })).toHaveLength(1);
    const inChannel = event({
      type: 'app_mention',
      ts: '1.0',
      text: '<@UBOT> brief',
      files: [{ id: 'F1', name: 'a.ics' }],
    });
    expect(readUpdates(inChannel).map(({ payload }) => payload.kind)).toEqual(['line']);
  });

  it('is a line beside files where none of them is a calendar, and else what stands under them', () => {
    const with_ = (name: string) => {
      const sent = shared({ id: 'F1', name }, { id: 'F2', name: 'b.pdf' }, { id: 'F3', name: 'c.pdf' });
      return readUpdates({ ...sent, event: { ...sent.event, text: 'brief Acme' } });
    };
    expect(with_('a.pdf')).toMatchObject([
      { eventId: 'Ev1', payload: { kind: 'line', line: 'brief Acme', withFiles: true } },
      { eventId: 'Ev1/F1', payload: { kind: 'file', isFirst: false, isQuiet: false } },
      { eventId: 'Ev1/F2', payload: { kind: 'file', isFirst: false, isQuiet: true } },
      { eventId: 'Ev1/F3', payload: { kind: 'file', isFirst: false, isQuiet: true } },
    ]);
    expect(with_('a.ics')).toMatchObject([
      { eventId: 'Ev1/F1', payload: { caption: 'brief Acme', isFirst: true, isQuiet: false } },
      { eventId: 'Ev1/F2', payload: { caption: 'brief Acme', isFirst: false, isQuiet: false } },
      { eventId: 'Ev1/F3', payload: { isQuiet: true } },
    ]);
  });

  it('is a command as it was typed, by the long name and by the short', () => {
    expect(lineOf(command)).toBe('brief Acme');
    expect(lineOf({ ...command, text: '' })).toBe('help');
    expect(lineOf({ ...command, command: '/brief', text: '<!channel> &lt;' })).toBe('/brief <!channel> &lt;');
  });

  it('is named the same however often it is sent, and otherwise each time it happens', () => {
    expect(readUpdate(press)?.eventId).toBe(readUpdate(structuredClone(press))?.eventId);
    expect(readUpdate(press)?.eventId).not.toBe(readUpdate({ ...press, trigger_id: '1.3' })?.eventId);
    expect(readUpdate(press)?.eventId).not.toBe(readUpdate(submission)?.eventId);
  });

  it('is a form with what was filled in, of whatever kind', () => {
    expect(readUpdate(submission)?.payload).toMatchObject({
      kind: 'form',
      formId: 'timezone',
      fields: ['zone', 'day', 'kind', 'note'],
      values: { zone: 'Rome', day: '2026-11-21', kind: 'call' },
    });
  });

  it('is a press that knows the file of its message, and no other picture', () => {
    const picture = { type: 'image', block_id: 'file', slack_file: { id: 'F1', url: 'https://a.b' }, alt_text: 'Debt' };
    const pressed = (block: unknown) => readUpdate({ ...press, message: { blocks: [{ type: 'divider' }, block] } });
    expect(pressed(picture)?.payload).toMatchObject({ shown: { kind: 'picture', id: 'F1', alt: 'Debt' } });
    expect(pressed({ ...picture, block_id: 'x' })?.payload).toMatchObject({ kind: 'press', shown: undefined });
  });

  it('is a command about a message, when its shortcut is taken', () => {
    expect(readUpdate(shortcut)).toMatchObject({
      eventId: 'shortcut/1.2',
      lane: 'C1',
      payload: {
        kind: 'line',
        line: '/visit',
        quoted: 'Acme & Co: @anna wants <10%',
        place: { channel: 'C1', direct: false, threadTs: '0.9', responseUrl: 'https://hooks.example/1' },
      },
    });
    expect(readUpdate({ ...shortcut, callback_id: 'unlink' })).toBeNull();
    expect(readUpdate({ ...shortcut, message: { text: null } })?.payload).toMatchObject({ quoted: '' });
  });

  it('may be anything: what is not understood is left alone, and what is says whose it is', () => {
    const bodies = [
      event({ type: 'app_mention' }),
      shared({ id: 'F1', name: 'a.ics', size: 7 }),
      command,
      press,
      submission,
      shortcut,
    ];
    const junk = fc.oneof(fc.anything(), fc.constantFrom('U1', '', '/kam', null, { type: 'view' }));
    const spoilt = fc
      .tuple(fc.constantFrom(...bodies), fc.array(fc.tuple(fc.nat(40), junk), { maxLength: 3 }))
      .map(([body, changes]) => {
        const copy: unknown = structuredClone(body);
        const slots: [Record<string, unknown>, string][] = [];
        const walk = (value: unknown): void => {
          if (typeof value !== 'object' || value === null) return;
          const object = value as Record<string, unknown>;
          for (const key of Object.keys(object)) {
            slots.push([object, key]);
            walk(object[key]);
          }
        };
        walk(copy);
        for (const [at, value] of changes) {
          const slot = slots[at % slots.length];
          if (slot) slot[0][slot[1]] = value;
        }
        return copy;
      });
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: spoilt }, { weight: 1, arbitrary: fc.anything() }), (sent) => {
        for (const { eventId, lane, payload } of readUpdates(sent)) {
          expect(payload.user).toBe(senderOf(sent));
          expect(eventId.length).toBeLessThanOrEqual(255);
          expect(lane.length).toBeLessThanOrEqual(255);
          expect(() => JSON.stringify(payload)).not.toThrow();
        }
      }),
      { numRuns: 20_000 },
    );
  });
});
