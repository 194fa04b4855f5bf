/**
 * How long an acknowledgement takes at 50 requests in flight: of the app, which stores each update first, over a bare Bolt app (HTTP) and a bare
 * grammY bot (webhook) that say back what they are told. `npm run bench -- ack`; the last line is JSON. At most 3 times is wanted.
 * The bare ones go first, since the app still has answers to give while it is asked on; that slows down only itself. Each first round is for
 * warming up. The platforms are the fakes, without limits.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, type Db } from '../src/core/db.ts';
import { migrate } from '../src/postgres/migrate.ts';
import { startEmbedded } from '../src/postgres/server.ts';
import { anIdentity, anOrganisation, aPerson } from '../test/factories/index.ts';
import { type FakeProcess, startProcess } from '../test/fakes/shared/process.ts';
import { type SlackFake, startSlack } from '../test/fakes/slack/client.ts';
import { signature } from '../test/fakes/slack/delivery/signature.ts';
import { usualSettings } from '../test/fakes/slack/world/app.ts';
import { type FakeTelegram, startTelegram } from '../test/fakes/telegram/client.ts';
import { type Delivery, load, quantile } from './ack/load.ts';
import type { Setup } from './ack/setup.ts';

const { botToken, signingSecret } = usualSettings;
const secret = 'a-secret-of-the-bench';
const rounds = 4;
const perRound = 1_000;
/** Enough that few are told to slow down, which costs less than an answer. */
const people = 300;

/** People who are known on both platforms: their chats with the app in Slack, and their ids in Telegram. */
const populate = async (db: Db, slack: SlackFake, telegram: FakeTelegram) => {
  await anOrganisation(db);
  const inSlack: { readonly id: string; readonly dm: string }[] = [];
  const inTelegram = await telegram.act(
    'addPeople',
    Array.from({ length: people }, (_, i) => ({ first_name: `P${i}`, started: true })),
  );
  for (const [i, telegramId] of inTelegram.entries()) {
    const { id: personId } = await aPerson(db);
    const chat = await slack.act('person', { name: `p${i}` });
    inSlack.push(chat);
    await anIdentity(db, { personId, platform: 'slack', platformUserId: chat.id });
    await anIdentity(db, { personId, platformUserId: String(telegramId) });
  }
  return { inSlack, inTelegram };
};

let serial = 0;
const json = { 'content-type': 'application/json' };

const slackDelivery = (chats: readonly { readonly id: string; readonly dm: string }[]): Delivery => {
  serial += 1;
  const { id: user = '', dm: channel = '' } = chats[serial % chats.length] ?? {};
  const seconds = Math.floor(Date.now() / 1000);
  const ts = `${seconds}.${String(serial).padStart(6, '0')}`;
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: 'T1',
    api_app_id: 'A1',
    event_id: `Ev${serial}`,
    event_time: seconds,
    authorizations: [{ team_id: 'T1', user_id: 'U0', is_bot: true, is_enterprise_install: false }],
    event: { type: 'message', user, text: 'help', channel, channel_type: 'im', ts, event_ts: ts },
  });
  const signed = {
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': signature(signingSecret, seconds, body),
  };
  return { headers: { ...json, ...signed }, body };
};

const telegramDelivery = (ids: readonly number[]): Delivery => {
  serial += 1;
  const id = ids[serial % ids.length] ?? 0;
  const from = { id, is_bot: false, first_name: 'P' };
  const chat = { id, type: 'private', first_name: 'P' };
  const message = { message_id: serial, date: Math.floor(Date.now() / 1000), from, chat, text: '/help' };
  const body = JSON.stringify({ update_id: serial, message });
  return { headers: { ...json, 'x-telegram-bot-api-secret-token': secret }, body };
};

const measure = async (url: string, next: () => Delivery): Promise<number[]> => {
  await load(url, perRound, next);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(...(await load(url, perRound, next)));
  return times;
};

/** Prints both, and gives the ratios. */
const compare = (name: string, app: readonly number[], bare: readonly number[]) => {
  const ratio = (share: number): number => {
    const [ours, theirs] = [quantile(app, share), quantile(bare, share)];
    console.log(`${name} p${share * 100}: app ${ours.toFixed(1)} ms, bare ${theirs.toFixed(1)} ms`);
    return Number((ours / theirs).toFixed(2));
  };
  return { p50: ratio(0.5), p95: ratio(0.95) };
};

const dataDir = await mkdtemp(join(tmpdir(), 'kam-bench-'));
const server = await startEmbedded({ dataDir, onProgress: () => {} });
const db = connect(server.url);
const running: { stop(): Promise<void> }[] = [];
const keep = <T extends Pick<FakeProcess, 'stop'>>(started: T): T => {
  running.unshift(started);
  return started;
};
try {
  await migrate(server.url);
  const slack = keep(await startSlack({ rates: 0 }));
  const telegram = keep(await startTelegram());
  const { inSlack, inTelegram } = await populate(db, slack, telegram);
  const setup: Setup = {
    databaseUrl: server.url,
    slack: { botToken, signingSecret, apiUrl: slack.apiUrl },
    telegram: { token: telegram.token, apiRoot: telegram.root, secret },
  };
  const run = async (name: 'app' | 'bolt' | 'grammy') =>
    keep(await startProcess(`bench/ack/${name}-process.ts`, [JSON.stringify(setup)])).url;
  const [app, bolt, grammy] = [await run('app'), await run('bolt'), await run('grammy')];
  // The app introduces itself to Telegram in the background.
  await pause(2_000);

  const [inBolt, inGrammy] = [() => slackDelivery(inSlack), () => telegramDelivery(inTelegram)];
  const bare = { slack: await measure(`${bolt}/slack/events`, inBolt), telegram: await measure(grammy, inGrammy) };
  const ours = {
    slack: await measure(`${app}/slack/events`, inBolt),
    telegram: await measure(`${app}/telegram/webhook`, inGrammy),
  };
  const overBolt = compare('Slack', ours.slack, bare.slack);
  const overGrammy = compare('Telegram', ours.telegram, bare.telegram);
  console.log(JSON.stringify({ bench: 'ack', inFlight: 50, overBolt, overGrammy }));
} finally {
  for (const { stop } of running) await stop();
  await db.$disconnect();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
