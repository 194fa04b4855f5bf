import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FakeTelegram, startTelegram } from './client.ts';
import { type Bot, botOf } from './testing.ts';

describe('messages', () => {
  let telegram: FakeTelegram;
  let bot: Bot;
  let anna: number;
  beforeAll(async () => {
    telegram = await startTelegram();
    bot = botOf(telegram);
    anna = await telegram.act('addPerson', { first_name: 'Anna', language_code: 'ru', started: true });
  });
  afterAll(() => telegram.stop());
  afterEach(() => telegram.act('clearViolations', {}));

  const kinds = async () => (await telegram.act('violations', {})).map(({ kind }) => kind);
  const refused = async (method: string, values: Record<string, unknown>) => {
    const { ok, description } = await bot.call(method, values);
    expect(ok).toBe(false);
    return description;
  };

  it('reach the person as they read them', async () => {
    const id = await bot.send(anna, '<b>Acme &amp; Co</b>\n€41,200', {
      parse_mode: 'HTML',
      disable_notification: true,
      reply_markup: {
        inline_keyboard: [[{ text: 'Brief', callback_data: 'brief:7' }], [{ text: 'Site', url: 'https://x.org' }]],
      },
    });
    expect(await telegram.act('seen', { user: anna, after: id - 1 })).toMatchObject([
      {
        messageId: id,
        from: 'bot',
        text: 'Acme & Co\n€41,200',
        buttons: [['Brief'], ['Site']],
        data: ['brief:7'],
        silent: true,
        edited: false,
      },
    ]);
    expect(await kinds()).toEqual([]);
  });

  it.each([
    ['an empty text', { text: '' }, 'Bad Request: message text is empty', ['limit']],
    ['only white space', { text: ' \n ' }, 'Bad Request: text must be non-empty', ['limit']],
    ['a mode that is none', { text: 'x', parse_mode: 'BBCode' }, 'Bad Request: unsupported parse_mode', ['markup']],
    [
      'broken markup',
      { text: 'a <b>b', parse_mode: 'HTML' },
      'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
      ['markup'],
    ],
    ['no chat', { text: 'x', chat_id: undefined }, 'Bad Request: chat_id is empty', ['missing']],
    ['a chat that is none', { text: 'x', chat_id: 1 }, 'Bad Request: chat not found', []],
    [
      'a message to answer that is none',
      { text: 'x', reply_parameters: { message_id: 1 } },
      'Bad Request: message to be replied not found',
      [],
    ],
    ['a topic that is none', { text: 'x', message_thread_id: 5 }, 'Bad Request: message thread not found', []],
  ])('are refused with %s', async (_what, values, description, violations) => {
    expect(await refused('sendMessage', { chat_id: anna, ...values })).toBe(description);
    expect(await kinds()).toEqual(violations);
  });

  const keyboard = (...buttons: object[]) => ({ text: 'x', reply_markup: { inline_keyboard: [buttons] } });

  it.each([
    [
      'data of 65 bytes',
      keyboard({ text: 'x', callback_data: 'é'.repeat(33) }),
      'Bad Request: BUTTON_DATA_INVALID',
      'limit',
    ],
    [
      'a button that does nothing',
      keyboard({ text: 'x' }),
      "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      'limit',
    ],
    [
      'a button without text',
      keyboard({ callback_data: 'x' }),
      'Bad Request: can\'t parse inline keyboard button: Can\'t find field "text"',
      'missing',
    ],
    [
      'a text that is a number',
      keyboard({ text: 5, callback_data: 'x' }),
      'Bad Request: can\'t parse inline keyboard button: Field "text" must be of type String',
      'type',
    ],
    [
      'a link without a dot',
      keyboard({ text: 'x', url: 'http://localhost/' }),
      "Bad Request: inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
      undefined,
    ],
    [
      'too many bytes',
      keyboard(...Array.from({ length: 90 }, () => ({ text: 'x'.repeat(60), callback_data: 'x'.repeat(60) }))),
      'Bad Request: reply markup is too long',
      'limit',
    ],
  ])('refuse keyboards with %s', async (_what, values, description, kind) => {
    expect(await refused('sendMessage', { chat_id: anna, ...values })).toBe(description);
    expect(await kinds()).toEqual(kind ? [kind] : []);
  });

  it('notes what the platform would silently ignore', async () => {
    await bot.send(anna, 'x', keyboard(...Array.from({ length: 9 }, (_, i) => ({ text: `${i}`, callback_data: 'x' }))));
    await bot.send(anna, 'x', { disable_web_page_preview: true });
    await bot.send(anna, 'x', { disable_notification: 'loud' });
    expect(await telegram.act('violations', {})).toMatchObject([
      { kind: 'ignored', detail: '1 buttons are dropped' },
      { kind: 'unknown-field', detail: 'disable_web_page_preview' },
      { kind: 'type', detail: 'disable_notification is no Boolean' },
    ]);
  });

  it('can be edited, and say when nothing changed', async () => {
    const id = await bot.send(anna, 'first', keyboard({ text: 'Take', callback_data: 'take' }));
    expect(await bot.call('editMessageText', { chat_id: anna, message_id: id, text: 'second' })).toMatchObject({
      ok: true,
    });
    expect(await refused('editMessageText', { chat_id: anna, message_id: id, text: 'second' })).toMatch(
      /^Bad Request: message is not modified: specified new message content/,
    );
    expect(
      await refused('editMessageReplyMarkup', { chat_id: anna, message_id: id, reply_markup: { force_reply: true } }),
    ).toMatch(/Bad Request/);
    expect(await telegram.act('seen', { user: anna, after: id - 1 })).toMatchObject([
      { text: 'second', buttons: [], edited: true },
    ]);
  });

  it('that somebody deleted cannot be edited or deleted', async () => {
    const id = await bot.send(anna, 'going');
    await telegram.act('remove', { user: anna, message: id });
    expect(await refused('editMessageText', { chat_id: anna, message_id: id, text: 'x' })).toBe(
      'Bad Request: message to edit not found',
    );
    expect(await refused('deleteMessage', { chat_id: anna, message_id: id })).toBe(
      'Bad Request: message to delete not found',
    );
  });

  it('can be deleted for two days', async () => {
    const [fresh, old] = [await bot.send(anna, 'fresh'), await bot.send(anna, 'old')];
    await telegram.act('backdate', { chat: anna, message: old, hours: 49 });
    expect(await bot.call('deleteMessage', { chat_id: anna, message_id: fresh })).toMatchObject({ result: true });
    expect(await refused('deleteMessage', { chat_id: anna, message_id: old })).toBe(
      "Bad Request: message can't be deleted for everyone",
    );
  });

  it('do not reach who has not started, has blocked or has left', async () => {
    const send = (chat: number) => refused('sendMessage', { chat_id: chat, text: 'x' });
    const [stranger, boris] = await telegram.act('addPeople', [
      { first_name: 'S' },
      { first_name: 'Boris', started: true },
    ]);
    if (!stranger || !boris) throw new Error('nobody there');
    expect(await send(stranger)).toBe('Bad Request: chat not found');
    await telegram.act('addGroup', { title: 'All', members: [stranger] });
    expect(await send(stranger)).toBe("Forbidden: bot can't initiate conversation with a user");
    await telegram.act('block', { user: boris });
    expect(await send(boris)).toBe('Forbidden: bot was blocked by the user');
    await telegram.act('say', { user: boris, text: 'hello' });
    await bot.send(boris, 'welcome back');
    await telegram.act('deactivate', { user: boris });
    expect(await send(boris)).toBe('Forbidden: user is deactivated');
    expect(await kinds()).toEqual([]);
  });

  it('tell unknown methods from those that are not played', async () => {
    expect(await bot.call('sendCard', {})).toMatchObject({
      error_code: 404,
      description: 'Not Found: method not found',
    });
    expect(await bot.call('sendPoll', {})).toMatchObject({ error_code: 501 });
    expect(await kinds()).toEqual(['unknown-method', 'unplayed']);
    expect(await botOf({ ...telegram, token: '1:wrong' }).call('getMe')).toEqual({
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    });
  });
});
