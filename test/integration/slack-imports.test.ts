import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDispatch } from '../../src/bots/dispatch.ts';
import { systemClock } from '../../src/core/clock.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import { createLogger } from '../../src/core/logger.ts';
import { connectSlack, slackSettled } from '../contract/slack.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { startSlack } from '../fakes/slack/client.ts';
import { usualSettings } from '../fakes/slack/world/app.ts';
import { testDb } from '../setup/database.ts';
import { seals } from './importing.ts';

const { db, reset, url } = await testDb();
const fake = await startSlack({ rates: 0 });
const logger = createLogger('silent');
const dispatch = createDispatch({ db, clock: systemClock, logger, commands, actions, forms, seals });
let running: Awaited<ReturnType<typeof connectSlack>>;
afterAll(() => fake.stop());

const dms: Record<string, string> = {};
beforeEach(async () => {
  await reset();
  await fake.act('reset');
  await anOrganisation(db);
  for (const [handle, role] of [
    ['thomas', 'administrator'],
    ['olga', 'kam'],
    ['irina', 'head'],
  ] as const) {
    const person = await aPerson(db, { handle, name: handle, role });
    const user = await fake.act('person', { name: handle });
    await anIdentity(db, { personId: person.id, platform: 'slack', platformUserId: user.id });
    dms[handle] = user.dm;
  }
  running = await connectSlack(fake, 'http', { db, url, dispatch, logger, patienceMs: 1_000 });
});
afterEach(async () => {
  await running.close();
  const { violations } = await fake.act('violations');
  expect(violations).toEqual([]);
});

interface Sent {
  readonly name: string;
  readonly holds?: string;
  readonly hidden?: boolean;
}

const clients = 'Customer ID,Customer Name\n7,Acme\n8,Globex\n';
const orders = 'Order No,Customer,Order Date,Currency\nA-1,7,2026-01-25,GBP\nA-2,7,soon,GBP\n';

const send = async (files: readonly Sent[], text = '', who = 'thomas') => {
  const encoded = files.map(({ holds = clients, ...file }) => ({
    ...file,
    base64: Buffer.from(holds).toString('base64'),
  }));
  await fake.act('say', { who, channel: dms[who] ?? '', text, files: encoded });
  await slackSettled(fake, db);
};
const answers = async (who = 'thomas') =>
  (await fake.act('sees', { who, channel: dms[who] ?? '' })).messages.filter(({ byApp }) => byApp);
const texts = async (who = 'thomas') => (await answers(who)).map(({ text }) => text);
const press = async (label: string) => {
  const ts = (await answers()).at(-1)?.ts ?? '';
  await fake.act('press', { who: 'thomas', at: { channel: dms.thomas ?? '', ts }, control: label });
  await slackSettled(fake, db);
};

describe('tables that are sent in Slack', () => {
  it('together are answered once, tried by a button, and imported by the next', async () => {
    await send([{ name: 'clients.csv' }, { name: 'orders.csv', holds: orders }]);
    expect(await texts()).toEqual([expect.stringContaining('2 files wait to be imported')]);
    await press('Try them');
    expect(await texts()).toEqual([
      expect.stringContaining('Trial, nothing is imported yet: 3 new, 0 changed, 1 rejected'),
    ]);
    expect(await db.account.count()).toBe(0);
    await press('Import it now');
    expect(await texts()).toEqual([expect.stringMatching(/Import \d+ is done: 3 new/)]);
    expect((await db.importBatch.findMany({ include: { person: true } })).map(({ person }) => person?.handle)).toEqual([
      'thomas',
    ]);
    expect([await db.account.count(), await db.importUpload.count()]).toEqual([2, 0]);
    expect(await db.auditEntry.findMany({ where: { action: 'import.applied' } })).toMatchObject([{ channel: 'slack' }]);
  });

  it.each(['import try', 'import проба', 'import prova'])(
    'with the words %s are tried at once, all of them',
    async (words) => {
      await send([{ name: 'clients.csv' }, { name: 'orders.csv', holds: orders }], words);
      expect(await texts()).toEqual([expect.stringContaining('3 new, 0 changed, 1 rejected')]);
    },
  );

  it('with another remark wait, and the remark is no command', async () => {
    await send([{ name: 'clients.csv' }], 'these are the new ones');
    expect(await texts()).toEqual([expect.stringContaining('1 file waits')]);
  });

  it('are kept where Slack tells what they are only when it is asked', async () => {
    await send([{ name: 'clients.csv', hidden: true }], 'import try');
    expect(await texts()).toEqual([expect.stringContaining('Trial, nothing is imported yet: 2 new')]);
  });

  it('are taken from a head of KAM, too', async () => {
    await send([{ name: 'clients.csv' }], 'import try', 'irina');
    expect(await texts('irina')).toEqual([expect.stringContaining('Trial, nothing is imported yet: 2 new')]);
  });

  it('of who imports nothing stay in Slack, and they are told so', async () => {
    await send([{ name: 'clients.csv' }], '', 'olga');
    await send([{ name: 'clients.csv' }], 'import try', 'olga');
    expect(await texts('olga')).toEqual([
      expect.stringContaining('It stays in Slack'),
      expect.stringContaining('Your role does not include this'),
    ]);
    expect([await db.importUpload.count(), await db.receivedFile.count()]).toEqual([0, 2]);
  });

  it('that cannot be read are told of', async () => {
    const { scopes } = usualSettings;
    await fake.act('app', { scopes: scopes.filter((scope) => scope !== 'files:read') });
    await send([{ name: 'clients.csv' }]);
    expect(await texts()).toEqual([expect.stringContaining('files:read')]);
    expect(await db.importUpload.count()).toBe(0);
  });

  it('are fetched again when Slack breaks off, and kept once', async () => {
    const goesWrong = ['http-500', 'rate-limit', 'drop-before'] as const;
    await fake.act('failures', { rules: goesWrong.map((does) => ({ method: 'download', does, next: 1 })) });
    await send([{ name: 'clients.csv' }], 'import try');
    expect(await texts()).toEqual([expect.stringContaining('Trial, nothing is imported yet: 2 new')]);
    expect(await db.importUpload.count()).toBe(1);
  });
});
