import { beforeEach, describe, expect, it } from 'vitest';
import { anIdentity, anOrganisation, aPerson, day } from '../../../test/factories/index.ts';
import { testDb } from '../../../test/setup/database.ts';
import { fixedClock } from '../clock.ts';
import { identify, identitiesOf, noteContact, unlink } from './identities.ts';

const { db, reset } = await testDb();
const now = fixedClock('2026-11-21T08:00:00Z').now();
const account = { platform: 'telegram', userId: '77' } as const;

beforeEach(reset);

describe('who an account belongs to', () => {
  it('is the person it is linked to, on that platform only', async () => {
    const olga = await aPerson(db, { handle: 'olga', name: 'Olga', language: 'ru', zone: 'Europe/Moscow' });
    await anIdentity(db, { personId: olga.id, platformUserId: '77' });
    const { id } = olga;
    const known = { id, handle: 'olga', name: 'Olga', role: 'kam', language: 'ru', zone: 'Europe/Moscow' };
    expect(await identify(db, account, now)).toEqual(known);
    expect(await identify(db, { platform: 'slack', userId: '77' }, now)).toBeNull();
    expect(await identify(db, { platform: 'telegram', userId: '78' }, now)).toBeNull();
  });

  it.each([
    ['only proposed', { confirmedAt: null }],
    ['declined', { confirmedAt: null, endedAt: new Date('2026-11-20T09:00:00Z') }],
    ['ended', { endedAt: new Date('2026-11-20T09:00:00Z') }],
  ])('is nobody when it is %s', async (_state, over) => {
    await anIdentity(db, { personId: (await aPerson(db)).id, platformUserId: '77', ...over });
    expect(await identify(db, account, now)).toBeNull();
  });

  it('is nobody on every platform from the day on that a person leaves, where the organisation is', async () => {
    await anOrganisation(db, { zone: 'Europe/Rome' });
    const { id: personId } = await aPerson(db, { leftOn: day('2026-11-21') });
    await anIdentity(db, { personId, platformUserId: '77' });
    await anIdentity(db, { personId, platform: 'slack', platformUserId: 'U7' });
    const at = async (iso: string) =>
      Promise.all(
        [account, { platform: 'slack', userId: 'U7' } as const].map((one) => identify(db, one, fixedClock(iso).now())),
      );
    expect((await at('2026-11-20T22:59:59Z')).map((person) => person?.id)).toEqual([personId, personId]);
    expect(await at('2026-11-20T23:00:00Z')).toEqual([null, null]);
  });
});

describe('a person’s accounts', () => {
  it('are those that are linked, and can be ended by the person alone', async () => {
    const olga = await aPerson(db);
    const marco = await aPerson(db);
    const { id } = await anIdentity(db, { personId: olga.id, platformUserId: '77', name: '@olga' });
    await anIdentity(db, { personId: olga.id, platform: 'slack', endedAt: new Date('2026-11-20T09:00:00Z') });
    expect(await identitiesOf(db, olga.id)).toMatchObject([
      { id, platform: 'telegram', name: '@olga', reachable: true },
    ]);

    const asker = { db, now, channel: 'telegram' };
    await expect(unlink({ ...asker, person: marco }, marco.id, id)).rejects.toMatchObject({ kind: 'not-found' });
    expect(await identify(db, account, now)).not.toBeNull();
    expect(await unlink({ ...asker, person: olga }, olga.id, id)).toMatchObject({
      platform: 'telegram',
      name: '@olga',
    });
    expect(await identify(db, account, now)).toBeNull();
    await expect(unlink({ ...asker, person: olga }, olga.id, id)).rejects.toMatchObject({ kind: 'not-found' });
    expect(await db.auditEntry.findMany({ omit: { id: true, at: true } })).toEqual([
      {
        personId: olga.id,
        action: 'identity.ended',
        subject: 'person',
        subjectId: olga.id,
        channel: 'telegram',
        details: { platform: 'telegram', reason: 'unlinked' },
      },
    ]);
  });

  it('are one on each platform: the database says so', async () => {
    const { id: personId } = await aPerson(db);
    await anIdentity(db, { personId });
    await expect(anIdentity(db, { personId })).rejects.toMatchObject({ code: 'P2002' });
  });

  it('remember where to write, and since when that does not get through', async () => {
    const { id: personId } = await aPerson(db);
    await anIdentity(db, { personId, platformUserId: '77' });
    await noteContact(db, now, account, { directChatId: '77', reachable: true });
    await noteContact(db, now, account, { reachable: false });
    await noteContact(db, now.add({ hours: 1 }), account, { reachable: false });
    const row = () => db.chatIdentity.findFirst({ select: { directChatId: true, unreachableSince: true } });
    expect(await row()).toEqual({ directChatId: '77', unreachableSince: new Date('2026-11-21T08:00:00Z') });
    await noteContact(db, now, account, { reachable: true });
    expect(await row()).toEqual({ directChatId: '77', unreachableSince: null });
  });
});
