import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createApp } from '../../src/app.ts';
import { clearAlarm, raiseAlarm } from '../../src/core/alarms/alarms.ts';
import { fixedClock, systemClock } from '../../src/core/clock.ts';
import { summaryKey } from '../../src/core/commands/define.ts';
import { commands } from '../../src/core/commands/registry.ts';
import { SetupError } from '../../src/core/errors.ts';
import { type Language, languages, translator } from '../../src/core/i18n/translator.ts';
import { createLogger } from '../../src/core/logger.ts';
import { examine, type Patient } from '../../src/doctor/examine.ts';
import { manifestScopes } from '../../src/doctor/manifest.ts';
import { anyFails, report } from '../../src/doctor/report.ts';
import { type SlackFake, startSlack } from '../fakes/slack/client.ts';
import { type FakeTelegram, startTelegram } from '../fakes/telegram/client.ts';
import { testDb } from '../setup/database.ts';

const { db, url, reset } = await testDb();
const t = translator('en', 'Europe/Rome');
let slack: SlackFake;
let telegram: FakeTelegram;

beforeAll(async () => {
  [slack, telegram] = await Promise.all([startSlack(), startTelegram()]);
});
afterAll(() => Promise.all([slack.stop(), telegram.stop()]));

const botToken = 'xoxb-fake-bot-token';
const appToken = 'xapp-fake-app-token';
const scopes = manifestScopes();
const manifest = z.looseObject({}).parse(parse(readFileSync('slack/manifest.yaml', 'utf8')));

const offered = (language: Language) => {
  const say = translator(language, 'UTC');
  return commands.map((command) => ({ command: command.name, description: say(summaryKey(command)) }));
};

const bot = async (method: string, args: object = {}): Promise<void> => {
  const response = await fetch(`${telegram.root}/bot${telegram.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(args),
  });
  expect(await response.json()).toMatchObject({ ok: true });
};

/** Both platforms just as the guides leave them. */
beforeEach(async () => {
  await reset();
  await slack.act('reset');
  await slack.act('manifest', { manifest });
  await telegram.act('failures', []);
  await telegram.act('configure', { skewMs: 0 });
  await bot('deleteWebhook');
  for (const language of languages) {
    await bot('setMyCommands', {
      commands: offered(language),
      ...(language !== 'en' && { language_code: language }),
    });
  }
});

const house = { openDatabase: async () => ({ url, close: async () => {} }), secretKey: async () => null };
const inSlack = (change: Partial<NonNullable<Patient['slack']>> = {}): Partial<Patient> => ({
  slack: { botToken, apiUrl: slack.apiUrl, delivery: { appToken }, ...change },
});
const inTelegram = (change: Partial<NonNullable<Patient['telegram']>> = {}): Partial<Patient> => ({
  telegram: { token: telegram.token, apiRoot: telegram.root, webhook: undefined, ...change },
});

const delivered = (address: string) => ({ webhook: { url: address, secret: 'a-secret' } });

const see = async (patient: Partial<Patient>, say = t, clock = systemClock) => {
  const all: Patient = { house, slack: undefined, telegram: undefined, scopes, commands: offered, ...patient };
  const sections = await examine(all, { t: say, clock });
  const printed = report(say, sections).join('\n');
  for (const secret of [botToken, appToken, telegram.token, 'fake-signing-secret'])
    expect(printed).not.toContain(secret);
  const ill = sections.flatMap(({ findings }) => findings).filter(({ verdict }) => verdict !== 'ok');
  return { printed, ill, failed: anyFails(sections) };
};

/** Whoever said something in a chat, said it there. */
const spoke = (platform: 'slack' | 'telegram', chatId: string) =>
  db.sentMessage.create({
    data: { platform, chatId, messageId: '1', key: `${platform}/${chatId}`, card: {}, sentAt: new Date() },
  });

describe('the doctor finds nothing to mend', () => {
  it('where neither platform is connected, and says how to connect them', async () => {
    const { printed, ill } = await see({});
    expect(ill).toEqual([]);
    expect(printed).toMatch(/Slack\n {2}✓ Not connected: docs\/slack.md says how/);
    expect(printed).toMatch(/All is well\.$/);
  });

  it('where both were set up by their guides, in every language, and breaks no rule of theirs', async () => {
    for (const language of languages) {
      const { printed, ill } = await see({ ...inSlack(), ...inTelegram() }, translator(language, 'Europe/Rome'));
      expect(ill).toEqual([]);
      expect(printed).toContain(`@${telegram.username}`);
    }
    expect((await slack.act('violations')).violations).toEqual([]);
    expect(await telegram.act('violations', {})).toEqual([]);
  });

  it('soon after the app was started that both were set up for', async () => {
    for (const language_code of ['', 'ru', 'it']) await bot('deleteMyCommands', { language_code });
    const connected = { ...inSlack(), ...inTelegram() };
    expect((await see(connected)).failed).toBe(true);
    const app = await createApp(
      { host: '127.0.0.1', ...connected },
      { databaseUrl: url, logger: createLogger('silent') },
    );
    await app.listen(0);
    await expect.poll(async () => (await see(connected)).ill, { timeout: 10_000 }).toEqual([]);
    await app.close();
  });

  it('with a signing secret, and with a webhook', async () => {
    const webhookUrl = 'http://127.0.0.1:9/telegram/webhook';
    await bot('setWebhook', { url: webhookUrl, secret_token: 'a-secret' });
    const { ill } = await see({
      ...inSlack({ delivery: { signingSecret: 'fake-signing-secret' } }),
      ...inTelegram(delivered(webhookUrl)),
    });
    expect(ill).toEqual([]);
  });
});

describe('of the installation the doctor finds', () => {
  it('a database that is away, and checks the rest without it', async () => {
    const openDatabase = () => Promise.reject(new SetupError('nobody listens'));
    const { ill, failed, printed } = await see({ house: { ...house, openDatabase }, ...inSlack() });
    expect(ill).toEqual([
      {
        verdict: 'fail',
        says: 'The database cannot be used: nobody listens',
        mend: expect.stringContaining('npm start'),
      },
    ]);
    expect(failed).toBe(true);
    expect(printed).toContain('Slack knows the bot: kam in');
    expect(printed).toMatch(/1 thing does not work\. The arrows say what to do\.$/);
  });

  it('a damaged key, and shows no error that was not made for people', async () => {
    const secretKey = () => Promise.reject(new Error('postgresql://kam:password@host'));
    const { ill, printed } = await see({ house: { ...house, secretKey } });
    expect(ill).toMatchObject([{ verdict: 'fail', says: 'The key for secrets cannot be used: Error' }]);
    expect(printed).not.toContain('password');
  });
});

describe('of what was noticed while the product ran, the doctor tells', () => {
  const parts = { db, logger: createLogger('silent') };
  const render = { kind: 'render', subject: 'slack/brief: invalid_blocks' } as const;
  const signature = { kind: 'slack-signature', subject: 'slack/events' } as const;
  const overHttp = () => inSlack({ delivery: { signingSecret: 'fake-signing-secret' } });
  const daysAgo = (days: number) =>
    fixedClock(
      systemClock
        .now()
        .subtract({ hours: 24 * days })
        .toString(),
    );

  it('what could not be shown as it was drawn, in every language, for a week', async () => {
    for (const days of [6, 5]) await raiseAlarm({ ...parts, clock: daysAgo(days) }, render);
    await raiseAlarm({ ...parts, clock: daysAgo(8) }, { ...render, subject: 'telegram/lang: refused' });
    for (const language of languages) {
      const { ill, failed } = await see({}, translator(language, 'Europe/Rome'));
      expect(ill).toMatchObject([{ verdict: 'warn', says: expect.stringMatching(/slack\/brief: invalid_blocks, 2 /) }]);
      expect(failed).toBe(false);
    }
  });

  it('that Slack signs with another secret, what to click, and whether anything was accepted', async () => {
    await raiseAlarm({ ...parts, clock: systemClock }, signature);
    const { ill, failed, printed } = await see(overHttp());
    expect(ill).toMatchObject([
      { verdict: 'fail', says: expect.stringMatching(/since today/), mend: expect.stringContaining('Signing Secret') },
    ]);
    expect(failed).toBe(true);
    expect(printed).toContain('Nothing has been accepted from Slack yet');
    expect((await see(inSlack())).ill).toEqual([]);
  });

  it('that it does so no more, and when it was last heard', async () => {
    await raiseAlarm({ ...parts, clock: systemClock }, signature);
    await clearAlarm({ ...parts, clock: systemClock }, signature);
    const receivedAt = new Date(systemClock.now().epochMilliseconds);
    await db.inboxItem.create({ data: { platform: 'slack', eventId: 'Ev1', receivedAt } });
    const { ill, printed } = await see(overHttp());
    expect(ill).toEqual([]);
    expect(printed).toContain('The latest delivery from Slack was accepted today');
  });
});

describe('in Slack the doctor finds', () => {
  it('a wrong token', async () => {
    const { ill } = await see(inSlack({ botToken: 'xoxb-another' }));
    expect(ill).toEqual([
      {
        verdict: 'fail',
        says: 'Slack refuses SLACK_BOT_TOKEN: invalid_auth',
        mend: expect.stringContaining('OAuth & Permissions'),
      },
    ]);
  });

  it('an app that was taken out', async () => {
    await slack.act('uninstall');
    const { ill } = await see(inSlack());
    expect(ill[0]).toMatchObject({ verdict: 'fail', mend: expect.stringContaining('Reinstall to Workspace') });
  });

  it('scopes that are missing, by name', async () => {
    await slack.act('app', { scopes: scopes.filter((scope) => scope !== 'commands') });
    const { ill } = await see(inSlack());
    expect(ill).toEqual([
      {
        verdict: 'fail',
        says: 'The app lacks scopes: commands',
        mend: expect.stringContaining('slack/manifest.yaml'),
      },
    ]);
  });

  it('scopes beyond what is needed, which is no failure', async () => {
    await slack.act('app', { scopes: [...scopes, 'reactions:write'] });
    const { ill, failed, printed } = await see(inSlack());
    expect(ill).toMatchObject([{ verdict: 'warn', says: 'The app has scopes it does not need: reactions:write' }]);
    expect(failed).toBe(false);
    expect(printed).toMatch(/Everything works; 1 thing to look at\.$/);
  });

  it('a wrong app token', async () => {
    const { ill } = await see(inSlack({ delivery: { appToken: 'xapp-another' } }));
    expect(ill).toMatchObject([
      {
        verdict: 'fail',
        says: 'Slack refuses SLACK_APP_TOKEN: invalid_auth',
        mend: expect.stringContaining('Socket Mode'),
      },
    ]);
  });

  it('channels that it may no longer write in', async () => {
    const seeing = [...new Set([...scopes, 'channels:read', 'groups:read'])];
    await slack.act('app', { scopes: seeing });
    await slack.act('person', { name: 'anna' });
    const { id: left } = await slack.act('channel', { name: 'old-team', members: ['anna'], withApp: false });
    const { id: archived } = await slack.act('channel', { name: 'shelved', members: ['anna'] });
    await slack.act('channel', { name: 'kams', members: ['anna'] });
    await slack.act('changeChannel', { who: 'anna', channel: archived, archived: true });
    await spoke('slack', left);
    const { ill, printed } = await see({ ...inSlack(), scopes: seeing });
    expect(ill).toMatchObject([
      { verdict: 'warn', says: `No longer in the channel ${left}, where it has written before` },
      { verdict: 'warn', says: 'The channel #shelved is archived: nothing can be written there' },
    ]);
    expect(printed).toContain('In 1 channel\n');
  });

  it('that Slack asks to be left alone for a while', async () => {
    await slack.act('failures', { rules: [{ method: 'auth.test', does: 'rate-limit' }] });
    const { ill } = await see(inSlack());
    expect(ill).toMatchObject([{ verdict: 'fail', says: 'Slack wants to be asked less often' }]);
  });

  it('that Slack is away, or that something else answers', async () => {
    await slack.act('failures', { rules: [{ method: 'auth.test', does: 'drop-before' }] });
    const gone = await see(inSlack());
    expect(gone.ill).toMatchObject([
      { verdict: 'fail', says: expect.stringMatching(/Slack cannot be reached at 127/) },
    ]);
    const other = await see(inSlack({ apiUrl: `${telegram.root}/` }));
    expect(other.ill).toMatchObject([{ verdict: 'fail', mend: expect.stringContaining('SLACK_API_URL') }]);
  });
});

describe('in Telegram the doctor finds', () => {
  it('a wrong token', async () => {
    const { ill } = await see(inTelegram({ token: '7:wrong' }));
    expect(ill).toEqual([
      {
        verdict: 'fail',
        says: 'Telegram refuses TELEGRAM_BOT_TOKEN: Unauthorized',
        mend: expect.stringContaining('@BotFather'),
      },
    ]);
  });

  it('that Telegram is away', async () => {
    const { ill } = await see(inTelegram({ apiRoot: 'http://127.0.0.1:9' }));
    expect(ill).toMatchObject([
      { verdict: 'fail', says: expect.stringMatching(/^Telegram cannot be reached at 127\.0\.0\.1:9: /) },
    ]);
  });

  it('that Telegram asks to be left alone, which is not for a wrong token', async () => {
    await telegram.act('failures', [{ method: 'getMe', does: 'rate-limit' }]);
    const { ill } = await see(inTelegram());
    expect(ill).toMatchObject([{ verdict: 'fail', says: expect.stringContaining('Too Many Requests') }]);
  });

  it('commands that are missing or old, by language', async () => {
    await bot('deleteMyCommands', { language_code: 'ru' });
    await bot('setMyCommands', { commands: [{ command: 'brief', description: 'Scheda' }], language_code: 'it' });
    const { ill } = await see(inTelegram());
    expect(ill).toMatchObject([
      { verdict: 'fail', says: expect.stringContaining('(ru, it)'), mend: expect.stringContaining('npm start') },
    ]);
  });

  it('a webhook where none is wanted', async () => {
    await bot('setWebhook', { url: 'http://127.0.0.1:9/secret-path', secret_token: 'a-secret' });
    const { ill, printed } = await see(inTelegram());
    expect(ill).toMatchObject([{ verdict: 'fail', says: expect.stringContaining('delivers to 127.0.0.1:9, but') }]);
    expect(printed).not.toContain('secret-path');
  });

  it('no webhook, or another, where one is wanted', async () => {
    const wanted = inTelegram(delivered('https://kam.example.com/telegram/webhook'));
    expect((await see(wanted)).ill).toMatchObject([
      { verdict: 'fail', says: 'Telegram does not deliver to TELEGRAM_WEBHOOK_URL yet' },
    ]);
    await bot('setWebhook', { url: 'http://127.0.0.1:9/elsewhere', secret_token: 'a-secret' });
    expect((await see(wanted)).ill).toMatchObject([{ verdict: 'fail', says: expect.stringContaining('127.0.0.1:9') }]);
  });

  it('deliveries that fail, and what waits because of them', async () => {
    const door = createServer((_request, response) => response.writeHead(401).end());
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    const webhookUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}/telegram/webhook`;
    await bot('setWebhook', { url: webhookUrl, secret_token: 'a-secret' });
    const anna = await telegram.act('addPerson', { first_name: 'Anna', started: true });
    for (let line = 0; line <= 100; line++) await telegram.act('say', { user: anna, text: `line ${line}` });
    const { ill } = await see(inTelegram(delivered(webhookUrl)));
    await bot('deleteWebhook', { drop_pending_updates: true });
    door.closeAllConnections();
    door.close();
    expect(ill).toMatchObject([
      { verdict: 'warn', says: expect.stringMatching(/^10\d updates wait at Telegram$/) },
      {
        verdict: 'warn',
        says: expect.stringMatching(/^A delivery from Telegram failed today .*401/),
        mend: expect.stringContaining('TELEGRAM_WEBHOOK_SECRET'),
      },
    ]);
  });

  it('groups where it may not write, or not in closed topics', async () => {
    const group = (title: string, more: object) => telegram.act('addGroup', { title, ...more });
    const ids = [
      await group('Fine', {}),
      await group('Gone', { bot: 'kicked' }),
      await group('Forum', { forum: true }),
      await group('Forum, led', { forum: true, bot: 'administrator' }),
    ];
    for (const id of ids) await spoke('telegram', `${id}`);
    await spoke('telegram', '1000001');
    const { ill, printed } = await see(inTelegram());
    const says = ill.map((finding) => finding.says);
    expect(says).toHaveLength(2);
    expect(says).toContainEqual(expect.stringMatching(/^Cannot write in the group .*bot was kicked/));
    expect(says).toContain('May write in the group Forum, but not in its closed topics');
    expect(printed).toContain('May write in the group Fine');
    expect(printed).toContain('May write in the group Forum, led');
  });
});

describe('the doctor compares clocks, and takes a platform that is ahead', () => {
  it('by 20 s for well', async () => {
    await telegram.act('configure', { skewMs: 20_000 });
    expect((await see(inTelegram())).ill).toEqual([]);
  });

  it.each([
    [60_000, 'warn', /^The clock of this machine is (59|60|61) s behind Telegram's$/],
    [-60_000, 'warn', /^The clock of this machine is (59|60|61) s ahead of Telegram's$/],
    [-600_000, 'fail', /^The clock of this machine is (599|600|601) s ahead of Telegram's$/],
  ])('by %i ms as: %s', async (skewMs, verdict, says) => {
    await telegram.act('configure', { skewMs });
    const mend = expect.stringContaining('set-ntp');
    expect((await see(inTelegram())).ill).toEqual([{ verdict, says: expect.stringMatching(says), mend }]);
  });
});
