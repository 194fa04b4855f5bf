import { beforeEach, describe, expect, it } from 'vitest';
import {
  aContact,
  aMeeting,
  anAccount,
  anAssignment,
  anOrganisation,
  aPerson,
  aVisit,
  day,
} from '../../../test/factories/index.ts';
import { testDb } from '../../../test/setup/database.ts';
import { at, theHouse } from '../../../test/setup/house.ts';
import { refreshAccountNames } from '../accounts/search-index.ts';
import type { Button } from '../cards/card.ts';
import { fallbackText } from '../cards/fallback.ts';
import { fixedClock } from '../clock.ts';
import type { Reply } from './define.ts';

const { db, reset } = await testDb();
/** A Saturday, 09:00 in Rome. */
const house = theHouse(db);

type Person = Awaited<ReturnType<typeof aPerson>>;
let olga: Person;
let acme: Awaited<ReturnType<typeof anAccount>>;

beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  olga = await aPerson(db, { handle: 'olga', name: 'Olga Berg' });
  acme = await anAccount(db, { name: 'Acme', owner: olga });
  await refreshAccountNames(db);
});

const say = async (line: string, { by = olga, quoted }: { by?: Person; quoted?: string } = {}) =>
  house.say({ ...(await at(db, by)), quoted }, line);
const press = async (action: string, by = olga, door = house) => door.press(await at(db, by), action);
const fill = async (
  values: Readonly<Record<string, string>>,
  { by = olga, form = `visit:${acme.id}`, key = '' } = {},
) => {
  const speaker = await at(db, by);
  const filled = { kind: 'meeting', day: '2026-11-21', summary: 'Wants new prices', ...values };
  return house.submit(key ? { ...speaker, key } : speaker, form, filled);
};
const asText = (reply: Reply) => fallbackText(reply.card);
const buttons = (reply: Reply): Button[] =>
  reply.card.children.flatMap((child) => (child.type === 'actions' ? child.buttons : []));
const field = (reply: Reply, name: string) => reply.form?.fields.find((one) => one.name === name);
const audited = () => db.auditEntry.findMany({ where: { subject: 'visit' }, orderBy: { id: 'asc' } });

describe('/visit with words', () => {
  it('opens the form of the client whom it names, for today', async () => {
    const reply = await say('/visit acme');
    expect(reply.form).toMatchObject({ id: `visit:${acme.id}`, title: 'Visit: Acme' });
    expect(field(reply, 'kind')).toMatchObject({ value: 'meeting', aside: true });
    expect(field(reply, 'day')).toMatchObject({ value: '2026-11-21', max: '2026-11-21', min: '2025-11-22' });
    expect(field(reply, 'summary')?.value).toBeUndefined();
  });

  it.each([
    ['/visit Acme had lunch with Anna, they want new prices', 'had lunch with Anna, they want new prices'],
    ['/visit «Акме»: обсудили цены', 'обсудили цены'],
    ['/visit Acme GmbH - called', 'called'],
    ['/visit Acme as agreed', 'as agreed'],
    ['/visit Acme ok', 'ok'],
  ])('takes what follows the name for what came of it: %s', async (line, summary) => {
    const reply = await say(line);
    expect(reply.form?.id).toBe(`visit:${acme.id}`);
    expect(field(reply, 'summary')?.value).toBe(summary);
  });

  it('knows a client by several words, the longest first', async () => {
    const north = await anAccount(db, { name: 'Acme North', owner: olga });
    await refreshAccountNames(db);
    expect((await say('/visit Acme North had lunch')).form?.id).toBe(`visit:${north.id}`);
    expect((await say('/visit Acme had lunch')).form?.id).toBe(`visit:${acme.id}`);
  });

  it('lets choose where several fit, and keeps what was said', async () => {
    const [red, blue] = [
      await anAccount(db, { name: 'Rossi Verdi', owner: olga }),
      await anAccount(db, { name: 'Rossi Bianchi', owner: olga }),
    ];
    await refreshAccountNames(db);
    expect(buttons(await say('/visit Rossi')).map(({ action }) => action)).toEqual([
      `visit:${blue.id}`,
      `visit:${red.id}`,
    ]);
    const asked = await say('/visit Rossi had lunch');
    expect(field(asked, 'summary')?.value).toBe('had lunch');
    expect(field(asked, 'account')?.options?.map(({ label }) => label)).toEqual([
      'Rossi Bianchi',
      'Rossi Verdi',
      'Acme',
    ]);
    const noted = await fill({ account: `${red.id}` }, { form: 'visit' });
    expect(asText(noted)).toContain('Visit noted: Rossi Verdi, meeting, today');
  });

  it('takes a sentence that names no client for what came of a visit, and asks for the client', async () => {
    const reply = await say('/visit had a long lunch with Anna');
    expect(field(reply, 'summary')?.value).toBe('had a long lunch with Anna');
    expect(field(reply, 'account')?.options).toEqual([{ value: `${acme.id}`, label: 'Acme' }]);
  });

  it('offers near names, and says when there are none', async () => {
    const smith = await anAccount(db, { name: 'Hartwell Tools', owner: olga });
    await refreshAccountNames(db);
    expect(buttons(await say('/visit Hart Towels'))).toMatchObject([{ action: `visit:${smith.id}` }]);
    expect(await say('/visit Zzyzx')).toMatchObject({ outcome: 'not-found' });
  });
});

describe('/visit alone', () => {
  it('offers whom the asker met in the last days without a note of it, then who is theirs', async () => {
    const names = ['Beta', 'Gamma', 'Delta', 'Noted'];
    const [beta, gamma, , noted] = await Promise.all(names.map((name) => anAccount(db, { name, owner: olga })));
    if (!beta || !gamma || !noted) throw new Error('no accounts');
    const met = (accountId: number, iso: string) =>
      aMeeting(db, { accountId, personId: olga.id, startsAt: new Date(iso) });
    await met(gamma.id, '2026-11-20T09:00:00Z');
    await met(beta.id, '2026-11-18T09:00:00Z');
    const meeting = await met(noted.id, '2026-11-19T09:00:00Z');
    await aVisit(db, { accountId: noted.id, personId: olga.id, meetingId: meeting.id, happenedOn: day('2026-11-19') });
    const reply = await say('/visit');
    expect(buttons(reply).map(({ label, action }) => `${label} ${action}`)).toEqual([
      `Gamma visit:${gamma.id}:2026-11-20`,
      `Beta visit:${beta.id}:2026-11-18`,
      `Noted visit:${noted.id}`,
      expect.stringContaining('Acme'),
      expect.stringContaining('Delta'),
    ]);
    expect(asText(reply)).toContain('Gamma · yesterday 10:00, not noted yet');
    expect(field(await press(`visit:${gamma.id}:2026-11-20`), 'day')?.value).toBe('2026-11-20');
  });

  it('says where clients come from to whom none are', async () => {
    const reply = await say('/visit', { by: await aPerson(db) });
    expect(asText(reply)).toContain('No clients are yours yet');
  });
});

describe('/visit about a message', () => {
  it('opens the form of the one client whom the message names', async () => {
    const reply = await say('/visit', { quoted: 'Были сегодня у Акме,\nпросят новые цены' });
    expect(reply.form?.id).toBe(`visit:${acme.id}`);
    expect(field(reply, 'summary')?.value).toBe('Были сегодня у Акме,\nпросят новые цены');
  });

  it('asks for the client where it names several, none, or another’s, those named first', async () => {
    const beta = await anAccount(db, { name: 'Beta', owner: olga });
    const romashka = await anAccount(db, { name: 'Ромашка', owner: olga });
    await anAccount(db, { name: 'Secret', owner: await aPerson(db) });
    await refreshAccountNames(db);
    const both = await say('/visit', { quoted: 'Acme and Beta at the fair' });
    expect(
      field(both, 'account')
        ?.options?.slice(0, 2)
        .map(({ label }) => label),
    ).toEqual(['Acme', 'Beta']);
    expect(field(both, 'account')?.value).toBeUndefined();
    const none = await say('/visit', { quoted: 'Had lunch at Secret' });
    expect(
      field(none, 'account')
        ?.options?.map(({ label }) => label)
        .sort(),
    ).toEqual(['Acme', 'Beta', 'Ромашка']);
    const declined = await say('/visit', { quoted: 'Встретились с Ромашкой' });
    expect(field(declined, 'account')?.value).toBe(`${romashka.id}`);
    expect(beta.id).toBeGreaterThan(0);
  });

  it('keeps the message where the line names the client', async () => {
    const reply = await say('/visit Acme', { quoted: 'Had lunch with Anna' });
    expect(field(reply, 'summary')?.value).toBe('Had lunch with Anna');
  });
});

describe('the form of a visit', () => {
  it('is stored, said and shown by the next brief', async () => {
    const anna = await aContact(db, { accountId: acme.id, name: 'Anna Petrova' });
    const reply = await fill({ met: `${anna.id}`, nextStep: 'New price list', nextStepDay: '2026-11-27' });
    expect(asText(reply).split('\n')).toEqual([
      '📝 Visit noted: Acme, meeting, today',
      'Wants new prices',
      'Met: Anna Petrova',
      'Next step: New price list by Fri 27 Nov',
      '✓ Olga Berg, 09:00 · can be taken back for 10 minutes',
    ]);
    const { id } = await db.visit.findFirstOrThrow();
    expect(buttons(reply).map(({ action }) => action)).toEqual([`visit-undo:${id}`, `brief:${acme.id}`]);
    expect(asText(await say('/brief acme'))).toContain('21 Nov, visit (Olga Berg, Anna Petrova): Wants new prices');
    expect(await audited()).toMatchObject([
      { action: 'visit.logged', subjectId: id, personId: olga.id, channel: 'console', details: { account: acme.id } },
    ]);
  });

  it('is noted as that of the meeting which the client had that day', async () => {
    const anna = await aContact(db, { accountId: acme.id, name: 'Anna' });
    const oleg = await aContact(db, { accountId: acme.id, name: 'Oleg' });
    const yesterday = new Date('2026-11-20T14:00:00Z');
    const meeting = await aMeeting(db, {
      accountId: acme.id,
      personId: olga.id,
      startsAt: yesterday,
      contacts: [anna, oleg],
    });
    await aMeeting(db, { accountId: acme.id, personId: olga.id, startsAt: yesterday, status: 'cancelled' });
    await aMeeting(db, { accountId: acme.id, personId: olga.id, startsAt: new Date('2026-11-21T14:00:00Z') });
    const asked = await press(`visit:${acme.id}:2026-11-20`);
    expect(field(asked, 'met')).toMatchObject({ value: `${anna.id},${oleg.id}` });
    expect(field(asked, 'met')?.options?.[0]?.label).toBe('Anna and Oleg');
    const noted = await fill({ day: '2026-11-20', met: `${anna.id},${oleg.id}` });
    expect(asText(noted)).toContain('Meeting: Annual terms');
    await fill({});
    expect(await db.visit.findMany({ orderBy: { id: 'asc' }, select: { meetingId: true } })).toEqual([
      { meetingId: meeting.id },
      { meetingId: null },
    ]);
    expect(await db.visitContact.count()).toBe(2);
  });

  it.each([
    ['still to come', 'day', { day: '2026-11-22' }],
    ['more than a year ago', 'day', { day: '2025-11-21' }],
    ['in a few words', 'summary', { summary: ' \u200b\n' }],
    ['Too long', 'summary', { summary: 'x'.repeat(10_001) }],
    ['What is to be done by 27 Nov 2026', 'nextStep', { nextStepDay: '2026-11-27' }],
    ['before the visit', 'nextStepDay', { nextStep: 'Call', nextStepDay: '2026-11-20' }],
    ['could not read', undefined, { kind: 'seance' }],
    ['could not read', undefined, { met: '999' }],
  ])('says what is wrong with it: %s (%s)', async (reason, blamed, values) => {
    const reply = await fill(values);
    expect(reply).toMatchObject({ outcome: 'refused', ...(blamed && { field: blamed }) });
    expect(asText(reply)).toContain(reason);
    expect(await db.visit.count()).toBe(0);
  });

  it('takes the asker’s day for today', async () => {
    const late = theHouse(db, fixedClock('2026-11-21T22:30:00Z'));
    const sydney = await aPerson(db, { zone: 'Australia/Sydney' });
    await anAssignment(db, { accountId: acme.id, personId: sydney.id, role: 'team' });
    const values = { kind: 'call', day: '2026-11-22', summary: 'Called' };
    expect(asText(await late.submit(await at(db, sydney), `visit:${acme.id}`, values))).toContain('call, today');
    expect(await late.submit(await at(db, olga), `visit:${acme.id}`, values)).toMatchObject({ outcome: 'refused' });
  });

  it('shows the team nothing of contacts and meetings', async () => {
    const mara = await aPerson(db);
    await anAssignment(db, { accountId: acme.id, personId: mara.id, role: 'team' });
    const anna = await aContact(db, { accountId: acme.id, name: 'Anna' });
    await aMeeting(db, { accountId: acme.id, startsAt: new Date('2026-11-21T07:00:00Z'), contacts: [anna] });
    expect(field(await say('/visit Acme', { by: mara }), 'met')).toBeUndefined();
    const noted = await fill({ met: `${anna.id}` }, { by: mara });
    expect(asText(noted)).not.toMatch(/Anna|Annual terms/);
  });
});

describe('the same key', () => {
  it('gives one visit and the same answer, one after the other and five at once', async () => {
    const first = await fill({}, { key: 'inbox/7/answer' });
    expect(await fill({}, { key: 'inbox/7/answer' })).toEqual(first);
    const five = await Promise.all(Array.from({ length: 5 }, () => fill({}, { key: 'inbox/8/answer' })));
    expect(new Set(five.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(await db.visit.count()).toBe(2);
    expect(await audited()).toHaveLength(2);
  });

  it('does not bring back what was undone', async () => {
    await fill({}, { key: 'inbox/7/answer' });
    const { id } = await db.visit.findFirstOrThrow();
    await press(`visit-undo:${id}`);
    expect(asText(await fill({}, { key: 'inbox/7/answer' }))).toContain('Taken back');
    expect(await db.visit.count({ where: { undoneAt: null } })).toBe(0);
  });
});

describe('taking a visit back', () => {
  const noted = async () => {
    await fill({});
    return (await db.visit.findFirstOrThrow()).id;
  };

  it('replaces the message, says who and when, and the visit counts no more', async () => {
    const id = await noted();
    const reply = await press(`visit-undo:${id}`);
    expect(reply).toMatchObject({ replaces: true });
    expect(asText(reply)).toBe('📝 Taken back: Acme, meeting, today\n✓ Olga Berg, 09:00');
    expect(await press(`visit-undo:${id}`)).toEqual(reply);
    expect(asText(await say('/brief acme'))).not.toContain('Wants new prices');
    expect((await audited()).map(({ action }) => action)).toEqual(['visit.logged', 'visit.undone']);
  });

  it('is too late after ten minutes, and says so', async () => {
    const id = await noted();
    const pressedAt = (iso: string) => press(`visit-undo:${id}`, olga, theHouse(db, fixedClock(iso)));
    const late = await pressedAt('2026-11-21T08:10:00Z');
    expect(late).toMatchObject({ outcome: 'refused' });
    expect(asText(late)).toContain('too late to take it back');
    expect(await pressedAt('2026-11-21T08:09:59Z')).toMatchObject({ replaces: true });
  });

  it('is for who noted it alone', async () => {
    const id = await noted();
    const head = await aPerson(db, { role: 'administrator' });
    expect(await press(`visit-undo:${id}`, head)).toMatchObject({ outcome: 'not-found' });
    expect(await press('visit-undo:999999', head)).toEqual(await press(`visit-undo:${id}`, head));
    expect(await db.visit.count({ where: { undoneAt: null } })).toBe(1);
  });
});
