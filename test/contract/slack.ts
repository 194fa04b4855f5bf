import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect } from 'vitest';
import type { Dispatch } from '../../src/bots/dispatch.ts';
import type { Pace } from '../../src/bots/pace.ts';
import { createRateLimit, type RateLimit } from '../../src/bots/rate-limit.ts';
import { createPace } from '../../src/bots/shared-pace.ts';
import { slackShares } from '../../src/bots/slack/rates.ts';
import { createSlack, slackConnected } from '../../src/bots/slack/slack.ts';
import { systemClock } from '../../src/core/clock.ts';
import { connect, type Db } from '../../src/core/db.ts';
import type { Logger } from '../../src/core/logger.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { anIdentity } from '../factories/index.ts';
import { type SlackFake, startSlack } from '../fakes/slack/client.ts';
import type { SeenMessage } from '../fakes/slack/screen/message.ts';
import { usualSettings } from '../fakes/slack/world/app.ts';
import { aConsoleCompany } from '../setup/console-company.ts';
import { testDb } from '../setup/database.ts';
import type { FilesDriver } from './files.ts';
import { contractHouse } from './house.ts';
import type { Seen } from './platform.ts';

export type Way = 'http' | 'socket';

const settleMs = 15_000;

/** What the platform itself would be told of an acknowledgement that it did not ask for: the price of forging down a socket. */
const forged = 'acknowledged an envelope that is not known';

/** The adapter, connected to the fake, as a fresh process would be. `close` ends it. */
export const connectSlack = async (
  fake: SlackFake,
  way: Way,
  parts: {
    readonly db: Db;
    readonly url: string;
    readonly dispatch: Dispatch;
    readonly logger: Logger;
    readonly rateLimit?: RateLimit;
    readonly pace?: Pace;
    readonly patienceMs?: number;
  },
) => {
  const {
    db,
    url,
    dispatch,
    logger,
    rateLimit = createRateLimit(systemClock),
    pace = createPace(db, 'slack', slackShares),
    patienceMs,
  } = parts;
  const intake = connect(url, { max: 1 });
  const slack = await createSlack({
    config: {
      botToken: usualSettings.botToken,
      apiUrl: fake.apiUrl,
      delivery: way === 'http' ? { signingSecret: usualSettings.signingSecret } : { appToken: usualSettings.appToken },
    },
    db,
    intake,
    clock: systemClock,
    realClock: systemClock,
    logger,
    dispatch,
    rateLimit,
    pace,
    platforms: [slackConnected],
    ...(patienceMs !== undefined && { patienceMs }),
  });
  const server = createHttpServer(slack.router);
  const port = await server.listen('127.0.0.1', 0);
  const address = `http://127.0.0.1:${port}/slack/events`;
  await fake.act('app', { delivery: way === 'http' ? { mode: 'http', url: address } : { mode: 'socket' } });
  await slack.start();
  if (way === 'socket') await fake.until('a socket is open', async () => (await fake.act('sockets')).open > 0);
  return {
    address,
    close: async () => {
      await Promise.all([slack.close(2_000), server.close(100)]);
      await intake.$disconnect();
    },
  };
};

/** Waits until all that happened is delivered and done with. */
export const slackSettled = async (fake: SlackFake, db: Db): Promise<void> => {
  for (const until = performance.now() + settleMs; performance.now() < until; await pause(10)) {
    if ((await fake.act('deliveries', { limit: 1 })).underWay > 0) continue;
    if ((await db.inboxItem.count({ where: { platform: 'slack', doneAt: null } })) === 0) return;
  }
  throw new Error('Slack does not settle');
};

/** What the adapter did that it should know better about. */
const slackViolations = async (fake: SlackFake) =>
  (await fake.act('violations')).violations.filter(({ what }) => what !== forged);

/** Plays people of the contract's company in Slack: their chats with the assistant, and the channel `logistics`. */
export const slackDriver = async (way: Way) => {
  const { db, reset, url } = await testDb();
  const fake = await startSlack({ rates: 1 });
  const house = contractHouse(db, systemClock);
  let running: Awaited<ReturnType<typeof connectSlack>> | undefined;
  afterAll(async () => {
    expect(await slackViolations(fake)).toEqual([]);
    await running?.close();
    await fake.stop();
  });

  return async (): Promise<FilesDriver> => {
    expect(await slackViolations(fake)).toEqual([]);
    await running?.close();
    await reset();
    await fake.act('reset');
    house.forget();
    const company = await aConsoleCompany(db);
    const ids = new Map<string, { readonly id: string; readonly dm: string }>();
    for (const person of [company.anna, company.boris]) {
      const user = await fake.act('person', { name: person.handle });
      await anIdentity(db, { personId: person.id, platform: 'slack', platformUserId: user.id });
      ids.set(person.handle, user);
    }
    const { id: logistics } = await fake.act('channel', { name: 'logistics', members: [...ids.keys()] });
    running = await connectSlack(fake, way, { db, url, dispatch: house.dispatch, logger: house.logger });

    const person = (who: string) => {
      const known = ids.get(who);
      if (!known) throw new Error(`${who} is not in Slack`);
      return known;
    };
    const channelOf = (who: string, channel: string | undefined) => (channel ? logistics : person(who).dm);
    const settled = () => slackSettled(fake, db);
    /** What buttons say, by message and label, as they were last seen. */
    const drawn = new Map<string, { readonly actionId: string; readonly value: string }>();

    const shown = (channel: string, { ts, text, controls, ephemeral }: SeenMessage): Seen => {
      const ref = `${channel}/${ts}`;
      for (const { label, actionId, value } of controls) drawn.set(`${ref} ${label}`, { actionId, value: value ?? '' });
      return { ref, text, buttons: controls.map(({ label }) => label), onlyYou: ephemeral };
    };

    /** A press that left somebody's screen before the message changed on it. */
    const pressLate = async (who: string, ref: string, label: string): Promise<void> => {
      const [channel = '', ts = ''] = ref.split('/');
      const { actionId, value } = drawn.get(`${ref} ${label}`) ?? { actionId: 'press/0', value: '' };
      const payload = {
        type: 'block_actions',
        user: { id: person(who).id },
        trigger_id: randomUUID(),
        container: { type: 'message', channel_id: channel, message_ts: ts, is_ephemeral: false },
        actions: [{ type: 'button', action_id: actionId, value }],
      };
      if (way === 'http') {
        const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
        await fake.act('raw', { type: 'application/x-www-form-urlencoded', body });
      } else {
        const envelope = { envelope_id: randomUUID(), type: 'interactive', accepts_response_payload: true, payload };
        await fake.act('frame', { text: JSON.stringify(envelope) });
        await pause(50);
      }
    };

    return {
      house,
      say: async (who, text, channel) => {
        const where = channelOf(who, channel);
        if (text.startsWith('/'))
          await fake.act('command', { who, channel: where, command: '/kam', text: text.slice(1) });
        else await fake.act('say', { who, channel: where, text });
        await settled();
      },
      send: async (who, files, text = '') => {
        const encoded = files.map(({ name, content }) => ({ name, base64: Buffer.from(content).toString('base64') }));
        await fake.act('say', { who, channel: person(who).dm, text, files: encoded });
        await settled();
      },
      received: () => db.receivedFile.findMany({ orderBy: { id: 'asc' } }),
      press: async (who, { ref }, label) => {
        const [channel = '', ts = ''] = ref.split('/');
        const { messages } = await fake.act('sees', { who, channel });
        const stands = messages.some((message) => message.ts === ts && message.controls.some((c) => c.label === label));
        if (stands) await fake.act('press', { who, at: { channel, ts }, control: label });
        else await pressLate(who, ref, label);
        await settled();
      },
      fill: async (who, values) => {
        await fake.act('submit', { who, fields: values });
        await settled();
        const { view } = await fake.act('modal', { who });
        return view?.fields.flatMap(({ error }) => error ?? []).join('\n');
      },
      resend: async () => {
        const { deliveries } = await fake.act('deliveries', {});
        const last = deliveries.at(-1);
        if (last) await fake.act('again', { id: last.id });
        await settled();
      },
      seen: async (who, channel) => {
        const where = channelOf(who, channel);
        const { messages } = await fake.act('sees', { who, channel: where });
        return messages.filter(({ byApp }) => byApp).map((message) => shown(where, message));
      },
    };
  };
};
