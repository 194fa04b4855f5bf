import { beforeEach, describe, expect, it } from 'vitest';
import { anIdentity, aPerson, aToken, day } from '../../../../test/factories/index.ts';
import { testDb } from '../../../../test/setup/database.ts';
import { fixedClock } from '../../clock.ts';
import { identify } from '../identities.ts';
import type { Account } from './link.ts';
import { answerMatch, proposeMatch } from './match.ts';
import { redeem } from './redeem.ts';

const { db, reset } = await testDb();
const now = fixedClock('2026-11-21T08:00:00Z').now();
const accountOf = (userId: string): Account => ({ platform: 'slack', userId, name: 'Olga L', directChatId: null });
const account = accountOf('U1');
const propose = (email = 'olga@northgate.example', userId = 'U1') => proposeMatch(db, now, accountOf(userId), email);
const answer = (isMe: boolean, userId = 'U1') => answerMatch(db, now, accountOf(userId), isMe);

let olga: Awaited<ReturnType<typeof aPerson>>;

beforeEach(async () => {
  await reset();
  olga = await aPerson(db, { handle: 'olga', email: 'olga@northgate.example' });
});

describe('a person with the e-mail address of an account', () => {
  it('is proposed, in whatever case it is written, and known only once they confirm', async () => {
    expect(await propose('Olga@Northgate.example')).toMatchObject({ handle: 'olga' });
    expect(await identify(db, account, now)).toBeNull();
    expect(await answer(true)).toMatchObject({ outcome: 'linked', person: { handle: 'olga' } });
    expect(await identify(db, account, now)).toMatchObject({ handle: 'olga' });
    expect(await answer(true)).toMatchObject({ outcome: 'linked' });
    expect(await db.auditEntry.count({ where: { action: 'identity.linked' } })).toBe(1);
  });

  it('who says no is not asked again, and the administrator sees it', async () => {
    await propose();
    expect(await answer(false)).toMatchObject({ outcome: 'declined' });
    expect(await answer(false)).toMatchObject({ outcome: 'declined' });
    expect(await propose()).toBeNull();
    expect(await answer(true)).toBeNull();
    expect(await identify(db, account, now)).toBeNull();
    expect(await db.auditEntry.findMany({ select: { action: true, subjectId: true, details: true } })).toEqual([
      { action: 'identity.declined', subjectId: olga.id, details: { platform: 'slack', platformUserId: 'U1' } },
    ]);
  });

  it('who said no can still be linked by a token', async () => {
    await propose();
    await answer(false);
    const token = await aToken(db, { personId: olga.id, platform: 'slack', purpose: 'invite' });
    expect(await redeem(db, now, account, token)).toMatchObject({ outcome: 'linked' });
  });

  it.each([
    ['nobody has that address', async () => {}, 'nobody@northgate.example'],
    ['they have left', () => db.person.update({ where: { id: olga.id }, data: { leftOn: day('2026-11-21') } })],
    ['they have an account there already', () => anIdentity(db, { personId: olga.id, platform: 'slack' })],
  ])('is not proposed when %s', async (_case, arrange, email?: string) => {
    await arrange();
    expect(await propose(email)).toBeNull();
    expect(await db.chatIdentity.count({ where: { platformUserId: 'U1' } })).toBe(0);
  });

  it('is not linked when they left, or were linked by another account, before they answered', async () => {
    await propose();
    await propose(undefined, 'U2');
    await answer(true, 'U2');
    expect(await answer(true)).toBeNull();
    await db.chatIdentity.deleteMany();
    await propose();
    await db.person.update({ where: { id: olga.id }, data: { leftOn: day('2026-11-21') } });
    expect(await answer(true)).toBeNull();
    expect(await identify(db, account, now)).toBeNull();
  });

  it('is not linked by an answer that nobody asked for', async () => {
    expect([await answer(true), await answer(false)]).toEqual([null, null]);
    expect(await db.chatIdentity.count()).toBe(0);
  });

  it('does not put an end to a link that there is', async () => {
    const marco = await aPerson(db, { handle: 'marco' });
    await anIdentity(db, { personId: marco.id, platform: 'slack', platformUserId: 'U1' });
    expect(await propose()).toBeNull();
    expect(await identify(db, account, now)).toMatchObject({ handle: 'marco' });
  });

  it('is proposed anew after they ended the link themselves', async () => {
    await anIdentity(db, {
      personId: olga.id,
      platform: 'slack',
      platformUserId: 'U1',
      endedAt: new Date('2026-11-20T09:00:00Z'),
    });
    expect(await propose()).toMatchObject({ handle: 'olga' });
  });
});
