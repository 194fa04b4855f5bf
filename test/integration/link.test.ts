import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { botName, telegramLinks } from '../../src/bots/telegram/deep-links.ts';
import { printLinks, readLinkOrder } from '../../src/cli/invitations.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { translator } from '../../src/core/i18n/translator.ts';
import { redeem } from '../../src/core/people/linking/redeem.ts';
import { anIdentity, anOrganisation, aPerson, day } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();
const clock = fixedClock('2026-11-21T08:00:00Z');
const t = translator('en', 'Europe/Rome');

beforeEach(async () => {
  await reset();
  await anOrganisation(db);
});

const print = (words: string[], platform = telegramLinks('kam_bot')) => {
  const order = readLinkOrder(words);
  if (!order) throw new Error(`no order: ${words}`);
  return printLinks(order, { db, clock, platform, t });
};

describe('npm run link', () => {
  it('-- --all lists a link for each who is not linked yet, and those links work for a week', async () => {
    const [olga, marco] = [
      await aPerson(db, { name: 'Olga Berg', handle: 'olga' }),
      await aPerson(db, { name: 'Marco Bonetti', handle: 'marco' }),
    ];
    await aPerson(db, { name: 'Gone', leftOn: day('2026-11-20') });
    await anIdentity(db, { personId: (await aPerson(db, { name: 'Known' })).id });
    await anIdentity(db, { personId: olga.id, platform: 'slack' });
    const { notes, list } = await print(['--all']);
    expect(notes).toEqual(['2 links to Telegram, valid until 28 Nov 09:00. Each works once, for its person only.']);
    const rows = list.map((line) => line.split('\t'));
    expect(rows).toEqual([
      [
        'Marco Bonetti',
        '@marco',
        expect.stringMatching(/^https:\/\/t\.me\/kam_bot\?start=[\w-]{22,64}$/),
        '28 Nov 09:00',
      ],
      ['Olga Berg', '@olga', expect.stringMatching(/^https:\/\/t\.me\/kam_bot\?start=[\w-]{22,64}$/), '28 Nov 09:00'],
    ]);

    const account = { platform: 'telegram', userId: '7', name: null, directChatId: '7' } as const;
    const token = rows[0]?.[2]?.split('start=')[1] ?? '';
    const inAWeek = clock.now().add({ hours: 7 * 24 });
    expect(await redeem(db, inAWeek, account, token)).toEqual({ outcome: 'late' });
    const justBefore = inAWeek.subtract({ seconds: 1 });
    expect(await redeem(db, justBefore, account, token)).toMatchObject({ person: { id: marco.id } });
    expect((await print(['--all'])).list).toHaveLength(1);
    expect(await db.auditEntry.count({ where: { action: 'person.invited', channel: 'cli' } })).toBe(3);
  });

  it('leaves links good that are on their way already', async () => {
    await aPerson(db);
    const [first] = (await print(['--all'])).list;
    await print(['--all']);
    const token = first?.split('start=')[1]?.split('\t')[0] ?? '';
    const account = { platform: 'telegram', userId: '7', name: null, directChatId: '7' } as const;
    expect(await redeem(db, clock.now(), account, token)).toMatchObject({ outcome: 'linked' });
  });

  it('-- HANDLE makes one for a person, known there or not, for as many days as are asked', async () => {
    const olga = await aPerson(db, { name: 'Olga Berg', handle: 'olga' });
    await anIdentity(db, { personId: olga.id });
    const { notes, list } = await print(['@Olga', '--days', '2']);
    expect(notes).toEqual(['1 link to Telegram, valid until 23 Nov 09:00. It works once, for this person only.']);
    expect(list).toHaveLength(1);
    await expect(print(['nobody'])).rejects.toMatchObject({ kind: 'not-found', key: 'link-nobody' });
  });

  it('says what to send where there is nothing to open', async () => {
    await aPerson(db, { name: 'Olga Berg', handle: 'olga' });
    const slack = await print(['olga', '--on', 'slack'], { name: 'slack', linkTo: () => null });
    expect(slack.notes[1]).toBe('Without an address these are to be sent to the bot in Slack, as they are.');
    expect(slack.list[0]).toMatch(/^Olga Berg\t@olga\tlink [0-9a-f]{32}\t/);
    expect((await print(['olga'], telegramLinks(null))).list[0]).toMatch(/\tlink [0-9a-f]{32}\t/);
  });

  it('says that everybody is linked', async () => {
    await anIdentity(db, { personId: (await aPerson(db)).id });
    expect(await print(['--all'])).toEqual({ notes: ['Everybody is linked in Telegram already.'], list: [] });
  });

  it.each([
    [[]],
    [['--all', 'olga']],
    [['a', 'b']],
    [['--all', '--on', 'fax']],
    [['--all', '--days', '0']],
    [['--some']],
  ])('does not understand %j', (words) => expect(readLinkOrder(words)).toBeNull());
});

describe('the bot’s name', () => {
  let status = 200;
  let body: unknown = {};
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  afterAll(() => server.close());

  it('is asked of Telegram, and an error does not show the token', async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bot = { token: '123:secret', apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
    body = { ok: true, result: { id: 123, is_bot: true, first_name: 'KAM', username: 'kam_bot' } };
    expect(await botName(bot)).toBe('kam_bot');
    expect(asked).toEqual(['/bot123:secret/getMe']);
    status = 401;
    const failure = await botName(bot).catch((error: unknown) => error);
    expect(String(failure)).toContain('401');
    const away = await botName({ ...bot, apiRoot: 'http://127.0.0.1:9' }).catch((error: unknown) => error);
    for (const error of [failure, away])
      expect(`${String(error)} ${Object(error).stack} ${Object(error).cause}`).not.toContain('secret');
  });
});
