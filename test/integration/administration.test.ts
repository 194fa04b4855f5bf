import { beforeEach, describe, expect, it } from 'vitest';
import { auditCsv, auditExport } from '../../src/core/administration/audit/export-kind.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { Reply } from '../../src/core/commands/define.ts';
import { languages, translator } from '../../src/core/i18n/translator.ts';
import { anAccount, anImport, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';
import { readInFull } from '../setup/scans.ts';

const { db, reset } = await testDb();
const clock = fixedClock('2026-11-23T08:00:00Z');
const house = theHouse(db, clock);

let thomas: Awaited<ReturnType<typeof aPerson>>;
let olga: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  await reset();
  await anOrganisation(db, { zone: 'Europe/Rome' });
  thomas = await aPerson(db, { handle: 'thomas', name: 'Thomas Weber', role: 'administrator' });
  olga = await aPerson(db, { handle: 'olga', name: 'Olga Bergmann', role: 'kam' });
});

const say = async (line: string, person = thomas) => house.say(await at(db, person), line);
const press = async (action: string, person = thomas) => house.press(await at(db, person), action);
const said = ({ card }: Reply): string => fallbackText(card);

const noted = (action: string, day: string, more: { personId?: number; subjectId?: number } = {}) =>
  db.auditEntry.create({
    data: {
      at: new Date(`${day}T10:00:00Z`),
      personId: olga.id,
      action,
      subject: 'account',
      channel: 'slack',
      ...more,
    },
  });

describe('/admin', () => {
  it.each(['people', 'departments', 'thresholds', 'imports', 'data', 'rules', 'health', 'audit', 'retention'])(
    '%s is a page that administrators open by word and by button, and key account managers do not',
    async (page) => {
      expect((await say('/admin')).card.children).toMatchObject([
        { type: 'actions', buttons: expect.arrayContaining([expect.objectContaining({ action: `admin:${page}` })]) },
      ]);
      for (const language of languages) {
        await db.person.update({ where: { id: thomas.id }, data: { language } });
        expect((await say(`/admin ${page}`)).outcome).toBeUndefined();
      }
      expect((await press(`admin:${page}`)).replaces).toBe(true);
      expect((await say(`/admin ${page}`, olga)).outcome).toBe('refused');
      expect((await press(`admin:${page}`, olga)).outcome).toBe('refused');
    },
  );
});

describe('the audit', () => {
  it('is told the newest first, in words, by page', async () => {
    const acme = await anAccount(db, { name: 'Acme' });
    for (let i = 1; i <= 21; i++) await noted('visit.logged', `2026-10-${String(i).padStart(2, '0')}`);
    await noted('account.viewed', '2026-11-20', { subjectId: acme.id });
    const first = await say('/admin audit');
    expect(said(first)).toContain('looked at a client');
    expect(said(first)).toContain('Acme');
    expect(said(first)).toContain('Olga Bergmann');
    const older = first.card.children
      .flatMap((child) => (child.type === 'actions' ? child.buttons : []))
      .find(({ label }) => label === 'Older');
    expect(older?.action).toBe('admin:audit page 2');
    expect(said(await press('admin:audit page 2')).match(/logged a visit/g)?.length).toBeGreaterThan(0);
  });

  it.each([
    ['@olga', 3],
    ['@thomas', 0],
    ['account', 2],
    ['account.listed', 1],
    ['since 2026-11-21', 1],
    ['until 2026-11-20', 2],
    ['@OLGA visit since 2026-11-01 until 2026-11-30', 1],
  ])('is narrowed down by "%s"', async (words, count) => {
    await noted('account.viewed', '2026-11-19');
    await noted('account.listed', '2026-11-20');
    await noted('visit.logged', '2026-11-22');
    const { card } = await say(`/admin audit ${words}`);
    const table = card.children.find(({ type }) => type === 'table');
    expect(table?.type === 'table' ? table.rows.length : 0).toBe(count);
  });

  it.each(['since yesterday', '@', 'page 0', 'page x', 'until 2026-13-01', "'; DROP TABLE person"])(
    'says how it is used where it is asked for "%s"',
    async (words) => {
      expect((await say(`/admin audit ${words}`)).outcome).toBe('refused');
    },
  );

  it('says so where nobody goes by a handle', async () => {
    expect((await say('/admin audit @nobody')).outcome).toBe('not-found');
    expect((await press('audit-export:@nobody')).outcome).toBe('not-found');
    expect(await db.outboxMessage.count()).toBe(0);
  });

  it('notes who looks at it, by numbers: nothing that would outlast an erasure', async () => {
    await say('/admin audit @olga');
    expect(await db.auditEntry.findMany({ where: { action: 'audit.viewed' } })).toMatchObject([
      { personId: thomas.id, details: { byId: olga.id, action: null, since: null, until: null, page: 1 } },
    ]);
  });

  it('asks for a filter by a form that knows the present one', async () => {
    const { form } = await press('audit-filter:@olga since 2026-11-01');
    expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['by', 'olga'],
      ['action', undefined],
      ['since', '2026-11-01'],
      ['until', undefined],
    ]);
    await noted('visit.logged', '2026-11-22');
    const reply = await house.submit(await at(db, thomas), 'audit-filter', { by: '@Olga', action: '', since: '' });
    expect(said(reply)).toContain('logged a visit');
  });

  it('is sent as a file once for each time that it is asked for, and that is noted', async () => {
    const from = await at(db, thomas);
    await house.press(from, 'audit-export:visit');
    await house.press(from, 'audit-export:visit');
    expect(await db.outboxMessage.findMany({ where: { kind: 'audit-export' } })).toMatchObject([
      { payload: { byId: null, action: 'visit', since: null, until: null } },
    ]);
    expect(await db.auditEntry.count({ where: { action: 'audit.exported' } })).toBe(1);
  });

  it('holds nothing in its file that a spreadsheet would run', () => {
    const t = translator('en', 'Europe/Rome');
    const entry = { id: 1, at: clock.now(), who: '=cmd()', action: 'visit.logged', subject: 'account' };
    const csv = auditCsv(t, [{ ...entry, subjectId: 7, name: '@SUM(A1)', channel: 'slack' }]);
    expect(csv.split('\n')[1]).toBe("2026-11-23T08:00:00Z,'=cmd(),logged a visit,'@SUM(A1),slack,visit.logged");
  });

  it.each(['', '@olga', 'since 2026-11-20', 'until 2026-11-20'])(
    'is read by an index however long it is, also narrowed down by "%s"',
    async (words) => {
      await db.$executeRaw`
        INSERT INTO audit_entry (at, person_id, action, subject, channel)
        SELECT '2026-11-23T08:00:00Z'::timestamptz - n * interval '1 minute', ${olga.id}, 'visit.logged', 'account', 'slack'
        FROM generate_series(1, 20000) n`;
      await db.$executeRaw`ANALYZE audit_entry`;
      const before = await readInFull(db, ['audit_entry']);
      expect((await say(`/admin audit ${words}`)).outcome).toBeUndefined();
      expect(await readInFull(db, ['audit_entry'])).toEqual(before);
    },
  );

  it('is sent to nobody who is no administrator any more', async () => {
    const due = (role: 'head' | 'administrator') => ({
      id: 1,
      payload: { byId: null, action: null, since: null, until: null },
      person: { ...thomas, role },
      t: translator('en', 'Europe/Rome'),
      dueAt: clock.now(),
      stands: true,
    });
    const [refused, sent] = await auditExport.build({ db, now: clock.now() }, [due('head'), due('administrator')]);
    expect(refused).toEqual({ drop: 'not-permitted' });
    expect(sent).toMatchObject({ file: { mimeType: 'text/csv' } });
  });

  it('is cut where it is longer than platforms take as a file, and says so', async () => {
    await db.$executeRaw`
      INSERT INTO audit_entry (at, person_id, action, subject, subject_id, channel)
      SELECT '2026-11-20T10:00:00Z'::timestamptz - n * interval '1 minute', ${olga.id}, 'account.viewed', 'account', 1, 'slack' FROM generate_series(1, 50001) n`;
    const t = translator('en', 'Europe/Rome');
    const payload = { byId: null, action: null, since: null, until: null };
    const due = { id: 1, payload, person: thomas, t, dueAt: clock.now(), stands: true };
    const [sent] = await auditExport.build({ db, now: clock.now() }, [due]);
    const { say: told, file } = sent && 'say' in sent ? sent : expect.unreachable();
    expect(fallbackText(told)).toContain('Only the newest 50,000');
    const lines = new TextDecoder().decode(file?.bytes).trimEnd().split('\n');
    expect(lines).toHaveLength(50_001);
    expect(lines[1]).toContain('2026-11-20T09:59:00Z');
  });
});

describe('imports', () => {
  it('are listed with what became of them; one opens, and is taken back only after it was asked', async () => {
    const { id } = await anImport(db, ['orders']);
    expect(said(await say('/admin imports'))).toContain(String(id));
    const one = await say(`/admin import ${id}`);
    expect(said(one)).toContain(`Import ${id}`);
    expect((await say(`/admin takeback ${id}`)).card.title).toContain('Take import');
    expect(await db.importBatch.count({ where: { rolledBackAt: null } })).toBe(1);
    const done = await press(`take-back:${id}`);
    expect(done.replaces).toBe(true);
    expect(await db.importBatch.count({ where: { rolledBackAt: null } })).toBe(0);
    expect(await db.auditEntry.findFirst({ where: { action: 'import.rolled-back' } })).toMatchObject({
      personId: thomas.id,
      channel: 'console',
    });
    expect((await press(`take-back:${id}`)).outcome).toBe('refused');
    expect(said(await say(`/admin import ${id}`))).toContain('Taken back');
  });

  it('that wrote nothing have nothing to take back', async () => {
    const { id } = await anImport(db, ['orders']);
    expect(JSON.stringify((await say(`/admin import ${id}`)).card)).not.toContain('takeback');
  });

  it('that are not there are not found', async () => {
    expect((await say('/admin import 999')).outcome).toBe('not-found');
    expect((await say('/admin takeback 999')).outcome).toBe('not-found');
    expect((await press('take-back:999')).outcome).toBe('refused');
    expect((await press('take-back:999', olga)).outcome).toBe('refused');
  });
});

describe('data and health', () => {
  it('say how old each source is, and which is too old', async () => {
    await anImport(db, ['orders'], '2026-11-10T08:00:00Z');
    expect(said(await say('/admin data'))).toContain('1 source, 1 old');
  });

  it('are told without reading all that was ever sent', async () => {
    await db.mailbox.create({ data: { personId: olga.id } });
    await db.$executeRaw`
      INSERT INTO outbox_message (key, mailbox_id, kind, payload, priority, due_at, deadline_at, trace, state, attempts, sent_at)
      SELECT 'sent/' || n, (SELECT id FROM mailbox LIMIT 1), 'agenda', '{"day": "2026-11-20"}', 1, '2026-11-20T07:00:00Z', '2026-11-20T12:00:00Z', 'test', 'sent', 1,
        '2026-11-20T07:00:00Z' FROM generate_series(1, 20000) n`;
    await db.$executeRaw`ANALYZE outbox_message`;
    const before = await readInFull(db, ['outbox_message']);
    expect((await say('/admin health')).card.title).toBe('All is well');
    expect(await readInFull(db, ['outbox_message'])).toEqual(before);
  });

  it('say that all is well, and what is not', async () => {
    expect((await say('/admin health')).card.title).toBe('All is well');
    await db.jobState.create({
      data: { name: 'dates-sweep', knownSince: new Date(), lastError: 'P2002', runs: 1, failures: 1 },
    });
    const shown = await say('/admin health');
    expect(shown.card.title).toBe('1 thing to look at');
    expect(said(shown)).toContain('dates-sweep fails (P2002)');
  });
});
