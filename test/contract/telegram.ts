import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { afterAll, expect } from 'vitest';
import { createPace } from '../../src/bots/shared-pace.ts';
import { telegramBot } from '../../src/bots/telegram/deep-links.ts';
import { telegramShares } from '../../src/bots/telegram/rates.ts';
import { createTelegram } from '../../src/bots/telegram/telegram.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { commands } from '../../src/core/commands/registry.ts';
import { connect } from '../../src/core/db.ts';
import { languages, translator } from '../../src/core/i18n/translator.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { anIdentity } from '../factories/index.ts';
import { startTelegram } from '../fakes/telegram/client.ts';
import { aConsoleCompany } from '../setup/console-company.ts';
import { testDb } from '../setup/database.ts';
import { telegramSettled } from '../setup/telegram.ts';
import type { FilesDriver } from './files.ts';
import { contractHouse } from './house.ts';
import type { Seen } from './platform.ts';

const secret = 'a-secret-of-this-test';

/** What a group is told of an answer that went to the asker alone. */
const notices = languages.map((language) => translator(language, 'UTC')('telegram-sent-privately'));

/** Telegram's fake as a process of its own, at real rates, and the adapter connected to it. */
const telegramStage = async (way: 'polling' | 'webhook') => {
  const clock = fixedClock('2026-11-21T08:00:00Z');
  const database = await testDb();
  const { db, reset, url } = database;
  const fake = await startTelegram({ rates: 1 });
  const house = contractHouse(db, clock);
  const intake = connect(url, { max: 2 });

  const door = Router();
  const server = createHttpServer(door);
  const port = await server.listen('127.0.0.1', 0);
  const webhook = { url: `http://127.0.0.1:${port}/telegram/webhook`, secret };
  const bot = telegramBot();
  const telegram = createTelegram({
    db,
    intake,
    clock,
    logger: house.logger,
    dispatch: house.dispatch,
    commands,
    rateLimit: () => 'go',
    pace: createPace(db, 'telegram', telegramShares),
    platforms: [bot],
    bot,
    config: { token: fake.token, apiRoot: fake.root, webhook: way === 'webhook' ? webhook : undefined },
  });
  if (telegram.router) door.use(telegram.router);
  telegram.start();
  afterAll(async () => {
    await telegram.close(2_000);
    await server.close(100);
    await intake.$disconnect();
    await fake.stop();
  });

  const settled = () => telegramSettled(fake, db);
  return { db, reset, fake, house, settled };
};

/** Plays people of the contract's company in Telegram: their chats, and a group in which the assistant hears all. */
export const telegramDriver = async (way: 'polling' | 'webhook') => {
  const { db, reset, fake, house, settled } = await telegramStage(way);
  const { act } = fake;

  return async (): Promise<FilesDriver> => {
    expect(await act('violations', {})).toEqual([]);
    await settled();
    await reset();
    house.forget();
    const company = await aConsoleCompany(db);
    const ids = new Map<string, number>();
    for (const person of [company.anna, company.boris]) {
      const id = await act('addPerson', { first_name: person.name, language_code: person.language, started: true });
      await anIdentity(db, { personId: person.id, platformUserId: String(id) });
      ids.set(person.handle, id);
    }
    const logistics = await act('addGroup', { title: 'Logistics', members: [...ids.values()], bot: 'administrator' });

    const userOf = (who: string): number => {
      const id = ids.get(who);
      if (id === undefined) throw new Error(`${who} is not in Telegram`);
      return id;
    };
    const chatOf = (channel: string | undefined) => (channel === undefined ? {} : { chat: logistics });
    /** What a button says, as it was last seen on a message. */
    const drawn = new Map<string, string>();
    /** Direct messages that answer what was asked in a group, by person and message. */
    const whispered = new Set<string>();

    const direct = (who: string) => act('seen', { user: userOf(who) });
    /** Does something in a place, and remembers which direct messages came of it. */
    const inPlace = async (who: string, isGroup: boolean, run: () => Promise<unknown>): Promise<void> => {
      const before = new Set((await direct(who)).map(({ messageId }) => messageId));
      await run();
      await settled();
      if (!isGroup) return;
      for (const { messageId } of await direct(who)) if (!before.has(messageId)) whispered.add(`${who}/${messageId}`);
    };

    type Message = Awaited<ReturnType<typeof direct>>[number];
    const isForm = ({ data }: Message): boolean => data.some((said) => said.startsWith('form:'));
    const shown = (place: string, onlyYou: boolean, { messageId, text, buttons, data }: Message): Seen => {
      const ref = `${place}/${messageId}`;
      const labels = buttons.flat();
      for (const [i, label] of labels.entries()) drawn.set(`${ref} ${label}`, data[i] ?? '');
      return { ref, text, buttons: labels, onlyYou };
    };

    const openForm = async (who: string): Promise<Message | undefined> => (await direct(who)).find(isForm);
    const pressForm = async (who: string, what: string): Promise<void> => {
      const form = await openForm(who);
      const data = form?.data.find((said) => said.endsWith(`:${what}`));
      if (!form || !data) throw new Error(`${who} is not asked for ${what}`);
      await act('press', { user: userOf(who), message: form.messageId, data });
      await settled();
    };

    return {
      house,
      say: (who, text, channel) =>
        inPlace(who, channel !== undefined, () =>
          act('say', { user: userOf(who), ...chatOf(channel), text: text.replace('@kam', `@${fake.username}`) }),
        ),
      send: async (who, files, caption = '') => {
        const album = files.length > 1 && { album: randomUUID() };
        for (const [i, { name, content }] of files.entries()) {
          const file = { kind: 'document' as const, name, content: Buffer.from(content).toString('base64') };
          await act('send', { user: userOf(who), ...file, ...album, ...(i === 0 && { caption }) });
        }
        await settled();
      },
      received: () => db.receivedFile.findMany({ orderBy: { id: 'asc' } }),
      press: (who, message, label) => {
        const [place = '', id] = message.ref.split('/');
        const isGroup = place === 'group';
        const data = drawn.get(`${message.ref} ${label}`) ?? '';
        return inPlace(who, isGroup, () =>
          act('press', { user: userOf(who), ...(isGroup && { chat: logistics }), message: Number(id), data }),
        );
      },
      fill: async (who, values) => {
        if ((await openForm(who))?.data.some((said) => said.endsWith(':save'))) await pressForm(who, 'change');
        for (const value of Object.values(values)) {
          await act('say', { user: userOf(who), text: value });
          await settled();
        }
        await pressForm(who, 'save');
        return (await openForm(who))?.text;
      },
      resend: async () => {
        await act('resend', {});
        await settled();
      },
      seen: async (who, channel) => {
        const own = (await direct(who)).filter((message) => !isForm(message));
        const isWhispered = ({ messageId }: Message): boolean => whispered.has(`${who}/${messageId}`);
        if (channel === undefined) return own.filter((m) => !isWhispered(m)).map((m) => shown(who, false, m));
        const group = await act('seen', { user: userOf(who), chat: logistics });
        return [
          ...group.filter(({ text }) => !notices.includes(text)).map((message) => shown('group', false, message)),
          ...own.filter(isWhispered).map((message) => shown(who, true, message)),
        ];
      },
    };
  };
};
