import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createDispatch } from '../../src/bots/dispatch.ts';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { systemClock } from '../../src/core/clock.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import { createLogger } from '../../src/core/logger.ts';
import { connectSlack, slackSettled } from '../contract/slack.ts';
import { anAccount, anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { startSlack } from '../fakes/slack/client.ts';
import { testDb } from '../setup/database.ts';

const { db, reset, url } = await testDb();
const fake = await startSlack({ rates: 1 });
const logger = createLogger('silent');
const dispatch = createDispatch({ db, clock: systemClock, logger, commands, actions, forms });
const manifest = parse(readFileSync('slack/manifest.yaml', 'utf8'));

let slack: Awaited<ReturnType<typeof connectSlack>>;
let acme: { id: number };
let dm: string;
beforeEach(async () => {
  await reset();
  await fake.act('reset');
  await fake.act('manifest', { manifest });
  await anOrganisation(db);
  const olga = await aPerson(db, { handle: 'olga', name: 'Olga' });
  const user = await fake.act('person', { name: 'olga' });
  dm = user.dm;
  await anIdentity(db, { personId: olga.id, platform: 'slack', platformUserId: user.id });
  acme = await anAccount(db, { name: 'Acme', owner: olga });
  await anAccount(db, { name: 'Rossi', owner: olga });
  await refreshAccountNames(db);
  await fake.act('person', { name: 'boris' });
  await fake.act('channel', { name: 'sales', members: ['olga', 'boris'] });
  slack = await connectSlack(fake, 'http', { db, url, dispatch, logger });
});
afterEach(async () => {
  await slack.close();
  expect((await fake.act('violations')).violations).toEqual([]);
});
afterAll(() => fake.stop());

const settled = () => slackSettled(fake, db);
const seen = async (who: string, where: string) =>
  (await fake.act('sees', { who, channel: where })).messages.filter(({ byApp }) => byApp);
const modal = async (who = 'olga') => (await fake.act('modal', { who })).view;
const field = async (label: string) => (await modal())?.fields.find((one) => one.label === label);

/** Boris writes in the channel, and somebody takes the shortcut of his message. */
const shortcutOf = async (text: string, who = 'olga') => {
  const { ts } = await fake.act('say', { who: 'boris', channel: 'sales', text });
  await fake.act('shortcut', { who, callbackId: 'visit', at: { channel: 'sales', ts } });
  await settled();
  return ts;
};
const submit = async (fields: Record<string, string>) => {
  await fake.act('submit', { who: 'olga', fields });
  await settled();
};

describe('the shortcut “Log as visit”', () => {
  it('opens the form with the message, for the client whom it names, and answers the asker alone', async () => {
    await shortcutOf('Были у Акме, просят новые цены');
    expect(await modal()).toMatchObject({ title: 'Visit: Acme', submit: 'Save' });
    expect((await field('What came of it'))?.value).toEqual(['Были у Акме, просят новые цены']);
    await submit({});
    expect(await db.visit.findMany()).toMatchObject([
      { accountId: acme.id, summary: 'Были у Акме, просят новые цены' },
    ]);
    const answers = await seen('olga', 'sales');
    expect(answers.every(({ ephemeral }) => ephemeral)).toBe(true);
    const noted = answers.at(-1);
    expect(noted?.text).toContain('Visit noted: Acme, meeting, today');
    expect(await seen('boris', 'sales')).toEqual([]);
    await fake.act('press', { who: 'olga', at: { channel: 'sales', ts: noted?.ts ?? '' }, control: 'Undo' });
    await settled();
    expect((await seen('olga', 'sales')).at(-1)).toMatchObject({
      ts: noted?.ts,
      text: expect.stringContaining('Taken back: Acme'),
    });
  });

  it('asks for the client where the message names none, and says beside the field what is wrong', async () => {
    await shortcutOf('Had a long lunch');
    expect((await field('Client'))?.options).toEqual(['Acme', 'Rossi']);
    await submit({ Client: 'Rossi', Day: '2020-01-01' });
    expect((await field('Day'))?.error).toContain('more than a year ago');
    expect((await field('Kind'))?.error).toBeNull();
    await submit({ Day: systemClock.now().toString().slice(0, 10) });
    expect(await db.visit.findMany({ select: { account: { select: { name: true } }, summary: true } })).toEqual([
      { account: { name: 'Rossi' }, summary: 'Had a long lunch' },
    ]);
  });

  it('takes of a long message what a field carries', async () => {
    await shortcutOf(`Acme: ${'слово '.repeat(1_665)}`);
    expect(await modal()).toMatchObject({ title: 'Visit: Acme' });
    const [text = ''] = (await field('What came of it'))?.value ?? [];
    expect(text).toHaveLength(3_000);
    expect(text.endsWith('…')).toBe(true);
  });

  it('tells strangers how to be known, and opens nothing', async () => {
    await shortcutOf('Acme wants new prices', 'boris');
    expect(await modal('boris')).toBeNull();
    expect((await seen('boris', 'sales')).map(({ text }) => text)).toEqual([
      expect.stringContaining("I don't know you yet"),
    ]);
    expect(await seen('olga', 'sales')).toEqual([]);
  });

  it('is acted on once, though it is delivered twice', async () => {
    await shortcutOf('Acme wants new prices');
    const { deliveries } = await fake.act('deliveries', { type: 'message_action' });
    await fake.act('again', { id: deliveries.at(-1)?.id ?? '' });
    await settled();
    expect(await seen('olga', 'sales')).toHaveLength(1);
    expect((await fake.act('counts')).counts['views.open ok']).toBe(1);
  });

  it('keeps the message for the button that asks once more, when the form opened too late', async () => {
    const text = `Acme: ${'word '.repeat(1_000)}end`;
    await fake.act('timing', { trigger: 1 });
    await shortcutOf(text);
    expect(await modal()).toBeNull();
    await fake.act('timing', { trigger: 3_000 });
    const [offered] = await seen('olga', 'sales');
    await fake.act('press', { who: 'olga', at: { channel: 'sales', ts: offered?.ts ?? '' }, control: 'Fill in' });
    await settled();
    expect(await modal()).toMatchObject({ title: 'Visit: Acme' });
    expect((await field('What came of it'))?.value[0]).toHaveLength(3_000);
  });
});

describe('/visit in Slack', () => {
  it('is asked, filled in and noted, and a form that is sent twice notes it once', async () => {
    await fake.act('command', { who: 'olga', channel: dm, command: '/visit', text: 'Acme' });
    await settled();
    await submit({ 'What came of it': 'Wants new prices', Kind: 'call' });
    const { deliveries } = await fake.act('deliveries', { type: 'view_submission' });
    await fake.act('again', { id: deliveries.at(-1)?.id ?? '' });
    await settled();
    expect(await db.visit.count()).toBe(1);
    expect((await seen('olga', dm)).map(({ text }) => text)).toEqual([
      expect.stringContaining('what came of the visit?'),
      expect.stringContaining('Visit noted: Acme, call, today'),
    ]);
  });
});
