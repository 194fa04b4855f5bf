import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { consoleSender } from '../../src/bots/console/sender.ts';
import { eraseAtTerminal, readPersonOrder, writeExport } from '../../src/cli/personal.ts';
import { lockCalendars } from '../../src/core/calendars/turns.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { Reply } from '../../src/core/commands/define.ts';
import { languages, translator } from '../../src/core/i18n/translator.ts';
import { messageKinds } from '../../src/core/outbox/registry.ts';
import { personExport } from '../../src/core/people/personal/export-kind.ts';
import { holdingOf, holdingTables } from '../../src/core/people/personal/holdings.ts';
import { Prisma } from '../../src/generated/prisma/client.ts';
import { aMeeting, anOrganisation, aPerson, day } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { everythingIn } from '../setup/everything.ts';
import { at, theHouse } from '../setup/house.ts';
import { aDelivery } from '../setup/outbox.ts';
import { secrets, somebodyWhoLeft } from '../setup/somebody.ts';
import { seals } from './importing.ts';

const { db, url, reset } = await testDb();
const clock = fixedClock('2026-11-21T08:00:00Z');
const house = theHouse(db, clock, seals);
const t = translator('en', 'Europe/Rome');

let administrator: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  administrator = await aPerson(db, { role: 'administrator', handle: 'boss', name: 'The Boss' });
});

const say = async (line: string, as = administrator) => house.say(await at(db, as), line);
const press = async (action: string, as = administrator) => house.press(await at(db, as), action);
const said = ({ card }: Reply) => fallbackText(card);

/** Every column that refers to a person, as `table.column`. */
const columnsOfPeople = async (): Promise<string[]> =>
  z
    .array(z.object({ name: z.string() }))
    .parse(
      await db.$queryRaw`
        SELECT format('%s.%s', c.conrelid::regclass, a.attname) AS name
        FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
        WHERE c.contype = 'f' AND c.confrelid = 'person'::regclass ORDER BY 1`,
    )
    .map(({ name }) => name);

const countIn = async (table: string, id: number): Promise<number> => {
  const { columns } = holdingOf(z.enum(holdingTables).parse(table));
  const where = Prisma.join(
    columns.map((column) => Prisma.sql`${Prisma.raw(`"${column}"`)} = ${id}`),
    ' OR ',
  );
  const rows = await db.$queryRaw`SELECT count(*)::int AS n FROM ${Prisma.raw(`"${table}"`)} WHERE ${where}`;
  return z.tuple([z.object({ n: z.number() })]).parse(rows)[0].n;
};

describe('what is kept of people', () => {
  it('is known: every column that refers to somebody is given to them and taken out, or it says why not', async () => {
    const known = holdingTables.flatMap((table) => holdingOf(table).columns.map((column) => `${table}.${column}`));
    expect(known.sort()).toEqual((await columnsOfPeople()).sort());
    for (const table of holdingTables) {
      const { given, erased } = holdingOf(table);
      if (typeof given === 'string') expect(given.length).toBeGreaterThan(10);
      if (erased !== 'goes') expect(erased.stays.length).toBeGreaterThan(10);
    }
  });

  it('is of every kind in these tests', async () => {
    const olga = await somebodyWhoLeft(db);
    const absent: string[] = [];
    for (const table of holdingTables)
      if (table !== 'erased_mark' && (await countIn(table, olga.id)) === 0) absent.push(table);
    expect(absent).toEqual([]);
  });
});

describe('/admin export', () => {
  it('sends the administrator a file with all of it, by what it is, and never a secret', async () => {
    const olga = await somebodyWhoLeft(db);
    expect(said(await say('/admin export @Olga'))).toContain('What is kept of Olga Bergmann is on its way');
    const message = await db.outboxMessage.findFirstOrThrow({ where: { kind: 'person-export' } });
    expect(message.payload).toEqual({ personId: olga.id });
    const due = {
      id: message.id,
      payload: personExport.payload.parse(message.payload),
      person: administrator,
      t,
      dueAt: clock.now(),
      stands: false,
    };
    const [built] = await personExport.build({ db, now: clock.now() }, [due]);
    if (!built || !('say' in built) || !built.file) throw new Error('no file');
    expect(built.file.name).toBe('olga 2026-11-21.json');
    const text = new TextDecoder().decode(built.file.bytes);
    const content = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    expect(content).toMatchObject({
      profile: { handle: 'olga', email: 'olga@example.com', manager: { name: 'The Boss' } },
      chat_identity: [{ platform_user_id: '471100815' }],
      setting: [{ key: 'attention.away', value: { from: '2026-12-01', until: '2026-12-05' } }],
      visit: [{ summary: 'Lunch with the buyer' }],
      department: [{ name: expect.any(String) }],
      meeting_attended: [{ title: 'Annual terms', account_id: expect.any(Number) }],
      message: [
        { state: 'sent', shown: { title: 'Olga, tomorrow' } },
        { state: 'pending', shown: null },
        { state: 'sending' },
      ],
      answer: [{ shown: { title: 'Hello Olga' } }],
      audit: expect.arrayContaining([expect.objectContaining({ action: 'setting.changed' })]),
    });
    for (const table of holdingTables.filter((one) => typeof holdingOf(one).given !== 'string'))
      expect([table, content[table === 'person' ? 'report' : table]]).toEqual([
        table,
        [expect.anything(), ...Array(await countIn(table, olga.id)).fill(expect.anything())].slice(1),
      ]);
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(Object.values(z.record(z.string(), z.string()).parse(content.clients))).toContain('Quarzwerk');
  });

  it('is asked for and noted once, however often the same request is acted on', async () => {
    await somebodyWhoLeft(db);
    const from = await at(db, administrator);
    await house.say(from, '/admin export olga');
    await house.say(from, '/admin export olga');
    expect(await db.outboxMessage.count({ where: { kind: 'person-export' } })).toBe(1);
    expect(await db.auditEntry.count({ where: { action: 'person.exported' } })).toBe(1);
  });

  it('is not sent to whoever is no administrator any more, nor of somebody who was erased', async () => {
    const olga = await somebodyWhoLeft(db);
    const due = (person: typeof administrator) => ({
      id: 1,
      payload: { personId: olga.id },
      person,
      t,
      dueAt: clock.now(),
      stands: false,
    });
    const build = (person: typeof administrator) => personExport.build({ db, now: clock.now() }, [due(person)]);
    expect(await build({ ...administrator, role: 'head' })).toEqual([{ drop: 'not-permitted' }]);
    await press(`erase:${olga.id}`);
    expect(await build(administrator)).toEqual([{ drop: 'erased' }]);
    expect((await say(`/admin export former-employee-${olga.id}`)).outcome).toBe('refused');
  });
});

describe('an export that stands in the console', () => {
  it('came as a file to the administrator alone, and goes when the person is erased', async () => {
    const olga = await somebodyWhoLeft(db);
    await say('/admin export olga');
    await aDelivery(db, clock, [consoleSender(db, clock)], { kinds: messageKinds }).deliverDue();
    const [file, ...more] = await db.consoleFile.findMany({ include: { message: true } });
    expect(more).toEqual([]);
    expect([file?.name, file?.message.chatPersonId]).toEqual(['olga 2026-11-21.json', administrator.id]);
    expect(new TextDecoder().decode(file?.bytes)).toContain('Lunch with the buyer');
    await press(`erase:${olga.id}`);
    expect(await db.consoleFile.count()).toBe(0);
    expect(await everythingIn(db)).not.toContain('Bergmann');
  });
});

describe('/admin erase', () => {
  it('shows what goes and what stays before anything does', async () => {
    const olga = await somebodyWhoLeft(db);
    const before = await everythingIn(db);
    const reply = await say('/admin erase olga');
    expect(said(reply)).toContain('Erase Olga Bergmann?');
    expect(said(reply)).toContain('chat accounts 1');
    expect(said(reply)).toContain('visits and calls 1');
    expect(JSON.stringify(reply.card)).toContain(`"action":"erase:${olga.id}","style":"danger"`);
    expect(await everythingIn(db)).toBe(before);
  });

  it('leaves nothing in the database that tells who they were', async () => {
    const olga = await somebodyWhoLeft(db);
    expect(said(await press(`erase:${olga.id}`))).toContain(`this is Former employee ${olga.id} from now on`);
    const text = await everythingIn(db);
    for (const trace of ['Olga', 'Bergmann', 'olga', '471100815', 'Dentist', 'lunch box', ...secrets])
      expect([trace, text.includes(trace)]).toEqual([trace, false]);
  });

  it('deletes what is theirs, and leaves what was done with clients, under another name', async () => {
    const olga = await somebodyWhoLeft(db);
    const before = new Map<string, number>();
    for (const table of holdingTables) before.set(table, await countIn(table, olga.id));
    await press(`erase:${olga.id}`);
    for (const table of holdingTables.filter((one) => one !== 'erased_mark')) {
      const left = holdingOf(table).erased === 'goes' ? 0 : (before.get(table) ?? 0) - (table === 'meeting' ? 1 : 0);
      expect([table, await countIn(table, olga.id)]).toEqual([table, left]);
    }
    const visit = await db.visit.findFirstOrThrow({ include: { person: true } });
    expect([visit.summary, visit.person.name]).toEqual(['Lunch with the buyer', `Former employee ${olga.id}`]);
  });

  it('clears every text of the person', async () => {
    const olga = await somebodyWhoLeft(db);
    const textsOf = async () => {
      const rows = await db.$queryRaw`SELECT to_jsonb(p) AS row FROM person p WHERE id = ${olga.id}`;
      return z.tuple([z.object({ row: z.record(z.string(), z.unknown()) })]).parse(rows)[0].row;
    };
    const before = await textsOf();
    await press(`erase:${olga.id}`);
    const after = await textsOf();
    const same = Object.keys(before).filter((column) => before[column] === after[column]);
    expect(same.sort()).toEqual(['id', 'left_on', 'role']);
  });

  it('keeps in the audit that something was done, without its content, and adds that they were erased', async () => {
    const olga = await somebodyWhoLeft(db);
    const all = () => db.auditEntry.findMany({ orderBy: { id: 'asc' } });
    const before = await all();
    await press(`erase:${olga.id}`);
    const after = await all();
    expect(after.slice(0, before.length).map(({ details: _, ...fact }) => fact)).toEqual(
      before.map(({ details: _, ...fact }) => fact),
    );
    expect(after.map(({ action, details }) => [action, details])).toEqual([
      ['setting.changed', {}],
      ['visit.logged', { account: expect.any(Number) }],
      ['setting.changed', { key: 'attention.budget', from: 7, to: 3 }],
      ['person.erased', {}],
    ]);
    expect(after.at(-1)).toMatchObject({ personId: administrator.id, subjectId: olga.id, channel: 'console' });
    await expect(db.auditEntry.updateMany({ data: { details: {} } })).rejects.toThrow('append-only');
  });

  it('done twice, by whoever, is as done once, and says so', async () => {
    const olga = await somebodyWhoLeft(db);
    const answers = await Promise.all([press(`erase:${olga.id}`), press(`erase:${olga.id}`)]);
    expect(answers.map(said).filter((text) => text.startsWith('Erased:'))).toHaveLength(1);
    const before = await everythingIn(db);
    expect(said(await press(`erase:${olga.id}`))).toContain('was erased before');
    expect(said(await say(`/admin erase former-employee-${olga.id}`))).toContain('was erased before');
    expect(await everythingIn(db)).toBe(before);
    expect(await db.auditEntry.count({ where: { action: 'person.erased' } })).toBe(1);
  });

  it('refuses whoever works here, looks after clients or asks for themselves, also where the button was drawn before', async () => {
    const olga = await somebodyWhoLeft(db);
    const refused = async (id: number): Promise<string> => {
      const reply = await press(`erase:${id}`);
      expect(reply.outcome).toBe('refused');
      return said(reply);
    };
    expect(await refused(administrator.id)).toContain('cannot erase yourself');
    await db.person.update({ where: { id: olga.id }, data: { leftOn: day('2026-11-22') } });
    expect(await refused(olga.id)).toContain('still works here');
    await db.person.update({ where: { id: olga.id }, data: { leftOn: day('2026-11-20') } });
    await db.assignment.updateMany({ where: { personId: olga.id }, data: { toOn: null } });
    expect(await refused(olga.id)).toContain('still looks after 1 client');
    expect((await db.person.findUniqueOrThrow({ where: { id: olga.id } })).name).toBe('Olga Bergmann');
  });

  it('is for administrators only, by command and by button', async () => {
    const olga = await somebodyWhoLeft(db);
    const head = await aPerson(db, { role: 'head' });
    for (const reply of [
      await say('/admin erase olga', head),
      await say('/admin export olga', head),
      await press(`erase:${olga.id}`, head),
    ]) {
      expect(reply.outcome).toBe('refused');
      expect(said(reply)).not.toContain('Olga');
    }
    expect((await db.person.findUniqueOrThrow({ where: { id: olga.id } })).erasedAt).toBeNull();
  });

  it.each(languages)('says in %s that nobody goes by a handle, and how it is used', async (language) => {
    const asker = await aPerson(db, { role: 'administrator', language });
    for (const line of ['/admin erase nobody', '/admin export nobody']) {
      const reply = await say(line, asker);
      expect([reply.outcome, said(reply)]).toEqual([
        'not-found',
        translator(language, 'Europe/Rome')('personal-nobody', { handle: 'nobody' }),
      ]);
    }
    for (const line of ['/admin erase', '/admin export', '/admin erase a b', '/admin pages'])
      expect((await say(line, asker)).outcome).toBe('refused');
  });

  it('does nothing at all while an import is under way, or where there is no key', async () => {
    const olga = await somebodyWhoLeft(db);
    const before = await everythingIn(db);
    await db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${0x6b616d31})`;
      expect(said(await press(`erase:${olga.id}`))).toContain('An import is under way');
    });
    const keyless = await theHouse(db, clock).press(await at(db, administrator), `erase:${olga.id}`);
    expect(said(keyless)).toContain('no key');
    expect(await everythingIn(db)).toBe(before);
  });

  it('goes on when the database comes back, wholly or not at all', async () => {
    const olga = await somebodyWhoLeft(db);
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    try {
      // It is half done when its connection goes.
      await other.query('BEGIN; LOCK TABLE import_change IN ACCESS EXCLUSIVE MODE');
      const erasing = press(`erase:${olga.id}`);
      const kill = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      while ((await other.query(kill)).rowCount === 0) await setTimeout(10);
      await other.query('ROLLBACK');
      expect(said(await erasing)).toMatch(/^Erased: /);
    } finally {
      await other.end();
    }
    expect(await db.auditEntry.count({ where: { action: 'person.erased' } })).toBe(1);
    expect(await everythingIn(db)).not.toContain('Bergmann');
  });
});

describe('a calendar that is being read', () => {
  it('is waited for, and brings nothing back', async () => {
    const olga = await somebodyWhoLeft(db);
    let erasing: Promise<Reply> | undefined;
    await db.$transaction(async (tx) => {
      await lockCalendars(tx, olga.id);
      erasing = press(`erase:${olga.id}`);
      await setTimeout(200);
      await aMeeting(tx, { accountId: null, personId: olga.id, title: 'Dentist again' });
    });
    expect(erasing && said(await erasing)).toMatch(/^Erased: /);
    expect(await everythingIn(db)).not.toContain('Dentist');
  });
});

describe('npm run person', () => {
  it.each([
    ['export @Olga', { do: 'export', handle: 'olga', out: null }],
    ['export olga --out x.json', { do: 'export', handle: 'olga', out: 'x.json' }],
    ['erase olga', { do: 'erase', handle: 'olga', yes: false }],
    ['erase olga --yes', { do: 'erase', handle: 'olga', yes: true }],
    ['erase olga --out x', null],
    ['export olga --yes', null],
    ['export', null],
    ['export olga marco', null],
    ['forget olga', null],
    ['erase olga --now', null],
  ] as const)('reads %s', (line, order) => {
    expect(readPersonOrder(line.split(' '))).toEqual(order);
  });

  it('-- export writes a file that only its owner may read, into a folder or under a name', async () => {
    await somebodyWhoLeft(db);
    const folder = await mkdtemp(join(tmpdir(), 'kam-person-'));
    afterAll(() => rm(folder, { recursive: true, force: true }));
    const parts = { db, clock, t };
    const path = await writeExport(parts, 'olga', folder);
    expect(path).toBe(join(folder, 'olga 2026-11-21.json'));
    expect(await writeExport(parts, 'olga', join(folder, 'her.json'))).toBe(join(folder, 'her.json'));
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ profile: { name: 'Olga Bergmann' } });
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect(await db.auditEntry.count({ where: { action: 'person.exported', channel: 'cli', personId: null } })).toBe(2);
    await expect(writeExport(parts, 'olga', join(folder, 'nowhere', 'x.json'))).rejects.toThrow('ENOENT');
    expect(await db.auditEntry.count({ where: { action: 'person.exported' } })).toBe(2);
  });

  it('-- erase shows first, and does it with --yes', async () => {
    const { id } = await somebodyWhoLeft(db);
    const parts = { db, clock, t, seals };
    expect(fallbackText(await eraseAtTerminal(parts, 'olga', false))).toContain('Erase Olga Bergmann?');
    expect(fallbackText(await eraseAtTerminal(parts, 'olga', true))).toContain(`Former employee ${id}`);
    await expect(eraseAtTerminal(parts, 'olga', true)).rejects.toThrow('personal-nobody');
    await expect(eraseAtTerminal(parts, `former-employee-${id}`, false)).rejects.toThrow('personal-erased-before');
    await expect(eraseAtTerminal(parts, 'boss', true)).rejects.toThrow('erase-last-administrator');
  });
});
