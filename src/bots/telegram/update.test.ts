import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heardSchema, incomingOf, updateId } from './update.ts';

const bot = { id: '7', name: 'kam_bot' };
const anna = { id: 11, is_bot: false, first_name: 'Anna', username: 'anna', language_code: 'ru' };
const direct = { id: 11, type: 'private' };
const group = { id: -100_123, type: 'supergroup', title: 'Logistics' };
const update = (kind: string, content: object) => ({ update_id: 500, [kind]: content });
const message = (content: object) =>
  update('message', { message_id: 3, from: anna, chat: direct, date: 1, ...content });
const heard = (raw: unknown) => incomingOf(raw, bot)?.payload ?? null;

describe('an update of Telegram', () => {
  it('is kept under its own name, in the lane of its chat, with what is needed of it', () => {
    expect(incomingOf(message({ text: '/brief Acme' }), bot)).toEqual({
      eventId: '7/500',
      lane: '11',
      payload: {
        kind: 'said',
        from: { id: '11', name: '@anna', language: 'ru' },
        chatId: '11',
        isPrivate: true,
        messageId: '3',
        text: '/brief Acme',
      },
    });
  });

  it('names the topic of a forum, and no thread of replies elsewhere', () => {
    const said = { chat: group, text: '/help', message_thread_id: 9 };
    expect(heard(message({ ...said, is_topic_message: true }))).toMatchObject({ topic: 9 });
    expect(heard(message(said))).not.toHaveProperty('topic');
  });

  it('says which message of a person a command is about, and no other', () => {
    const about = (from: object, text = '/visit') =>
      heard(message({ text, reply_to_message: { message_id: 2, from, text: 'Были у Акме' } }));
    expect(about({ ...anna, id: 12 })).toMatchObject({ replyTo: '2', quoted: 'Были у Акме' });
    expect(about({ ...anna, is_bot: true })).not.toHaveProperty('quoted');
    expect(about(anna, 'yes')).not.toHaveProperty('quoted');
  });

  it('is not kept when it is talk among people, of another bot, in a channel, or an edit', () => {
    expect(heard(message({ chat: group, text: 'lunch?' }))).toBeNull();
    expect(heard(message({ from: { ...anna, is_bot: true }, text: '/help' }))).toBeNull();
    expect(heard(message({ chat: { id: -1, type: 'channel' }, text: '/help' }))).toBeNull();
    expect(heard(update('edited_message', { message_id: 3, from: anna, chat: direct, text: '/help' }))).toBeNull();
  });

  it('keeps the largest size of a photo, and a voice message, by reference', () => {
    const sizes = ['s', 'l'].map((id) => ({
      file_id: id,
      file_unique_id: `u${id}`,
      file_size: 9,
      width: 1,
      height: 1,
    }));
    expect(heard(message({ photo: sizes, caption: 'Pallet', media_group_id: 'g' }))).toMatchObject({
      kind: 'sent',
      file: { kind: 'photo', fileId: 'l', uniqueId: 'ul', bytes: 9 },
      caption: 'Pallet',
      album: 'g',
    });
    const voice = { file_id: 'v', file_unique_id: 'uv', duration: 12, mime_type: 'audio/ogg' };
    expect(heard(message({ voice }))).toMatchObject({ file: { kind: 'voice', seconds: 12, mimeType: 'audio/ogg' } });
    expect(heard(message({ chat: group, voice }))).toBeNull();
  });

  it('says where a button was pressed, also when its message is gone', () => {
    const pressed = { id: '4', from: anna, data: 'brief:1', message: { message_id: 3, chat: direct, date: 0 } };
    expect(heard(update('callback_query', pressed))).toMatchObject({
      kind: 'pressed',
      chatId: '11',
      messageId: '3',
      queryId: '4',
      action: 'brief:1',
    });
  });

  it('says whether somebody can be written to', () => {
    const standing = (status: string, chat: object = direct) =>
      heard(update('my_chat_member', { chat, from: anna, new_chat_member: { status } }));
    expect(standing('kicked')).toEqual({ kind: 'standing', userId: '11', reachable: false });
    expect(standing('member')).toEqual({ kind: 'standing', userId: '11', reachable: true });
    expect(standing('kicked', group)).toBeNull();
  });

  /** Whole updates of which parts are broken, and anything at all. */
  const broken = fc
    .record(
      {
        message_id: fc.oneof(fc.integer(), fc.anything()),
        from: fc.oneof(fc.constant(anna), fc.anything()),
        chat: fc.oneof(fc.constant(direct), fc.constant(group), fc.anything()),
        text: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
        photo: fc.anything(),
        voice: fc.anything(),
        data: fc.oneof(fc.string(), fc.anything()),
        message: fc.anything(),
      },
      { requiredKeys: [] },
    )
    .chain((content) =>
      fc
        .constantFrom('message', 'callback_query', 'my_chat_member', 'poll', '__proto__')
        .map((kind) => ({ update_id: 1, [kind]: content })),
    );

  it('does no harm, however malformed: it is left out, or what is kept is whole', () => {
    fc.assert(
      fc.property(fc.oneof(broken, fc.anything()), (raw) => {
        const incoming = incomingOf(raw, bot);
        updateId(raw);
        if (incoming) {
          expect(heardSchema.safeParse(JSON.parse(JSON.stringify(incoming.payload))).success).toBe(true);
          expect(incoming.eventId.length + incoming.lane.length).toBeLessThan(100);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
