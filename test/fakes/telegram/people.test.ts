import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FakeTelegram, startTelegram } from './client.ts';
import { type Bot, botOf } from './testing.ts';

describe('people', () => {
  let telegram: FakeTelegram;
  let bot: Bot;
  let anna: number;
  let boris: number;
  beforeAll(async () => {
    telegram = await startTelegram();
    bot = botOf(telegram);
  });
  afterAll(() => telegram.stop());

  let offset = 0;
  /** What the bot heard since it was asked last. */
  const heard = async () => {
    const updates = await bot.updates(offset);
    offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
    return updates;
  };
  beforeEach(async () => {
    anna = await telegram.act('addPerson', { first_name: 'Anna', language_code: 'ru', started: true });
    boris = await telegram.act('addPerson', { first_name: 'Boris', language_code: 'it', started: true });
  });
  afterEach(async () => {
    await heard();
    expect(await telegram.act('violations', {})).toEqual([]);
  });

  describe('press buttons', () => {
    const offer = () =>
      bot.send(anna, 'offer', { reply_markup: { inline_keyboard: [[{ text: 'Take', callback_data: 'take:7' }]] } });
    const queryId = async () =>
      z.object({ callback_query: z.object({ id: z.string() }) }).parse((await heard())[0]).callback_query.id;

    it('and are told the answer', async () => {
      const message = await offer();
      const pressed = await telegram.act('press', { user: anna, message, label: 'Take' });
      if (!('press' in pressed) || !pressed.press) throw new Error('a link');
      const answer = telegram.act('answer', { press: pressed.press });
      await bot.call('answerCallbackQuery', { callback_query_id: await queryId(), text: 'Done', show_alert: true });
      expect(await answer).toEqual({ text: 'Done', alert: true, url: '' });
    });

    it('only where there are any, unless their app was tampered with', async () => {
      const message = await offer();
      await expect(telegram.act('press', { user: anna, message, label: 'Give' })).rejects.toThrow('no button');
      await telegram.act('press', { user: anna, message, data: 'forged:1' });
      expect(await heard()).toMatchObject([
        { callback_query: { data: 'forged:1', from: { id: anna }, message: { message_id: message, text: 'offer' } } },
      ]);
      await telegram.act('remove', { user: anna, message });
      await telegram.act('press', { user: anna, message, data: 'take:7' });
      expect(await heard()).toMatchObject([{ callback_query: { message: { message_id: message, date: 0 } } }]);
    });

    it('and may wait too long for an answer', async () => {
      await telegram.act('press', { user: anna, message: await offer(), label: 'Take' });
      const id = await queryId();
      await telegram.act('configure', { skewMs: 16_000 });
      expect(await bot.call('answerCallbackQuery', { callback_query_id: id })).toMatchObject({
        description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
      });
      await telegram.act('configure', { skewMs: 0 });
    });
  });

  it('open the bot by a link with a parameter', async () => {
    const carla = await telegram.act('addPerson', { first_name: 'Carla' });
    await telegram.act('openLink', { user: carla, link: `https://t.me/${telegram.username}?start=link_4f-9` });
    expect(await heard()).toMatchObject([
      { message: { text: '/start link_4f-9', chat: { id: carla, type: 'private' } } },
    ]);
    await bot.send(carla, 'hello');
    await expect(
      telegram.act('openLink', { user: carla, link: `https://t.me/${telegram.username}?start=${'a'.repeat(65)}` }),
    ).rejects.toThrow('1 to 64');
  });

  it('block the bot and come back', async () => {
    await telegram.act('block', { user: anna });
    await telegram.act('say', { user: anna, text: 'again' });
    expect(await heard()).toMatchObject([
      { my_chat_member: { new_chat_member: { status: 'kicked' } } },
      { my_chat_member: { new_chat_member: { status: 'member' } } },
      { message: { text: 'again' } },
    ]);
  });

  it('correct what they wrote', async () => {
    const { messageId } = await telegram.act('say', { user: anna, text: 'brief Acm' });
    await telegram.act('edit', { user: anna, message: messageId, text: 'brief Acme' });
    expect(await heard()).toMatchObject([{}, { edited_message: { message_id: messageId, text: 'brief Acme' } }]);
  });

  it('are offered commands in their language', async () => {
    const list = (description: string) => [{ command: 'brief', description }];
    await bot.call('setMyCommands', { commands: list('brief'), scope: { type: 'all_private_chats' } });
    await bot.call('setMyCommands', {
      commands: list('справка'),
      language_code: 'ru',
      scope: { type: 'all_private_chats' },
    });
    expect(await telegram.act('offered', { user: anna })).toEqual(list('справка'));
    expect(await telegram.act('offered', { user: boris })).toEqual(list('brief'));
    expect(
      await bot.call('getMyCommands', { language_code: 'ru', scope: { type: 'all_private_chats' } }),
    ).toMatchObject({
      result: list('справка'),
    });
  });

  it.each([
    [[{ command: 'Brief', description: 'x' }], 'Bad Request: BOT_COMMAND_INVALID'],
    [[{ command: 'brief', description: ' ' }], 'Bad Request: command description must be non-empty'],
    [
      Array.from({ length: 40 }, (_, i) => ({ command: `c${i}`, description: 'x'.repeat(120) })),
      'Bad Request: BOT_COMMANDS_TOO_MUCH',
    ],
  ])('are not offered a list that is wrong (%#)', async (commands, description) => {
    expect(await bot.call('setMyCommands', { commands })).toMatchObject({ ok: false, description });
  });

  describe('in groups', () => {
    const texts = async () => (await heard()).map(({ message }) => z.object({ text: z.string() }).parse(message).text);

    it('are heard only when they mean the bot', async () => {
      const chat = await telegram.act('addGroup', { title: 'Logistics', members: [anna, boris] });
      const say = (text: string, replyTo?: number) =>
        telegram.act('say', { user: anna, chat, text, ...(replyTo && { replyTo }) });
      await say('good morning');
      await say('/brief Acme');
      await say(`@${telegram.username} brief Acme`);
      await say('/brief@other_bot Acme');
      await say(`/brief@${telegram.username} Acme`);
      expect(await texts()).toEqual([`/brief@${telegram.username} Acme`]);
      const message = await bot.send(chat, 'sent to you privately');
      await say('/brief Acme');
      await say('thanks', message);
      expect(await texts()).toEqual(['/brief Acme', 'thanks']);
      await telegram.act('promoteBot', { user: anna, chat });
      await heard();
      await say('now I am heard');
      expect(await texts()).toEqual(['now I am heard']);
    });

    it('see what is said there; others do not', async () => {
      const chat = await telegram.act('addGroup', { title: 'Logistics', members: [anna] });
      await bot.send(chat, 'for all here');
      expect(await telegram.act('seen', { user: anna, chat })).toMatchObject([{ text: 'for all here' }]);
      await expect(telegram.act('seen', { user: boris, chat })).rejects.toThrow('Boris is not in the chat');
      await expect(telegram.act('seen', { user: boris, chat: anna })).rejects.toThrow('somebody else');
    });

    it('answer each other in threads that look like topics and are none', async () => {
      const chat = await telegram.act('addGroup', { title: 'Sales', members: [anna] });
      const root = await bot.send(chat, 'first');
      const second = await bot.send(chat, 'second', { reply_parameters: { message_id: root } });
      await telegram.act('say', { user: anna, chat, text: 'third', replyTo: second });
      const [update] = await heard();
      expect(update).toMatchObject({ message: { message_thread_id: root, reply_to_message: { message_id: second } } });
      expect(update).not.toHaveProperty('message.is_topic_message');
      await bot.send(chat, 'x', { message_thread_id: root });
      expect(await telegram.act('violations', {})).toMatchObject([{ kind: 'ignored' }]);
      await telegram.act('clearViolations', {});
    });

    it('move to a supergroup, and the old id says where', async () => {
      const chat = await telegram.act('addGroup', { title: 'Sales', type: 'group', members: [anna] });
      await bot.send(chat, 'before');
      const next = await telegram.act('upgrade', { user: anna, chat });
      expect(await heard()).toMatchObject([
        { message: { chat: { id: chat, type: 'group' }, migrate_to_chat_id: next } },
        { message: { chat: { id: next, type: 'supergroup' }, migrate_from_chat_id: chat } },
      ]);
      expect(await bot.call('sendMessage', { chat_id: chat, text: 'x' })).toEqual({
        ok: false,
        error_code: 400,
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
        parameters: { migrate_to_chat_id: next },
      });
      await bot.send(next, 'after');
    });

    it('throw the bot out and take it in', async () => {
      const chat = await telegram.act('addGroup', { title: 'Sales', members: [anna] });
      await telegram.act('kickBot', { user: anna, chat });
      expect(await bot.call('sendMessage', { chat_id: chat, text: 'x' })).toMatchObject({
        error_code: 403,
        description: 'Forbidden: bot was kicked from the supergroup chat',
      });
      await telegram.act('addBot', { user: anna, chat });
      await bot.send(chat, 'back');
      expect(await heard()).toMatchObject([
        { my_chat_member: { chat: { id: chat }, new_chat_member: { status: 'kicked' } } },
        { my_chat_member: { old_chat_member: { status: 'kicked' }, new_chat_member: { status: 'member' } } },
        { message: { new_chat_members: [{ is_bot: true }] } },
      ]);
    });

    it('have topics, if the bot may manage them', async () => {
      const chat = await telegram.act('addGroup', {
        title: 'House',
        forum: true,
        members: [anna],
        bot: 'administrator',
      });
      const created = await bot.call('createForumTopic', { chat_id: chat, name: 'Acme' });
      const topic = z.object({ message_thread_id: z.number() }).parse(created.result).message_thread_id;
      await bot.send(chat, 'in the topic', { message_thread_id: topic });
      expect(await telegram.act('seen', { user: anna, chat, topic })).toMatchObject([{ text: 'in the topic', topic }]);
      await heard();
      await telegram.act('say', { user: anna, chat, topic, text: 'an answer' });
      expect(await heard()).toMatchObject([
        {
          message: {
            message_thread_id: topic,
            is_topic_message: true,
            reply_to_message: { message_id: topic, forum_topic_created: { name: 'Acme' } },
          },
        },
      ]);
      expect(await bot.call('sendMessage', { chat_id: chat, message_thread_id: 1, text: 'x' })).toMatchObject({
        description: 'Bad Request: message thread not found',
      });
      await telegram.act('demoteBot', { user: anna, chat });
      await telegram.act('closeTopic', { user: anna, chat, topic });
      expect(await bot.call('sendMessage', { chat_id: chat, message_thread_id: topic, text: 'x' })).toMatchObject({
        description: 'Bad Request: TOPIC_CLOSED',
      });
      expect(await bot.call('createForumTopic', { chat_id: chat, name: 'Other' })).toMatchObject({
        description: 'Bad Request: not enough rights to create a topic',
      });
    });
  });
});
