import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anIdentity } from '../factories/index.ts';
import { startTelegram } from '../fakes/telegram/client.ts';
import { type Json, spoil } from './malformed.ts';
import { aCompanyOfThree, askedFor, fuzzStage, patienceMs, runMs, runs, secretWord } from './stage.ts';

const fake = await startTelegram();
afterAll(() => fake.stop());
const secret = 'a-secret-of-this-test';
const { db, origin, faults, start, fuzz } = await fuzzStage((address) => ({
  telegram: {
    token: fake.token,
    apiRoot: fake.root,
    webhook: { url: `${address}/telegram/webhook`, secret },
  },
}));

let anna: number;
let boris: number;
let carla: number;
/** Several, since in one the app may write but twenty times a minute; fewer than the inbox works off at once, so that others get their turn. */
let groups: readonly number[];

const deliver = async (body: string): Promise<number> => {
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
  const response = await fetch(`${origin}/telegram/webhook`, { method: 'POST', headers, body });
  await response.arrayBuffer();
  return response.status;
};

beforeAll(async () => {
  const company = await aCompanyOfThree(db);
  const join = async (name: 'anna' | 'boris' | 'carla'): Promise<number> => {
    const id = await fake.act('addPerson', { first_name: name, started: true });
    await anIdentity(db, { personId: company[name].id, platformUserId: String(id) });
    return id;
  };
  [anna, boris, carla] = [await join('anna'), await join('boris'), await join('carla')];
  const members = [anna, boris, carla];
  const addTeam = () => fake.act('addGroup', { title: 'Team', members, bot: 'administrator' });
  groups = await Promise.all(Array.from({ length: 8 }, addTeam));
  await start();
  // Until Telegram has said who we are, it is told to come again.
  while ((await deliver('{"update_id":0}')) === 503) await pause(20);
});

const line = `/brief ${askedFor}`;
const user = (id: number): Json => ({ id, is_bot: false, first_name: 'Somebody', language_code: 'en' });
const own = (id: number): Json => ({ id, type: 'private', first_name: 'Somebody' });
const team = (n: number): Json => ({ id: groups[n % groups.length] ?? 0, type: 'supergroup', title: 'Team' });
const stranger = 77;

const message = (n: number, from: number, chat: Json, more: { readonly [name: string]: Json }): Json => ({
  message: { message_id: n, from: user(from), chat, date: 1_795_000_000, ...more },
});
const press = (n: number, from: number, chat: Json, data: string): Json => ({
  callback_query: {
    ...{ id: `${n}`, from: user(from), chat_instance: '1', data },
    message: { message_id: 1, date: 1_795_000_000, chat },
  },
});

/** What Telegram sends, before it is spoilt; and chats of one with the name of another, which it never sends. */
const updates: readonly ((n: number) => Json)[] = [
  (n) => message(n, anna, own(anna), { text: line }),
  (n) => message(n, boris, own(boris), { text: line }),
  (n) => message(n, anna, team(n), { text: line, is_topic_message: false, reply_to_message: { message_id: 1 } }),
  (n) => message(n, stranger, own(stranger), { text: '/start 0123456789abcdef0123456789abcdef' }),
  (n) => message(n, anna, own(boris), { text: line }),
  (n) => message(n, boris, own(boris), { voice: { file_id: 'f', file_unique_id: 'u', duration: 3 }, caption: 'x' }),
  (n) => message(n, boris, own(boris), { photo: [{ file_id: 'f', file_unique_id: 'u' }], media_group_id: '7' }),
  (n) => press(n, anna, own(anna), 'brief:1'),
  (n) => press(n, anna, own(boris), 'brief:1'),
  (n) => press(n, boris, team(n), 'brief:1'),
  (n) => press(n, boris, own(boris), `form:${n}:save`),
  (n) => ({ my_chat_member: { chat: team(n), from: user(anna), date: 1, new_chat_member: { status: 'kicked' } } }),
  (n) => ({ edited_message: { message_id: n, from: user(anna), chat: own(anna), text: line } }),
  (n) => ({ something_new: { id: n, from: user(anna) } }),
];

it(
  `${runs} malformed updates from Telegram are taken or turned away, tell nobody what is not theirs, and harm nobody`,
  async () => {
    expect(
      await deliver(
        JSON.stringify({ update_id: 1_000_000_000, ...Object(message(1, anna, own(anna), { text: line })) }),
      ),
    ).toBe(200);
    const told = await fuzz(updates.length, ({ template, changes }, n) => {
      const body = JSON.stringify(spoil({ update_id: n, ...Object(updates[template]?.(n)) }, changes));
      return deliver(n % 37 === 0 ? body.slice(0, -1) : body);
    });
    if (runs > 1_000) console.log(JSON.stringify({ platform: 'telegram', ...told, faults: faults.length }));
    expect(faults).toEqual([]);
    expect(await fake.act('violations', {})).toEqual([]);

    const sees = async (who: number, chat = who) =>
      (await fake.act('seen', { user: who, chat })).map(({ text }) => text).join('\n');
    expect(await sees(anna)).toContain(secretWord);
    expect(await sees(boris)).not.toContain(secretWord);
    for (const group of groups) expect(await sees(boris, group)).not.toContain(secretWord);

    await fake.act('say', { user: carla, text: '/whoami' });
    await expect.poll(() => sees(carla), { timeout: patienceMs }).toContain('Carla');
  },
  runMs,
);
