import { beforeEach, describe, expect, it } from 'vitest';
import { anOrganisation, aPerson } from '../../../test/factories/index.ts';
import { testDb } from '../../../test/setup/database.ts';
import { at, theHouse } from '../../../test/setup/house.ts';
import { fallbackText } from '../cards/fallback.ts';

const { db, reset } = await testDb();
/** Saturday 21 November 2026. */
const house = theHouse(db);
let olga: Awaited<ReturnType<typeof aPerson>>;

beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  olga = await aPerson(db, { handle: 'olga', name: 'Olga', zone: 'Europe/Rome' });
});

const say = async (line: string) => house.say(await at(db, olga), line);
const titleOf = async (line: string) => (await say(line)).card.title;
const kept = async () =>
  (await db.setting.findFirst({ where: { key: 'attention.away', scopeId: olga.id } }))?.value ?? null;

describe('/absent', () => {
  it('keeps from when until when somebody is away, says what that means, and that they are back', async () => {
    expect(await titleOf('/absent')).toBe('You are not away');
    const away = await say('/absent 1.12 - 5.12');
    expect(fallbackText(away.card)).toContain('alerts wait');
    expect(away.card.title).toBe('You are away: 1 Dec 2026 – 5 Dec 2026');
    expect(await kept()).toEqual({ from: '2026-12-01', until: '2026-12-05' });
    await house.press(await at(db, olga), 'absent:off');
    expect([await titleOf('/absent'), await kept()]).toEqual(['You are not away', null]);
    expect(await db.auditEntry.count({ where: { action: 'setting.changed', personId: olga.id } })).toBe(2);
  });

  it('asks by a form for days that it cannot read, and keeps what was so', async () => {
    await say('/absent until Monday');
    const asked = await say('/absent next summer perhaps');
    expect([asked.outcome, asked.form?.fields.map(({ name }) => name)]).toEqual(['refused', ['from', 'until']]);
    expect(await kept()).toEqual({ from: '2026-11-21', until: '2026-11-23' });
    await house.submit(await at(db, olga), 'absent', { from: '2026-11-25', until: '2026-11-27' });
    expect(await kept()).toEqual({ from: '2026-11-25', until: '2026-11-27' });
  });

  it.each([
    ['2026-11-10', '2026-11-20'],
    ['2026-12-10', '2026-12-09'],
    ['2026-12-10', '2028-12-09'],
  ])('refuses what is no absence: %s to %s', async (from, until) => {
    const answer = await house.submit(await at(db, olga), 'absent', { from, until });
    expect([answer.outcome, answer.field, await kept()]).toEqual(['refused', 'until', null]);
  });

  it('that is over is none any more', async () => {
    await db.setting.create({
      data: {
        key: 'attention.away',
        scope: 'person',
        scopeId: olga.id,
        value: { from: '2026-11-01', until: '2026-11-20' },
      },
    });
    expect(await titleOf('/absent')).toBe('You are not away');
  });
});
