import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type FakeTelegram, startTelegram } from './client.ts';
import { problemsOf } from './spec/check.ts';
import { type Bot, botOf } from './testing.ts';

let telegram: FakeTelegram;
let bot: Bot;
beforeAll(async () => {
  telegram = await startTelegram();
  bot = botOf(telegram);
});
afterAll(() => telegram.stop());

/** A day in which everything happens that the fake can tell of. */
const aDay = async () => {
  const anna = await telegram.act('addPerson', {
    first_name: 'Anna',
    last_name: 'P.',
    username: 'anna',
    language_code: 'ru',
  });
  await bot.updates(0, 0);
  await bot.call('getUpdates', {
    allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member', 'chat_member'],
  });
  const { messageId } = await telegram.act('start', { user: anna, parameter: 'x' });
  await telegram.act('edit', { user: anna, message: messageId, text: 'https://x.org' });
  await telegram.act('send', { user: anna, kind: 'photo', caption: 'a' });
  await telegram.act('send', { user: anna, kind: 'voice' });
  await telegram.act('send', { user: anna, kind: 'document', name: 'a.pdf' });
  const message = await bot.send(anna, '<b>a</b>', {
    parse_mode: 'HTML',
    protect_content: true,
    reply_parameters: { message_id: messageId },
    reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'a' }]] },
  });
  await telegram.act('press', { user: anna, message, label: 'a' });
  await telegram.act('remove', { user: anna, message });
  await telegram.act('press', { user: anna, message, data: 'a' });
  await telegram.act('block', { user: anna });
  await telegram.act('unblock', { user: anna });
  const group = await telegram.act('addGroup', { title: 'G', type: 'group', members: [anna] });
  await telegram.act('upgrade', { user: anna, chat: group });
  const house = await telegram.act('addGroup', { title: 'H', forum: true, bot: 'left', members: [anna] });
  await telegram.act('addBot', { user: anna, chat: house });
  await telegram.act('promoteBot', { user: anna, chat: house });
  const topic = await telegram.act('openTopic', { user: anna, chat: house, name: 'T' });
  await telegram.act('say', { user: anna, chat: house, topic, text: 'hi' });
  await telegram.act('closeTopic', { user: anna, chat: house, topic });
  await telegram.act('reopenTopic', { user: anna, chat: house, topic });
  await telegram.act('leave', { user: anna, chat: house });
  await telegram.act('join', { user: anna, chat: house });
  await telegram.act('kickBot', { user: anna, chat: house });
  await telegram.act('addBot', { user: anna, chat: house });
  await telegram.act('promoteBot', { user: anna, chat: house });
  return { anna, house };
};

it('says nothing to the bot that the Bot API does not describe', async () => {
  const { anna, house } = await aDay();
  const updates = await bot.updates();
  expect(updates.length).toBeGreaterThan(20);
  const kinds = new Set(updates.flatMap((update) => Object.keys(update)));
  expect([...kinds].sort()).toEqual([
    'callback_query',
    'chat_member',
    'edited_message',
    'message',
    'my_chat_member',
    'update_id',
  ]);
  for (const update of updates) expect(problemsOf('Update', update), JSON.stringify(update)).toEqual([]);

  const answers: readonly (readonly [type: string, method: string, values: Record<string, unknown>])[] = [
    ['User', 'getMe', {}],
    ['WebhookInfo', 'getWebhookInfo', {}],
    ['Message', 'sendMessage', { chat_id: anna, text: '/a b@c.it' }],
    ['ChatFullInfo', 'getChat', { chat_id: house }],
    ['ChatMember', 'getChatMember', { chat_id: house, user_id: anna }],
    ['Array of ChatMember', 'getChatAdministrators', { chat_id: house }],
    ['Integer', 'getChatMemberCount', { chat_id: house }],
    ['ForumTopic', 'createForumTopic', { chat_id: house, name: 'Acme' }],
    ['BotName', 'getMyName', {}],
    ['BotDescription', 'getMyDescription', {}],
    ['BotShortDescription', 'getMyShortDescription', { language_code: 'it' }],
    ['MenuButton', 'getChatMenuButton', {}],
    ['Array of BotCommand', 'getMyCommands', {}],
    ['Boolean', 'sendChatAction', { chat_id: anna, action: 'typing' }],
  ];
  for (const [type, method, values] of answers) {
    const { result, description } = await bot.call(method, values);
    expect(description, method).toBeUndefined();
    expect(problemsOf(type, result), `${method}: ${JSON.stringify(result)}`).toEqual([]);
  }
  expect(await telegram.act('violations', {})).toEqual([]);
});

it('would notice if it did', () => {
  expect(problemsOf('User', { id: 1, is_bot: false, name: 'x' })).not.toEqual([]);
  expect(problemsOf('Update', { update_id: '1x' })).not.toEqual([]);
  expect(z.array(z.string()).parse(problemsOf('Chat', { id: 1, type: 'private' }))).toEqual([]);
});
