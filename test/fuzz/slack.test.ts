import { afterAll, beforeAll, expect, it } from 'vitest';
import { anIdentity } from '../factories/index.ts';
import { startSlack } from '../fakes/slack/client.ts';
import { signature } from '../fakes/slack/delivery/signature.ts';
import { usualSettings } from '../fakes/slack/world/app.ts';
import { type Json, spoil } from './malformed.ts';
import { aCompanyOfThree, askedFor, fuzzStage, patienceMs, runMs, runs, secretWord } from './stage.ts';

const fake = await startSlack({ rates: 0 });
afterAll(() => fake.stop());
const { botToken, signingSecret } = usualSettings;
const { db, origin, faults, start, fuzz } = await fuzzStage(() => ({
  slack: { botToken, apiUrl: fake.apiUrl, delivery: { signingSecret } },
}));
const address = `${origin}/slack/events`;

interface Chat {
  readonly id: string;
  readonly dm: string;
}
let anna: Chat;
let boris: Chat;
let carla: Chat;
let channel: string;

beforeAll(async () => {
  const company = await aCompanyOfThree(db);
  const join = async (name: 'anna' | 'boris' | 'carla'): Promise<Chat> => {
    const chat = await fake.act('person', { name });
    await anIdentity(db, { personId: company[name].id, platform: 'slack', platformUserId: chat.id });
    return chat;
  };
  [anna, boris, carla] = [await join('anna'), await join('boris'), await join('carla')];
  ({ id: channel } = await fake.act('channel', { name: 'team', members: ['anna', 'boris', 'carla'] }));
  await start();
  await fake.act('app', { delivery: { mode: 'http', url: address } });
});

const event = (n: number, inner: Json): Json => ({
  type: 'event_callback',
  event_id: `Ev${n}`,
  team_id: 'T1',
  authorizations: [{ user_id: 'U0' }],
  event: inner,
});
const line = `brief ${askedFor}`;
const message = (type: string, user: string, where: string, text: string): Json => ({
  ...{ type, user, text, channel: where, ts: '1.2' },
  channel_type: where.startsWith('D') ? 'im' : 'channel',
});
const shared = (user: string, where: string, file: Json): Json => ({
  ...{ type: 'message', subtype: 'file_share', user, text: '', channel: where, channel_type: 'im', ts: '1.2' },
  files: [file],
});
const command = (n: number, { id }: Chat, where: string): Json => ({
  ...{ command: '/kam', text: line, user_id: id, channel_id: where, team_id: 'T1', trigger_id: `${n}.1` },
});
const press = (n: number, { id }: Chat, where: string, action: string): Json => ({
  type: 'block_actions',
  user: { id, team_id: 'T1' },
  trigger_id: `${n}.2`,
  container: { type: 'message', channel_id: where, message_ts: '1.2', is_ephemeral: false },
  actions: [{ type: 'button', action_id: 'press/0', value: action }],
});
const submission = (n: number, { id }: Chat): Json => ({
  type: 'view_submission',
  user: { id, team_id: 'T1' },
  trigger_id: `${n}.3`,
  view: {
    callback_id: 'timezone',
    private_metadata: '',
    state: { values: { zone: { value: { type: 'plain_text_input', value: 'Europe/Rome' } } } },
  },
});

/** What Slack sends, before it is spoilt. */
const updates: readonly ((n: number) => Json)[] = [
  (n) => event(n, message('message', anna.id, anna.dm, line)),
  (n) => event(n, message('message', boris.id, boris.dm, line)),
  (n) => event(n, message('app_mention', anna.id, channel, `<@U0> ${line}`)),
  (n) => event(n, message('message', 'U0STRANGER', 'D0STRANGER', line)),
  (n) =>
    event(
      n,
      shared(boris.id, boris.dm, {
        id: `F${n}`,
        name: n % 2 ? 'a.ics' : 'a.png',
        url_private: new URL('/files-pri/x/a', fake.apiUrl).href,
      }),
    ),
  (n) => event(n, { type: 'app_home_opened', user: boris.id, channel: boris.dm, tab: n % 2 ? 'home' : 'messages' }),
  (n) => event(n, { type: 'reaction_added', user: anna.id, item: { type: 'message', channel }, reaction: '+1' }),
  (n) => command(n, anna, channel),
  (n) => command(n, boris, channel),
  (n) => press(n, anna, channel, 'brief:1'),
  (n) => press(n, boris, boris.dm, 'brief:1'),
  // A form is acknowledged when it is seen to, behind what its sender did before: few, so that the others need not wait.
  (n) => (n % 10 === 0 ? submission(n, boris) : press(n, boris, channel, 'timezone:ask')),
  (n) => ({ type: 'shortcut', callback_id: 'unknown', trigger_id: `${n}.4`, user: { id: anna.id } }),
];

/** Commands come as a form, interactions as JSON in one, events as JSON. */
const encoded = (said: Json, n: number): { readonly type: string; readonly body: string } => {
  const json = JSON.stringify(said);
  if (n % 37 === 0) return { type: 'application/json', body: json.slice(0, -1) };
  if (typeof said !== 'object' || said === null || 'event' in said) return { type: 'application/json', body: json };
  const fields = new URLSearchParams();
  if ('command' in said)
    for (const [name, value] of Object.entries(said))
      fields.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  else fields.append('payload', json);
  return { type: 'application/x-www-form-urlencoded', body: fields.toString() };
};

const deliver = async (said: Json, n: number): Promise<number> => {
  const { type, body } = encoded(said, n);
  const seconds = Math.floor(Date.now() / 1000);
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': signature(signingSecret, seconds, body),
  };
  const response = await fetch(address, { method: 'POST', headers, body });
  await response.arrayBuffer();
  return response.status;
};

it(
  `${runs} malformed deliveries from Slack are taken or turned away, tell nobody what is not theirs, and harm nobody`,
  async () => {
    await fake.act('say', { who: 'anna', channel: anna.dm, text: line });
    await fake.sees('anna', anna.dm, ({ text, preview }) => `${text} ${preview}`.includes(secretWord), 10_000);
    const told = await fuzz(updates.length, ({ template, changes }, n) => {
      const update = updates[template]?.(n) ?? null;
      return deliver(spoil(update, changes), n);
    });
    if (runs > 1_000) console.log(JSON.stringify({ platform: 'slack', ...told, faults: faults.length }));
    // Forms are asked for by triggers that Slack never gave out, and its library says so.
    expect(faults.filter((line) => !line.includes('invalid `trigger_id`'))).toEqual([]);
    expect((await fake.act('violations')).violations).toEqual([]);

    const sees = async (who: string, where: string) =>
      (await fake.act('sees', { who, channel: where })).messages
        .map(({ text, preview }) => `${text} ${preview}`)
        .join('\n');
    for (const [who, where] of [
      ['boris', boris.dm],
      ['boris', channel],
      ['carla', channel],
    ] as const)
      expect(await sees(who, where)).not.toContain(secretWord);

    await fake.act('say', { who: 'carla', channel: carla.dm, text: 'whoami' });
    await fake.sees('carla', carla.dm, ({ byApp, text }) => byApp && text.includes('Carla'), patienceMs);
  },
  runMs,
);
