import { beforeEach, describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { aContract, aKeyDate, anAccount, anIdentity, anImport, aPerson, day } from '../factories/index.ts';
import { olgaAtWork } from '../setup/alerts.ts';
import { testDb } from '../setup/database.ts';
import { at } from '../setup/house.ts';

const { db, reset } = await testDb();
beforeEach(reset);

const atAcme = async (from?: string) => {
  const work = await olgaAtWork(db, from);
  const acme = await anAccount(db, { name: 'Acme', owner: work.olga });
  const contract = await aContract(db, { accountId: acme.id, number: 'C-7', endsOn: day('2026-12-18') });
  const why = async (line = '/why') => fallbackText((await work.say(line)).card);
  return { ...work, acme, contract, why };
};

describe('/why', () => {
  it('explains the last message: its rule, what it saw, when and why then, to whom else, as of when', async () => {
    const { olga, live, why } = await atAcme();
    const irina = await aPerson(db, { handle: 'irina', name: 'Irina', zone: 'Europe/Rome' });
    await db.person.update({ where: { id: olga.id }, data: { managerId: irina.id } });
    await anIdentity(db, { personId: irina.id, platform: 'telegram', platformUserId: 'irina' });
    await anImport(db, ['contracts'], '2026-11-20T05:00:00Z');
    await live({ minutes: 1 }, { minutes: 1 });
    expect(await why()).toMatchInlineSnapshot(`
      "Why: contracts are told 90, 60, 30 and 7 days before their end and their last day to give notice
      • contract C-7 ends 18 Dec, in 25 days · told 90, 60, 30 and 7 days before
      Came today 09:00, within your hours: 1 of 7 that day
      Told as well: Irina
      Data as of 20 Nov 06:00"
    `);
  });

  it('says that nothing has come where nothing has', async () => {
    const { why } = await atAcme();
    expect(await why()).toBe('Nothing has come to you unasked yet.');
  });

  it('says of what was held back since when and because of what, and of the summary what it carries', async () => {
    const { live, why, press, acme, olga } = await atAcme();
    const key = 'attention.mode.contract-date.telegram';
    await db.setting.create({ data: { key, scope: 'person', scopeId: olga.id, value: 'digest' } });
    await live({ hours: 24 });
    expect(await why()).toMatchInlineSnapshot(`
      "Why: what was held back, 1 alert in one message
      • contracts to decide on: 1 (you have it come once a day)"
    `);
    const { id } = await db.outboxMessage.findFirstOrThrow({ where: { accountId: acme.id } });
    expect(fallbackText((await press(`why:${id}`)).card)).toContain(
      'Held back yesterday 09:00 (you have it come once a day), came today 08:00',
    );
  });

  it('says of what came again that its reader has put it off till then, and of what came together that it did', async () => {
    const { live, why, press, idOf, acme } = await atAcme();
    await live({ minutes: 1 }, { minutes: 1 });
    await press(`hush:${idOf(0)}:10`);
    await live({ minutes: 20 }, { minutes: 5 });
    expect(await why()).toContain('Came today 09:11: you had put it off until then');
    await live({ hours: 24 });
    await aKeyDate(db, {
      accountId: acme.id,
      day: day('2026-12-01'),
      remindDays: [30],
      notedAt: new Date('2026-10-01'),
    });
    await aContract(db, { accountId: acme.id, number: 'C-9', endsOn: day('2026-12-20') });
    await live({ minutes: 5 }, { minutes: 1 });
    const bundled = await db.outboxMessage.findFirstOrThrow({ where: { state: 'bundled' } });
    expect(fallbackText((await press(`why:${bundled.id}`)).card)).toContain('together with another');
    expect(await why()).toContain('Told in it: ');
  });

  it('says of what could not wait that it could not', async () => {
    const { live, why, contract } = await atAcme();
    await db.contract.update({ where: { id: contract.id }, data: { endsOn: day('2026-11-23') } });
    await live({ minutes: 1 }, { minutes: 1 });
    expect(await why()).toContain('Came today 09:00 at once: it could not wait');
  });

  it('in reply to a message explains that one, and says of an answer that it was one', async () => {
    const { olga, house, live, came } = await atAcme();
    await live({ minutes: 1 }, { minutes: 1 });
    await aContract(db, {
      accountId: (await anAccount(db, { name: 'Rossi', owner: olga })).id,
      number: 'R-1',
      endsOn: day('2026-12-18'),
    });
    await live({ hours: 24 });
    const inReplyTo = async (messageId: string, person: { id: number } = olga) => {
      const on = { platform: 'telegram', chatId: 'olga', messageId };
      return fallbackText((await house.say({ ...(await at(db, person)), on }, '/why')).card);
    };
    expect(came.map(({ card }) => card.title)).toHaveLength(2);
    expect(await inReplyTo('1')).toContain('contract C-7 ends');
    expect(await inReplyTo('2')).toContain('contract R-1 ends');
    expect(await inReplyTo('99')).toBe('This was an answer to what you asked.');
    expect(await inReplyTo('1', await aPerson(db, { handle: 'boris' }))).toBe('This was an answer to what you asked.');
  });

  it('tells nothing of a client who is no longer theirs', async () => {
    const { live, why, acme } = await atAcme();
    await live({ minutes: 1 }, { minutes: 1 });
    const boris = await aPerson(db, { handle: 'boris' });
    await db.assignment.updateMany({ where: { accountId: acme.id }, data: { personId: boris.id } });
    const said = await why();
    expect(said).not.toMatch(/Acme|C-7/);
    expect(said).toContain('It is settled by now.');
  });

  it('of a message of somebody else is not answered', async () => {
    const { live, press, idOf } = await atAcme();
    await live({ minutes: 1 }, { minutes: 1 });
    const reply = await press(`why:${idOf(0)}`, await aPerson(db, { handle: 'boris' }));
    expect(reply.outcome).toBe('not-found');
  });
});

describe('/admin rules', () => {
  it('is for administrators and heads', async () => {
    const { say } = await atAcme();
    for (const role of ['kam', 'finance', 'department_head', 'member'] as const) {
      expect((await say('/admin rules', await aPerson(db, { role }))).outcome).toBe('refused');
    }
    for (const role of ['head', 'administrator'] as const) {
      expect((await say('/admin rules', await aPerson(db, { role }))).outcome).toBeUndefined();
    }
  });

  it('counts what came and the votes of all, and proposes another threshold under 30% of 20 votes', async () => {
    const { live, idOf, olga, say, clock } = await atAcme();
    await live({ minutes: 1 }, { minutes: 1 });
    const boss = await aPerson(db, { role: 'head' });
    const votes = async (count: number, useful: boolean, ago = 0) => {
      for (let n = 0; n < count; n++) {
        const { id: personId } = await aPerson(db);
        const on = new Date(clock.now().subtract({ hours: 24 * ago }).epochMilliseconds);
        await db.vote.create({ data: { messageId: idOf(0), personId, kind: 'contract-date', useful, at: on } });
      }
    };
    await votes(5, true);
    await votes(14, false);
    // Too long ago.
    await votes(30, false, 91);
    const rules = async () => fallbackText((await say('/admin rules', boss)).card);
    expect(await rules()).toContain('Alerts in 90 days: 1, no rule to change');
    expect(await rules()).toMatch(/contracts to decide on.*1.*5.*14.*26%/);
    await votes(1, false);
    const said = await rules();
    expect(said).toContain('1 rule to change');
    expect(said).toContain('contracts to decide on: 25% of 20 votes useful. Tell it 30 and 7 days before only');
    expect(olga.handle).toBe('olga');
  });
});
