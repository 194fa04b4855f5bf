import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDispatch } from '../../src/bots/dispatch.ts';
import { createSeals } from '../../src/core/calendars/seal.ts';
import { systemClock } from '../../src/core/clock.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import { createLogger } from '../../src/core/logger.ts';
import { connectSlack, slackSettled } from '../contract/slack.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { startSlack } from '../fakes/slack/client.ts';
import { usualSettings } from '../fakes/slack/world/app.ts';
import { testDb } from '../setup/database.ts';
import { everythingIn } from '../setup/everything.ts';

const { db, reset, url } = await testDb();
const fake = await startSlack({ rates: 0 });
const logger = createLogger('silent');
const seals = createSeals(Buffer.alloc(32, 5));
const dispatch = createDispatch({ db, clock: systemClock, logger, commands, actions, forms, seals });
let running: Awaited<ReturnType<typeof connectSlack>>;
afterAll(() => fake.stop());

let dm = '';
beforeEach(async () => {
  await reset();
  await fake.act('reset');
  await anOrganisation(db);
  const olga = await aPerson(db, { handle: 'olga', name: 'Olga' });
  const user = await fake.act('person', { name: 'olga' });
  await anIdentity(db, { personId: olga.id, platform: 'slack', platformUserId: user.id });
  dm = user.dm;
  running = await connectSlack(fake, 'http', { db, url, dispatch, logger, patienceMs: 300 });
});
afterEach(async () => {
  await running.close();
  const { violations } = await fake.act('violations');
  expect(violations).toEqual([]);
});

interface Sent {
  readonly name: string;
  readonly holds?: string;
  readonly external?: string;
  readonly hidden?: boolean;
  readonly leadsTo?: string;
}

const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');
/** Olga, or somebody else, sends files in their chat with the assistant. */
const send = async (files: readonly Sent[], { who = 'olga', channel = dm, text = '' } = {}) => {
  const encoded = files.map(({ holds = calendar(), ...file }) => ({
    ...file,
    base64: Buffer.from(holds).toString('base64'),
  }));
  await fake.act('say', { who, channel, text, files: encoded });
  await slackSettled(fake, db);
};
const texts = async (who = 'olga', channel = dm) =>
  (await fake.act('sees', { who, channel })).messages.filter(({ byApp }) => byApp).map(({ text }) => text);
const stranger = () => fake.act('person', { name: 'ivan', email: 'ivan@elsewhere.example' });

describe('a calendar that is sent as a file in Slack', () => {
  it('is connected, and takes the place of the one of that name that was sent before', async () => {
    await send([{ name: 'Работа.ics', holds: calendar('X-SECRET:private-7f3') }], { text: 'here it is' });
    expect(await texts()).toEqual([expect.stringContaining('Connected: Работа')]);
    const [first] = await db.calendar.findMany();
    await send([{ name: 'Работа.ics', holds: calendar('X-MORE:1') }]);
    const [second, ...others] = await db.calendar.findMany();
    expect(others).toEqual([]);
    expect(second?.id).toBe(first?.id);
    expect(Buffer.from(second?.sealed ?? []).equals(Buffer.from(first?.sealed ?? []))).toBe(false);
    expect(await everythingIn(db)).not.toContain('private-7f3');
  });

  it('is connected where Slack tells what it is only when it is asked', async () => {
    await send([{ name: 'Work.ics', hidden: true }]);
    expect(await texts()).toEqual([expect.stringContaining('Connected: Work')]);
  });

  it('that holds no calendar is refused', async () => {
    await send([{ name: 'a.ics', holds: 'no' }]);
    expect(await texts()).toEqual(['This file is no calendar. Programs for calendars write one as an .ics file.']);
    expect(await db.calendar.count()).toBe(0);
  });

  it('is not read without the right to read files, which is said', async () => {
    const { scopes } = usualSettings;
    await fake.act('app', { scopes: scopes.filter((scope) => scope !== 'files:read') });
    await send([{ name: 'a.ics' }]);
    expect(await texts()).toEqual([expect.stringContaining('An administrator can give the app the right files:read')]);
    expect(await db.calendar.count()).toBe(0);
  });

  it.each([
    ['outside Slack', { external: 'https://drive.example/private-9c2' }, 'kept outside Slack'],
    ['behind an address that leads elsewhere', { leadsTo: 'http://127.0.0.1:1/private-9c2' }, 'kept outside Slack'],
    ['behind an address that leads nowhere', { leadsTo: 'about:blank' }, 'kept outside Slack'],
  ])('that is kept %s is not fetched', async (_, how, said) => {
    await send([{ name: 'a.ics', ...how }]);
    expect(await texts()).toEqual([expect.stringContaining(said)]);
    expect(await db.calendar.count()).toBe(0);
    expect(await everythingIn(db)).not.toContain('private-9c2');
  });

  it('is fetched again when Slack is away, too busy, or breaks off, and connected once', async () => {
    const goesWrong = ['http-500', 'rate-limit', 'drop-before', 'hang-before'] as const;
    await fake.act('failures', { rules: goesWrong.map((does) => ({ method: 'download', does, next: 1 })) });
    await send([{ name: 'Work.ics' }]);
    expect(await texts()).toEqual([expect.stringContaining('Connected: Work')]);
    expect((await fake.act('counts')).failures).toEqual({
      'http-500': 1,
      'rate-limit': 1,
      'drop-before': 1,
      'hang-before': 1,
    });
  });

  it('of a stranger is not read: they are told once how to be known', async () => {
    const ivan = await stranger();
    await send([{ name: 'a.ics' }, { name: 'b.ics' }], { who: 'ivan', channel: ivan.dm });
    expect(await texts('ivan', ivan.dm)).toEqual([expect.stringContaining("I don't know you")]);
    expect(await db.calendar.count()).toBe(0);
  });

  it('is no other file: that is kept, and a command that comes with it is done', async () => {
    await send([{ name: 'card.png' }], { text: 'whoami' });
    expect(await texts()).toEqual([expect.stringContaining('Olga'), expect.stringContaining('Photo kept')]);
    await send([{ name: 'card.png' }], { text: 'her card' });
    expect((await texts()).slice(2)).toEqual([expect.stringContaining('It stays in Slack')]);
    expect((await db.receivedFile.findMany({ orderBy: { id: 'asc' } })).map(({ caption }) => caption)).toEqual([
      'whoami',
      'her card',
    ]);
  });
});
