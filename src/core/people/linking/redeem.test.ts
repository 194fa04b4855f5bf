import { beforeEach, describe, expect, it } from 'vitest';
import { anIdentity, aPerson, aToken, day } from '../../../../test/factories/index.ts';
import { testDb } from '../../../../test/setup/database.ts';
import { fixedClock } from '../../clock.ts';
import { identify } from '../identities.ts';
import type { Account } from './link.ts';
import { redeem } from './redeem.ts';

const { db, reset } = await testDb();
const now = fixedClock('2026-11-21T08:00:00Z').now();
const accountOf = (userId: string): Account => ({
  platform: 'telegram',
  userId,
  name: `@${userId}`,
  directChatId: userId,
});
const show = (token: string, userId = 'ola', at = now) => redeem(db, at, accountOf(userId), token);
const holder = async (userId: string) => (await identify(db, accountOf(userId), now))?.handle;

let olga: Awaited<ReturnType<typeof aPerson>>;
let marco: Awaited<ReturnType<typeof aPerson>>;

beforeEach(async () => {
  await reset();
  olga = await aPerson(db, { handle: 'olga', name: 'Olga' });
  marco = await aPerson(db, { handle: 'marco', name: 'Marco' });
});

describe('a token', () => {
  it('links the account that shows it, with what is known of it, and stands in the audit', async () => {
    const token = await aToken(db, { personId: olga.id });
    expect(await show(token)).toMatchObject({
      outcome: 'linked',
      person: { handle: 'olga' },
      movedFrom: null,
      replaced: null,
    });
    expect(await holder('ola')).toBe('olga');
    expect(await db.chatIdentity.findFirst()).toMatchObject({ name: '@ola', directChatId: 'ola' });
    expect(
      await db.auditEntry.findMany({ select: { action: true, subjectId: true, channel: true, details: true } }),
    ).toEqual([
      {
        action: 'identity.linked',
        subjectId: olga.id,
        channel: 'telegram',
        details: { platform: 'telegram', by: 'self' },
      },
    ]);
  });

  it('is kept as a hash only', async () => {
    const token = await aToken(db, { personId: olga.id });
    const kept = JSON.stringify(
      await db.$queryRaw`SELECT encode(hash, 'escape') || encode(hash, 'hex') AS hash FROM link_token`,
    );
    expect(token).toMatch(/^[A-Za-z0-9_-]{22,64}$/);
    expect(kept).not.toContain(token);
  });

  it('works once: shown again by the same account it says the same, by another that it was used', async () => {
    const token = await aToken(db, { personId: olga.id });
    await show(token);
    expect(await show(token)).toMatchObject({ outcome: 'linked', person: { handle: 'olga' } });
    expect(await show(token, 'thief')).toEqual({ outcome: 'used' });
    expect(await holder('thief')).toBeUndefined();
    expect(await db.auditEntry.count()).toBe(1);
  });

  it('shown by two accounts at once links one of them', async () => {
    const token = await aToken(db, { personId: olga.id });
    const outcomes = await Promise.all(['one', 'two', 'three'].map((userId) => show(token, userId)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['linked', 'used', 'used']);
    expect(await db.chatIdentity.count()).toBe(1);
  });

  it('is no good after its time', async () => {
    const token = await aToken(db, { personId: olga.id });
    expect(await show(token, 'ola', now.add({ minutes: 15 }))).toEqual({ outcome: 'late' });
    expect(await holder('ola')).toBeUndefined();
    expect(await show(token, 'ola', now.add({ minutes: 14, seconds: 59 }))).toMatchObject({ outcome: 'linked' });
  });

  it('is no good on another platform', async () => {
    const token = await aToken(db, { personId: olga.id, platform: 'slack' });
    expect(await show(token)).toEqual({ outcome: 'elsewhere', platform: 'slack' });
    expect(await holder('ola')).toBeUndefined();
  });

  it('of somebody who has left is no token at all', async () => {
    const token = await aToken(db, { personId: olga.id });
    await db.person.update({ where: { id: olga.id }, data: { leftOn: day('2026-11-21') } });
    expect(await show(token)).toEqual({ outcome: 'unknown' });
  });

  it('is worth nothing once the person was linked by another one', async () => {
    const [first, second] = [await aToken(db, { personId: olga.id }), await aToken(db, { personId: olga.id })];
    await show(first);
    expect(await show(second, 'thief')).toEqual({ outcome: 'used' });
    expect(await holder('ola')).toBe('olga');
  });
});

describe('an account', () => {
  it('of somebody else is not taken by a token that one made oneself', async () => {
    await anIdentity(db, { personId: marco.id, platformUserId: 'shared' });
    const token = await aToken(db, { personId: olga.id });
    expect(await show(token, 'shared')).toEqual({ outcome: 'taken', by: 'Marco' });
    expect(await holder('shared')).toBe('marco');
    expect(await show(token)).toMatchObject({ outcome: 'linked' });
  });

  it('of somebody else moves by an administrator’s invitation, and it is said', async () => {
    await anIdentity(db, { personId: marco.id, platformUserId: 'shared' });
    const token = await aToken(db, { personId: olga.id, purpose: 'invite' });
    expect(await show(token, 'shared')).toMatchObject({ outcome: 'linked', movedFrom: { name: 'Marco' } });
    expect(await holder('shared')).toBe('olga');
    const audited = await db.auditEntry.findMany({
      orderBy: { id: 'asc' },
      select: { action: true, subjectId: true, details: true },
    });
    expect(audited).toMatchObject([
      { action: 'identity.ended', subjectId: marco.id, details: { reason: 'moved' } },
      { action: 'identity.linked', subjectId: olga.id, details: { by: 'invite' } },
    ]);
  });

  it('of somebody who has left is free', async () => {
    await anIdentity(db, { personId: marco.id, platformUserId: 'shared' });
    await db.person.update({ where: { id: marco.id }, data: { leftOn: day('2026-11-01') } });
    expect(await show(await aToken(db, { personId: olga.id }), 'shared')).toMatchObject({ outcome: 'linked' });
  });

  it('takes the place of the person’s earlier one there, and it is said', async () => {
    await anIdentity(db, { personId: olga.id, platformUserId: 'old phone', name: '@old' });
    await anIdentity(db, { personId: olga.id, platform: 'slack', platformUserId: 'U7' });
    expect(await show(await aToken(db, { personId: olga.id }), 'new phone')).toMatchObject({
      replaced: { name: '@old' },
    });
    expect([await holder('old phone'), await holder('new phone')]).toEqual([undefined, 'olga']);
    expect(await identify(db, { platform: 'slack', userId: 'U7' }, now)).not.toBeNull();
  });
});

describe('wrong attempts', () => {
  const wrong = (userId: string, at = now) => show('0'.repeat(32), userId, at);

  it('are limited: after five one waits, even with a good token, and others do not', async () => {
    const token = await aToken(db, { personId: olga.id });
    for (let i = 0; i < 5; i++) expect(await wrong('ola')).toEqual({ outcome: 'unknown' });
    expect(await show(token)).toEqual({ outcome: 'wait', minutes: 15 });
    expect(await wrong('somebody else')).toEqual({ outcome: 'unknown' });
    expect(await show(token, 'ola', now.add({ minutes: 14, seconds: 59 }))).toEqual({ outcome: 'wait', minutes: 15 });
    const later = await aToken(db, {
      personId: olga.id,
      purpose: 'invite',
      expiresAt: new Date('2026-11-28T08:00:00Z'),
    });
    expect(await show(later, 'ola', now.add({ minutes: 15 }))).toMatchObject({ outcome: 'linked' });
  });

  it('are limited in all, whoever makes them', async () => {
    const at = new Date('2026-11-21T07:59:00Z');
    const many = Array.from({ length: 199 }, (_, i) => ({ platform: 'telegram', platformUserId: `bot ${i}`, at }));
    await db.linkAttempt.createMany({ data: many });
    expect(await wrong('one more')).toEqual({ outcome: 'unknown' });
    expect(await wrong('another')).toEqual({ outcome: 'wait', minutes: 15 });
  });

  it('are forgotten when they no longer count', async () => {
    await wrong('ola');
    await wrong('ola', now.add({ minutes: 15 }));
    expect(await db.linkAttempt.count()).toBe(1);
  });
});
