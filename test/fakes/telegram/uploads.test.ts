import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FakeTelegram, startTelegram } from './client.ts';
import { type Bot, botOf } from './testing.ts';

/** The first bytes of a PNG of a size; that is all that anybody looks at. */
const png = (width: number, height: number): Buffer => {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([head, size, Buffer.alloc(16)]);
};

describe('files', () => {
  let telegram: FakeTelegram;
  let bot: Bot;
  let anna: number;
  beforeAll(async () => {
    telegram = await startTelegram();
    bot = botOf(telegram);
    anna = await telegram.act('addPerson', { first_name: 'Anna', started: true });
  });
  afterAll(() => telegram.stop());
  afterEach(() => telegram.act('clearViolations', {}));

  const form = (values: Record<string, string | Blob>): FormData => {
    const made = new FormData();
    made.set('chat_id', String(anna));
    for (const [name, value] of Object.entries(values)) made.set(name, value);
    return made;
  };
  const last = async () => (await telegram.act('seen', { user: anna })).at(-1);
  const withId = z.looseObject({ file_id: z.string() });

  it('are uploaded and can be fetched again', async () => {
    const content = Buffer.from('\r\n--a;b\r\n\u0000кот');
    const sent = await bot.upload(
      'sendDocument',
      form({
        document: new File([content], 'отчёт.xlsx'),
        caption: '<b>Week 47</b>',
        parse_mode: 'HTML',
        reply_markup: JSON.stringify({ inline_keyboard: [[{ text: 'More', callback_data: 'more' }]] }),
      }),
    );
    expect(sent.result).toMatchObject({ document: { file_name: 'отчёт.xlsx', file_size: content.length } });
    expect(await last()).toMatchObject({
      text: 'Week 47',
      buttons: [['More']],
      file: { kind: 'document', name: 'отчёт.xlsx' },
    });
    const { file_id } = withId.parse(z.looseObject({ document: withId }).parse(sent.result).document);
    const { file_path } = z
      .looseObject({ file_path: z.string() })
      .parse((await bot.call('getFile', { file_id })).result);
    const fetched = await fetch(`${telegram.root}/file/bot${telegram.token}/${file_path}`);
    expect(Buffer.from(await fetched.arrayBuffer())).toEqual(content);
    expect(await telegram.act('violations', {})).toEqual([]);
  });

  it('are read from forms as libraries write them: unquoted names, attached under another name', async () => {
    const boundary = '----x1';
    const body = Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition:form-data;name="chat_id"\r\n\r\n${anna}\r\n`),
      Buffer.from(`--${boundary}\r\ncontent-disposition:form-data;name="photo"\r\n\r\nattach://0a\r\n`),
      Buffer.from(
        `--${boundary}\r\ncontent-disposition:form-data;name="0a";filename=chart.png\r\ncontent-type:application/octet-stream\r\n\r\n`,
      ),
      png(800, 600),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const response = await fetch(`${telegram.root}/bot${telegram.token}/sendPhoto`, {
      method: 'POST',
      headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
      body,
    });
    expect(await response.json()).toMatchObject({ ok: true, result: { photo: [{ width: 800, height: 600 }] } });
    expect(await telegram.act('violations', {})).toEqual([]);
  });

  it.each([
    ['nothing', '', 'Bad Request: file must be non-empty'],
    ['what is no picture', 'text', 'Bad Request: IMAGE_PROCESS_FAILED'],
    ['a picture that is too long', png(9000, 1001), 'Bad Request: PHOTO_INVALID_DIMENSIONS'],
    ['a picture that is too narrow', png(2100, 100), 'Bad Request: PHOTO_INVALID_DIMENSIONS'],
    ['a picture of 11 MB', Buffer.concat([png(10, 10), Buffer.alloc(11 * 2 ** 20)]), 'Bad Request: file is too big'],
  ])('are refused as photos: %s', async (_what, content, description) => {
    expect(await bot.upload('sendPhoto', form({ photo: new File([content], 'a.png') }))).toMatchObject({
      ok: false,
      description,
    });
  });

  it('are refused beyond 50 MB', async () => {
    const document = new File([Buffer.alloc(52 * 2 ** 20)], 'a.bin');
    expect(await bot.upload('sendDocument', form({ document }))).toMatchObject({
      error_code: 413,
      description: 'Request Entity Too Large',
    });
  });

  it('of people come by reference, and go on by it', async () => {
    const voice = await telegram.act('send', { user: anna, kind: 'voice', duration: 12, size: 48_000 });
    const photo = await telegram.act('send', {
      user: anna,
      kind: 'photo',
      content: png(100, 50).toString('base64'),
      caption: '/visit Acme',
    });
    const [first, second] = await bot.updates();
    expect([first?.update_id, second?.update_id]).toEqual([voice.updateId, photo.updateId]);
    expect(second).toMatchObject({ message: { photo: [{ width: 100, height: 50 }], caption: '/visit Acme' } });
    const said = z
      .looseObject({ message: z.looseObject({ voice: withId.extend({ duration: z.literal(12) }) }) })
      .parse(first);
    const { file_id } = said.message.voice;
    expect(await bot.call('sendVoice', { chat_id: anna, voice: file_id })).toMatchObject({ ok: true });
    expect(await bot.call('sendPhoto', { chat_id: anna, photo: file_id })).toMatchObject({
      description: "Bad Request: can't use file of type Voice as Photo",
    });
    expect(await bot.call('sendPhoto', { chat_id: anna, photo: 'nonsense' })).toMatchObject({
      description: "Bad Request: wrong remote file identifier specified: can't unserialize it",
    });
  });

  it('larger than 20 MB cannot be fetched', async () => {
    await telegram.act('send', { user: anna, kind: 'document', name: 'big.zip', size: 21 * 2 ** 20 });
    const file_id = (await telegram.act('seen', { user: anna, bot: false })).at(-1)?.file?.id;
    expect(await bot.call('getFile', { file_id })).toMatchObject({ description: 'Bad Request: file is too big' });
  });

  it('replace each other in a message', async () => {
    const sent = await bot.upload('sendPhoto', form({ photo: new File([png(10, 10)], 'a.png'), caption: 'old' }));
    const { message_id } = z.looseObject({ message_id: z.number() }).parse(sent.result);
    const edited = await bot.upload(
      'editMessageMedia',
      form({
        message_id: String(message_id),
        media: JSON.stringify({ type: 'photo', media: 'attach://b', caption: 'new' }),
        b: new File([png(20, 20)], 'b.png'),
      }),
    );
    expect(edited).toMatchObject({ ok: true, result: { caption: 'new', photo: [{ width: 20 }] } });
    expect(await bot.call('editMessageText', { chat_id: anna, message_id, text: 'x' })).toMatchObject({
      description: 'Bad Request: there is no text in the message to edit',
    });
    expect(await telegram.act('violations', {})).toEqual([]);
  });
});
