import { beforeEach, describe, expect, it } from 'vitest';
import { anIdentity, anOrganisation, aPerson } from '../../../test/factories/index.ts';
import { testDb } from '../../../test/setup/database.ts';
import { at, theHouse } from '../../../test/setup/house.ts';
import type { Button } from '../cards/card.ts';
import { fallbackText } from '../cards/fallback.ts';
import { fixedClock } from '../clock.ts';
import { identify } from '../people/identities.ts';
import { redeem } from '../people/linking/redeem.ts';
import type { Reply } from './define.ts';

const { db, reset } = await testDb();
const house = theHouse(db);
const now = fixedClock('2026-11-21T08:00:00Z').now();

let olga: Awaited<ReturnType<typeof aPerson>>;

beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  olga = await aPerson(db, { handle: 'olga', name: 'Olga Berg', zone: 'Europe/Rome' });
});

const from = async (channel = 'console', person = olga) => ({ ...(await at(db, person)), channel });
const say = async (line: string, channel?: string) => house.say(await from(channel), line);
const press = async (action: string, person = olga) => house.press(await from('console', person), action);
const asText = (reply: Reply) => fallbackText(reply.card);
const buttons = (reply: Reply): Button[] =>
  reply.card.children.flatMap((child) => (child.type === 'actions' ? child.buttons : []));

describe('/link', () => {
  it('gives the asker alone a way onto each other platform, good for a quarter of an hour', async () => {
    const reply = await say('/link', 'slack');
    expect(reply.confidential).not.toBe(false);
    const token = /https:\/\/t\.me\/kam_bot\?start=(\w+)/.exec(asText(reply))?.[1] ?? '';
    expect(asText(reply)).toBe(
      [
        'To be known on another platform, show me this there within 15 minutes',
        `Telegram: https://t.me/kam_bot?start=${token}`,
        'It works once, and whoever uses it is you to me: please do not pass it on.',
      ].join('\n'),
    );
    const account = { platform: 'telegram', userId: '7', name: null, directChatId: '7' } as const;
    expect(await redeem(db, now.add({ minutes: 16 }), account, token)).toEqual({ outcome: 'late' });
    expect(await redeem(db, now.add({ minutes: 14 }), account, token)).toMatchObject({ outcome: 'linked' });
  });

  it('gives something to type where nothing can be opened', async () => {
    expect(asText(await say('/link', 'telegram'))).toMatch(/Slack: Write to me there: link [0-9a-f]{32}\n/);
  });

  it('explains itself when it is given something else', async () => {
    expect((await say('/link Telegram please')).outcome).toBe('refused');
  });
});

describe('/whoami', () => {
  it('shows every account, and where unasked messages arrive', async () => {
    const { id } = await anIdentity(db, {
      personId: olga.id,
      name: '@olga_b',
      confirmedAt: new Date('2026-11-20T07:00:00Z'),
    });
    const slack = await anIdentity(db, {
      personId: olga.id,
      platform: 'slack',
      confirmedAt: new Date('2026-11-21T07:30:00Z'),
      unreachableSince: new Date('2026-11-21T07:45:00Z'),
    });
    const reply = await say('/whoami');
    expect(asText(reply)).toContain('Unasked messages: Telegram\n');
    expect(asText(reply)).toContain(
      'Linked: Slack, since today 08:30, messages do not get through\nTelegram @olga_b, since yesterday 08:00\n',
    );
    expect(buttons(reply)).toEqual([
      { label: 'Unlink Slack', action: `unlink:${slack.id}` },
      { label: 'Unlink Telegram', action: `unlink:${id}` },
    ]);
  });

  it('has a button that ends one’s own account, and nobody else’s', async () => {
    const { id, platformUserId: userId } = await anIdentity(db, { personId: olga.id });
    const stranger = await press(`unlink:${id}`, await aPerson(db));
    expect([stranger.outcome, asText(stranger)]).toEqual(['not-found', 'This account is not linked to you any more.']);
    expect(await identify(db, { platform: 'telegram', userId }, now)).not.toBeNull();
    const own = await press(`unlink:${id}`);
    expect(own.replaces).toBe(true);
    expect(asText(own)).toContain('No longer linked in Telegram, since 09:00.');
    expect(await identify(db, { platform: 'telegram', userId }, now)).toBeNull();
  });
});

describe('/where', () => {
  beforeEach(async () => {
    await anIdentity(db, { personId: olga.id, confirmedAt: new Date('2026-11-20T07:00:00Z') });
    await anIdentity(db, { personId: olga.id, platform: 'slack', confirmedAt: new Date('2026-11-19T07:00:00Z') });
  });

  it('says where unasked messages arrive, and offers where else they can', async () => {
    const reply = await say('/where', 'slack');
    expect(asText(reply)).toBe('What you did not ask for reaches you in Telegram\nSomewhere else?');
    expect(buttons(reply)).toEqual([
      { label: 'Try it', action: 'where-try' },
      { label: 'Slack', action: 'where:slack' },
    ]);
    expect(buttons(await say('/where')).map(({ label }) => label)).toEqual(['Try it', 'Slack', 'Web console']);
  });

  it('changes it by button or by name, and stands in the audit', async () => {
    const pressed = await press('where:slack');
    expect([pressed.replaces, asText(pressed)]).toEqual([
      true,
      'From now on, what you did not ask for reaches you in Slack',
    ]);
    await say('/where Slack');
    expect(asText(await say('/where', 'telegram'))).toContain('reaches you in Slack');
    await say('/where telegram');
    expect(await db.auditEntry.findMany({ select: { action: true, details: true }, orderBy: { id: 'asc' } })).toEqual([
      { action: 'setting.changed', details: { key: 'delivery.platform', from: null, to: 'slack' } },
      { action: 'setting.changed', details: { key: 'delivery.platform', from: 'slack', to: 'telegram' } },
    ]);
  });

  it('does not promise what cannot be kept', async () => {
    await db.chatIdentity.deleteMany({ where: { platform: 'slack' } });
    const reply = await say('/where slack');
    expect([reply.outcome, asText(reply)]).toEqual([
      'refused',
      'You are not linked in Slack, so nothing was changed. /link helps.',
    ]);
    expect(await db.setting.count()).toBe(0);
    expect((await say('/where pigeon')).outcome).toBe('refused');
  });
});
