import { beforeEach, describe, expect, it } from 'vitest';
import { aMeeting, anAccount, anOrganisation, aPerson } from '../../../test/factories/index.ts';
import { testDb } from '../../../test/setup/database.ts';
import { at, theHouse } from '../../../test/setup/house.ts';
import { fallbackText } from '../cards/fallback.ts';

const { db, reset } = await testDb();
/** Nine in the morning in Rome, where everybody is. */
const house = theHouse(db);

let olga: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  olga = await aPerson(db, { handle: 'olga', name: 'Olga' });
});

const today = async () => fallbackText((await house.say(await at(db, olga), '/today')).card);
const meeting = (title: string, startsAt: string, over: Parameters<typeof aMeeting>[1] = {}) =>
  aMeeting(db, { personId: olga.id, title, startsAt: new Date(startsAt), ...over });

describe('/today', () => {
  it('says what comes next, then the whole day in its order, and offers the briefs of the clients ahead', async () => {
    const acme = await anAccount(db, { name: 'Acme', owner: olga });
    const rossi = await anAccount(db, { name: 'Rossi', owner: olga });
    await meeting('Annual terms', '2026-11-21T14:00:00Z', { accountId: acme.id, location: 'at their office' });
    await meeting('Stand-up', '2026-11-21T06:00:00Z', { accountId: rossi.id });
    const { card } = await house.say(await at(db, olga), '/today');
    expect(fallbackText(card).split('\n')).toEqual([
      '📅 2 meetings today, next 15:00 Acme',
      '• 07:00–08:00 Rossi · Stand-up',
      '• 15:00–16:00 Acme · Annual terms · at their office',
    ]);
    expect(card.children.at(-1)).toMatchObject({ buttons: [{ label: 'Acme', action: `brief:${acme.id}` }] });
  });

  it('begins and ends the day where the asker is', async () => {
    await meeting('Late yesterday', '2026-11-20T22:59:00Z');
    await meeting('First', '2026-11-20T23:00:00Z');
    await meeting('Last', '2026-11-21T22:59:00Z');
    await meeting('Tomorrow', '2026-11-21T23:00:00Z');
    const said = await today();
    expect(said).toMatch(/First.*Last/s);
    expect(said).not.toMatch(/yesterday|Tomorrow/);
  });

  it('shows what the asker attends, and neither others’ meetings nor cancelled ones', async () => {
    const { id: personId } = await aPerson(db);
    await meeting('Theirs', '2026-11-21T12:00:00Z', { personId });
    await meeting('Invited', '2026-11-21T13:00:00Z', { personId, people: [olga] });
    await meeting('Off', '2026-11-21T14:00:00Z', { status: 'cancelled' });
    expect(await today()).toBe('📅 1 meeting today: 14:00 Invited\n• 14:00–15:00 Invited');
  });

  it('does not name a client whom the asker may not see, and audits those whom it names', async () => {
    const seen = await anAccount(db, { name: 'Acme', owner: olga });
    const hidden = await anAccount(db, { name: 'Secret', owner: await aPerson(db) });
    await meeting('Terms', '2026-11-21T12:00:00Z', { accountId: seen.id });
    await meeting('Talk', '2026-11-21T13:00:00Z', { accountId: hidden.id });
    expect(await today()).not.toContain('Secret');
    const audited = await db.auditEntry.findMany({ where: { action: 'account.listed' }, select: { subjectId: true } });
    expect(audited).toEqual([{ subjectId: seen.id }]);
  });

  it('says when there is nothing, and when all is over', async () => {
    expect(await today()).toContain('No meetings known for today');
    await meeting('Early', '2026-11-21T05:00:00Z');
    expect(await today()).toContain('1 meeting today, it is over');
  });
});
