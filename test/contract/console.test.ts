import { randomUUID } from 'node:crypto';
import type { WireMessage, WirePage } from '../../src/bots/console/wire.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { Form } from '../../src/core/forms/form.ts';
import { serveConsole } from '../setup/console.ts';
import { aConsoleCompany } from '../setup/console-company.ts';
import { testDb } from '../setup/database.ts';
import { contractHouse } from './house.ts';
import { type PlatformDriver, platformContract, type Seen } from './platform.ts';

const { db, reset } = await testDb();
const clock = fixedClock('2026-11-21T08:00:00Z');
const house = contractHouse(db, clock);
const client = await serveConsole({ db, clock, ...house });

const buttonsOf = ({ card }: WireMessage) =>
  card?.children.flatMap((part) => (part.type === 'actions' ? part.buttons : [])) ?? [];

const open = async (): Promise<PlatformDriver> => {
  await reset();
  house.forget();
  await aConsoleCompany(db);

  const opened = new Map<string, Form>();
  let last: [path: 'messages' | 'actions' | 'forms', body: object] | undefined;
  const send = async (path: 'messages' | 'actions' | 'forms', who: string, body: object) => {
    last = [path, { as: who, requestId: randomUUID(), ...body }];
    const { body: said } = await client.post(...last);
    if (said.form) opened.set(who, said.form);
    return said;
  };
  const messages = async (who: string, channel = 'direct') =>
    (await client.get<WirePage>('messages', { as: who, channel })).body.messages.filter(({ author }) => !author);

  return {
    house,
    say: async (who, text, channel) => void (await send('messages', who, { text, channel })),
    press: async (who, message: Seen, label) => {
      // Pressed as it was drawn then, whatever the message has become since.
      const action = drawn.get(message.ref)?.get(label);
      await send('actions', who, { messageId: Number(message.ref), action });
    },
    fill: async (who, values) => (await send('forms', who, { formId: opened.get(who)?.id, values })).error?.message,
    resend: async () => {
      if (last) await client.post(...last);
    },
    seen: async (who, channel) => {
      const found = await messages(who, channel);
      for (const message of found) {
        const buttons = buttonsOf(message);
        if (buttons.length > 0) drawn.set(String(message.id), new Map(buttons.map((b) => [b.label, b.action])));
      }
      return found.map((message) => ({
        ref: String(message.id),
        text: message.text,
        buttons: buttonsOf(message).map(({ label }) => label),
        onlyYou: message.onlyYou,
      }));
    },
  };
};

/** What buttons said, by message and label, as they were last seen. */
const drawn = new Map<string, Map<string, string>>();

platformContract('console', open);
