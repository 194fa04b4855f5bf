import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createDispatch } from '../../src/bots/dispatch.ts';
import { createRateLimit } from '../../src/bots/rate-limit.ts';
import { fixedClock, systemClock } from '../../src/core/clock.ts';
import { summaryKey } from '../../src/core/commands/define.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import { translator } from '../../src/core/i18n/translator.ts';
import { createLogger } from '../../src/core/logger.ts';
import { contractHouse } from '../contract/house.ts';
import { connectSlack, slackSettled } from '../contract/slack.ts';
import { aDepartment, aMeeting, anAccount, anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { startSlack } from '../fakes/slack/client.ts';
import { testDb } from '../setup/database.ts';

const { db, reset, url } = await testDb();
const fake = await startSlack({ rates: 1 });
afterAll(() => fake.stop());

const manifest = z
  .looseObject({
    features: z.looseObject({
      slash_commands: z.array(z.looseObject({ command: z.string(), description: z.string() })),
    }),
  })
  .parse(parse(readFileSync('slack/manifest.yaml', 'utf8')));
const logger = createLogger('silent');
const product = createDispatch({ db, clock: systemClock, logger, commands, actions, forms });
const house = contractHouse(db, systemClock);

/** Longer than the inbox waits before it tries again, shorter than a test may take. */
const patienceMs = 1_600;

type Running = Awaited<ReturnType<typeof connectSlack>>;
const running: Running[] = [];
const start = async (dispatch = product, rateLimit = createRateLimit(systemClock)): Promise<Running> => {
  const slack = await connectSlack(fake, 'http', { db, url, dispatch, logger, rateLimit, patienceMs });
  running.push(slack);
  return slack;
};

beforeEach(async () => {
  await reset();
  await fake.act('reset');
  await fake.act('manifest', { manifest });
  house.forget();
  await anOrganisation(db);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close()));
  expect((await fake.act('violations')).violations).toEqual([]);
});

const settled = () => slackSettled(fake, db);
const seen = async (who: string, channel: string) =>
  (await fake.act('sees', { who, channel })).messages.filter(({ byApp }) => byApp);
const only = async (who: string, channel: string) => {
  const messages = await seen(who, channel);
  const [message] = messages;
  if (!message || messages.length > 1) throw new Error(`${who} sees ${messages.length} messages instead of one`);
  return message;
};
const say = async (who: string, channel: string, text: string, threadTs?: string) => {
  await fake.act('say', { who, channel, text, ...(threadTs && { threadTs }) });
  await settled();
};
const press = async (who: string, channel: string, ts: string, control: string) => {
  await fake.act('press', { who, at: { channel, ts }, control });
  await settled();
};

/** Olga, who is known in Slack. */
const olgaInSlack = async () => {
  const olga = await aPerson(db, { handle: 'olga', name: 'Olga' });
  const user = await fake.act('person', { name: 'olga' });
  await anIdentity(db, { personId: olga.id, platform: 'slack', platformUserId: user.id, directChatId: user.dm });
  return { olga, ...user };
};

describe('the app in Slack', () => {
  it('offers every command of the product by its short name but the one that Slack keeps, in the same words', () => {
    const { slash_commands: offered } = manifest.features;
    const t = translator('en', 'UTC');
    const described = commands
      .filter(({ name }) => name !== 'help')
      .map((command) => ({ command: `/${command.name}`, description: t(summaryKey(command)) }));
    expect(offered[0]?.command).toBe('/kam');
    expect(
      offered.slice(1).map(({ command, description }) => ({
        command,
        description: description.slice(0, 1).toLowerCase() + description.slice(1),
      })),
    ).toEqual(described);
  });

  it('turns away what is not signed, wrongly or too long ago, without a word', async () => {
    await start();
    const body = JSON.stringify({ type: 'event_callback' });
    for (const signed of ['old', 'missing', 'wrong'] as const) {
      expect(await db.alarm.count()).toBe(0);
      const answer = await fake.act('raw', { body, signed });
      expect([signed, answer.status, answer.body]).toEqual([signed, 401, undefined]);
    }
    await expect.poll(() => db.alarm.count({ where: { kind: 'slack-signature', clearedAt: null } })).toBe(1);
    expect((await fake.act('raw', { body })).status).toBe(200);
    await expect.poll(() => db.alarm.count({ where: { clearedAt: null } })).toBe(0);
    expect((await fake.act('raw', { body: 'x'.repeat(1_100_000) })).status).toBe(413);
    expect((await fake.act('raw', { body: '{"type":' })).status).toBe(200);
  });

  it('answers by the short names', async () => {
    const { olga, dm } = await olgaInSlack();
    await anAccount(db, { name: 'Acme', owner: olga });
    await start();
    await fake.act('command', { who: 'olga', channel: dm, command: '/accounts' });
    await settled();
    expect((await only('olga', dm)).text).toContain('Acme');
  });
});

describe('people in Slack', () => {
  it('are asked whether they are who their address says, and shown nothing before they say yes', async () => {
    const olga = await aPerson(db, { handle: 'olga', name: 'Olga', email: 'olga@example.com' });
    await anAccount(db, { name: 'Acme', owner: olga });
    const { id, dm } = await fake.act('person', { name: 'olga', email: 'Olga@Example.com' });
    await start();
    await say('olga', dm, 'accounts');
    const asked = await only('olga', dm);
    expect(asked.text).toContain('Are you Olga (@olga)?');
    expect(asked.text).not.toContain('Acme');
    await press('olga', dm, asked.ts, 'Yes, that is me');
    expect((await only('olga', dm)).text).toContain('Linked');
    const row = await db.chatIdentity.findFirstOrThrow();
    expect(row).toMatchObject({ personId: olga.id, platformUserId: id, name: '@olga', directChatId: dm });
    await say('olga', dm, 'accounts');
    expect((await seen('olga', dm)).at(-1)?.text).toContain('Acme');
  });

  it('who are not known are told how to be, in the language of their Slack', async () => {
    const { dm } = await fake.act('person', { name: 'ivan', locale: 'ru-RU' });
    await start();
    await say('ivan', dm, 'brief Acme');
    expect((await only('ivan', dm)).text).toContain('Пока не знаю, кто вы');
  });
});

describe('answers in Slack', () => {
  it('stay in the thread where the assistant was called, for the asker’s eyes', async () => {
    await olgaInSlack();
    await fake.act('person', { name: 'boris' });
    await fake.act('channel', { name: 'sales', members: ['olga', 'boris'] });
    await start(house.dispatch);
    const { ts } = await fake.act('say', { who: 'boris', channel: 'sales', text: 'who knows Acme?' });
    await say('olga', 'sales', '@kam figures Acme', ts);
    expect(await only('olga', 'sales')).toMatchObject({ text: 'Figures of Acme\n€41,200 overdue', threadTs: ts });
    expect(await seen('boris', 'sales')).toEqual([]);
    await say('olga', 'sales', '@kam notice lunch', ts);
    expect(await only('boris', 'sales')).toMatchObject({ text: 'Notice: lunch', threadTs: ts, ephemeral: false });
  });

  it('make a channel that of a department, where an administrator says so', async () => {
    const { olga, dm } = await olgaInSlack();
    await db.person.update({ where: { id: olga.id }, data: { role: 'administrator' } });
    const { id: departmentId } = await aDepartment(db, { key: 'logistics', name: 'Logistics' });
    await fake.act('person', { name: 'boris' });
    const { id: chatId } = await fake.act('channel', { name: 'freight', members: ['olga', 'boris'] });
    await start();
    await say('olga', 'freight', '@kam admin channel logistics');
    expect((await only('boris', 'freight')).text).toBe('This is the channel of Logistics in Slack now');
    expect(await db.departmentChannel.findMany()).toMatchObject([{ departmentId, platform: 'slack', chatId }]);
    await fake.act('command', { who: 'olga', channel: dm, command: '/kam', text: 'admin channel logistics' });
    await settled();
    expect((await only('olga', dm)).text).toContain('Please say this in the channel or group itself');
  });

  it('reach the asker also where the assistant is no member, and the others only with what is public', async () => {
    await olgaInSlack();
    await fake.act('person', { name: 'boris' });
    const { id: channel } = await fake.act('channel', { name: 'far', members: ['olga', 'boris'], withApp: false });
    await start(house.dispatch);
    await fake.act('command', { who: 'olga', channel, command: '/kam', text: 'figures Acme' });
    await settled();
    expect(await only('olga', channel)).toMatchObject({ ephemeral: true });
    await fake.act('command', { who: 'olga', channel, command: '/kam', text: 'notice lunch' });
    await settled();
    expect((await only('boris', channel)).text).toBe('Notice: lunch');
  });

  it.each([
    ['was lost after Slack had taken them', { does: 'drop-after' }],
    ['was lost, and Slack took them later', { does: 'drop-late', hangMs: 1_300 }],
    ['brought nothing for as long as we wait', { does: 'hang-after' }],
  ] as const)('come once, although the connection %s', async (_, failure) => {
    const { dm } = await olgaInSlack();
    await start(house.dispatch);
    await fake.act('failures', { rules: [{ method: 'chat.postMessage', ...failure, next: 1 }] });
    await say('olga', dm, 'notice lunch');
    await pause('hangMs' in failure ? failure.hangMs : 0);
    expect((await only('olga', dm)).text).toBe('Notice: lunch');
  });

  it('are not looked for where Slack did not take them up', async () => {
    const { dm } = await olgaInSlack();
    await start(house.dispatch);
    await fake.act('failures', { rules: [{ method: 'chat.postMessage', does: 'http-500', next: 1 }] });
    await say('olga', dm, 'notice lunch');
    expect((await only('olga', dm)).text).toBe('Notice: lunch');
    expect((await fake.act('calls', { method: 'conversations.history' })).calls).toEqual([]);
  });

  it('wait as long as Slack asks, and then come', async () => {
    const { dm } = await olgaInSlack();
    await start(house.dispatch);
    await fake.act('failures', { rules: [{ method: 'chat.postMessage', does: 'rate-limit', next: 1 }] });
    await say('olga', dm, 'notice lunch');
    expect((await only('olga', dm)).text).toBe('Notice: lunch');
  });

  it('come as plain words where Slack will not have the blocks', async () => {
    const { dm } = await olgaInSlack();
    await start(house.dispatch);
    const rule = { method: 'chat.postMessage', does: 'error', error: 'invalid_blocks', next: 1 } as const;
    await fake.act('failures', { rules: [rule] });
    await say('olga', dm, 'figures <b>Acme</b>');
    expect((await only('olga', dm)).text).toBe('Figures of <b>Acme</b>\n€41,200 overdue');
    expect(await db.alarm.findMany()).toMatchObject([
      { kind: 'render', subject: 'slack/figures: invalid_blocks', count: 1 },
    ]);
  });

  it('come as plain words where the card was changed and Slack will not have the blocks', async () => {
    const { dm } = await olgaInSlack();
    await start(house.dispatch);
    await say('olga', dm, 'offer');
    await fake.act('failures', {
      rules: [{ method: 'chat.update', does: 'error', error: 'msg_blocks_too_long', next: 1 }],
    });
    await press('olga', dm, (await only('olga', dm)).ts, 'Take it');
    expect((await only('olga', dm)).text).toBe('Olga took offer 7');
    expect(await db.alarm.findMany()).toMatchObject([{ subject: 'slack/take: msg_blocks_too_long' }]);
  });

  it('are new messages when the one that was pressed has been deleted', async () => {
    const { dm } = await olgaInSlack();
    await start(house.dispatch);
    await say('olga', dm, 'offer');
    const offer = await only('olga', dm);
    const rule = { method: 'chat.update', does: 'error', error: 'message_not_found', next: 1 } as const;
    await fake.act('failures', { rules: [rule] });
    await press('olga', dm, offer.ts, 'Take it');
    expect((await seen('olga', dm)).map(({ text }) => text)).toEqual(['An offer', 'Olga took offer 7']);
    expect(house.times('take')).toBe(1);
  });

  it('are acted on once by two processes, however often an event is sent', async () => {
    const { dm } = await olgaInSlack();
    await Promise.all([start(house.dispatch), start(house.dispatch)]);
    const [one, two] = running;
    await say('olga', dm, 'notice lunch');
    const [event] = (await fake.act('deliveries', { type: 'message' })).deliveries;
    if (!event || !one || !two) throw new Error('nothing was delivered');
    const again = { body: JSON.stringify(event.payload), signed: 'right' } as const;
    await Promise.all([one, two, one, two].map(({ address }) => fake.act('raw', { ...again, url: address })));
    await settled();
    expect((await only('olga', dm)).text).toBe('Notice: lunch');
    expect(house.times('notice')).toBe(1);
  });
});

describe('forms in Slack', () => {
  it('are asked for once more by the button of their message, for whom they opened too late', async () => {
    const { dm } = await olgaInSlack();
    await fake.act('timing', { trigger: 1 });
    await start(house.dispatch);
    await fake.act('command', { who: 'olga', channel: dm, command: '/kam', text: 'register' });
    await settled();
    const offered = await only('olga', dm);
    expect((await fake.act('modal', { who: 'olga' })).view).toBeNull();
    await fake.act('timing', { trigger: 3_000 });
    await press('olga', dm, offered.ts, 'Fill in');
    expect((await fake.act('modal', { who: 'olga' })).view).toMatchObject({ title: 'Register' });
    await fake.act('submit', { who: 'olga', fields: { City: 'Rome' } });
    await settled();
    expect((await seen('olga', dm)).at(-1)?.text).toBe('Registered in Rome');
  });
});

describe('a form of settings in Slack', () => {
  it('stays open with what was put in where one field is refused, which says why; nothing of it is kept', async () => {
    const { olga, dm } = await olgaInSlack();
    await anIdentity(db, { personId: olga.id, platform: 'telegram' });
    await start();
    await fake.act('command', { who: 'olga', channel: dm, command: '/kam', text: 'settings contracts' });
    await settled();
    await db.setting.create({
      data: { key: 'attention.least.contract-date', scope: 'organisation', scopeId: 0, value: 'digest' },
    });
    await fake.act('submit', { who: 'olga', fields: { Slack: 'with the summary', Telegram: 'not at all' } });
    await settled();
    expect((await fake.act('modal', { who: 'olga' })).view).toMatchObject({
      fields: [
        { label: 'Slack', value: ['with the summary'], error: null },
        { label: 'Telegram', value: ['not at all'], error: expect.stringContaining('at least “with the summary”') },
      ],
    });
    expect(await db.setting.count({ where: { scope: 'person' } })).toBe(0);
    await fake.act('submit', { who: 'olga', fields: { Telegram: 'as it arises' } });
    await settled();
    expect((await fake.act('modal', { who: 'olga' })).view).toBeNull();
    expect((await seen('olga', dm)).at(-1)?.text).toContain('Saved · Contracts');
    expect(await db.setting.findMany({ where: { scope: 'person' }, select: { key: true, value: true } })).toEqual([
      { key: 'attention.mode.contract-date.slack', value: 'digest' },
    ]);
  });
});

describe('a form that Slack will not have', () => {
  it('is an alarm, and the message that it came with is sent', async () => {
    const { dm } = await olgaInSlack();
    await start(house.dispatch);
    const rule = { method: 'views.open', does: 'error', error: 'invalid_arguments', next: 1 } as const;
    await fake.act('failures', { rules: [rule] });
    await fake.act('command', { who: 'olga', channel: dm, command: '/kam', text: 'register' });
    await settled();
    expect((await only('olga', dm)).text).toContain('Please fill in the form');
    expect(await db.alarm.findMany()).toMatchObject([{ subject: 'slack/form register: invalid_arguments' }]);
  });
});

describe('the Home tab', () => {
  const home = async (who: string) => {
    await fake.act('open', { who, tab: 'home' });
    await settled();
    const { view } = await fake.act('home', { who });
    return view ?? { text: '', controls: [] };
  };

  it('shows the day, the clients and the settings, and changes with them', async () => {
    const { olga, dm } = await olgaInSlack();
    const acme = await anAccount(db, { name: 'Acme', owner: olga });
    await aMeeting(db, { accountId: acme.id, personId: olga.id, title: 'Annual terms', startsAt: new Date() });
    await start();
    const { text } = await home('olga');
    for (const part of ['Acme', 'Annual terms', 'I answer in English', 'Your time zone']) expect(text).toContain(part);
    await fake.act('press', { who: 'olga', at: { screen: 'home' }, control: 'Italiano' });
    await settled();
    expect((await only('olga', dm)).text).not.toBe('');
    expect((await fake.act('home', { who: 'olga' })).view?.text).toContain('italiano');
  });

  it('answers once in the chat, although the connection was lost after Slack had taken the answer', async () => {
    const { dm } = await olgaInSlack();
    await start();
    await home('olga');
    await fake.act('failures', { rules: [{ method: 'chat.postMessage', does: 'drop-after', next: 1 }] });
    await fake.act('press', { who: 'olga', at: { screen: 'home' }, control: 'Italiano' });
    await settled();
    await only('olga', dm);
  });

  it('is shown as plain words where Slack will not have the view, and that is an alarm', async () => {
    await olgaInSlack();
    await start();
    const rule = { method: 'views.publish', does: 'error', error: 'invalid_arguments', next: 1 } as const;
    await fake.act('failures', { rules: [rule] });
    expect((await home('olga')).text).toContain('I answer in English');
    expect(await db.alarm.findMany()).toMatchObject([{ subject: 'slack/home: invalid_arguments' }]);
  });

  it('is left as it is for who sends too much, who is told once to wait', async () => {
    const { olga, dm } = await olgaInSlack();
    const rateLimit = createRateLimit(fixedClock(systemClock.now().toString()));
    await start(product, rateLimit);
    await home('olga');
    for (let i = 0; i < 19; i++) rateLimit(`person/${olga.id}`, `before ${i}`);
    const drawn = async () => (await fake.act('calls', { method: 'views.publish' })).calls.length;
    const before = await drawn();
    await fake.act('press', { who: 'olga', at: { screen: 'home' }, control: 'Refresh' });
    await home('olga');
    await settled();
    expect(await drawn()).toBe(before);
    expect((await only('olga', dm)).text).toContain('That was a lot at once');
  });

  it('tells strangers how to be known, and shows nothing else', async () => {
    await fake.act('person', { name: 'ivan' });
    await start();
    expect((await home('ivan')).text).toContain("I don't know you yet");
  });

  it('offers what to begin with in the chat', async () => {
    const { dm } = await olgaInSlack();
    await start();
    await fake.act('open', { who: 'olga', tab: 'messages' });
    await settled();
    const { thread } = await fake.act('agent', { channel: dm });
    expect(thread).toMatchObject({ prompts: [{ message: 'accounts' }, { message: 'help' }] });
  });
});
