import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readCalendarOrder } from '../../src/cli/calendar-file.ts';
import { sealedFor } from '../../src/core/calendars/connection.ts';
import { createSeals } from '../../src/core/calendars/seal.ts';
import { anOrganisation, aPerson, day } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { program } from '../setup/programs.ts';

const { db, reset, url } = await testDb();
const key = Buffer.alloc(32, 9);
const folder = await mkdtemp(join(tmpdir(), 'calendar-'));
const holding = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');

beforeEach(async () => {
  await reset();
  await anOrganisation(db);
});

/** `npm run calendar` as a terminal runs it. */
const run = async (...words: string[]) => {
  const script = await program('src/cli/calendar.ts');
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...process.env, DATABASE_URL: url, KAM_SECRET_KEY: key.toString('base64'), LC_ALL: 'C' };
    const child = execFile(process.execPath, [...script, ...words], { env }, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
};

describe('the words of npm run calendar', () => {
  it.each([
    [['olga@example.com', 'a.ics'], { whose: 'olga@example.com', path: 'a.ics' }],
    [['@olga', 'a b.ics'], { whose: 'olga', path: 'a b.ics' }],
    [['olga'], null],
    [['olga', 'a.ics', 'b.ics'], null],
    [['--help', 'a.ics'], null],
    [['@', 'a.ics'], null],
    [[], null],
  ])('%j are read as %j', (words, order) => {
    expect(readCalendarOrder(words)).toEqual(order);
  });
});

describe('npm run calendar', () => {
  it('connects a file for the person who is named, in place of the one before, and says so at the terminal', async () => {
    const olga = await aPerson(db, { handle: 'olga', email: 'olga@example.com', language: 'ru' });
    await aPerson(db, { handle: 'marco' });
    const file = await holding('Работа.ics', calendar('X-MORE:1'));
    const said = { code: 0, out: expect.stringMatching(/^📅 Connected: Работа\. /), err: '' };
    expect(await run('Olga@example.com', file)).toEqual(said);
    await holding('Работа.ics', calendar('X-MORE:2'));
    expect(await run('@olga', file)).toEqual(said);
    const [row, ...others] = await db.calendar.findMany();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ personId: olga.id, kind: 'file', name: 'Работа' });
    expect(createSeals(key).open(row?.sealed ?? new Uint8Array(), sealedFor(olga.id))).toContain('X-MORE:2');
    const audit = await db.auditEntry.findMany({ orderBy: { id: 'asc' }, select: { action: true, channel: true } });
    expect(audit).toEqual([
      { action: 'calendar.connected', channel: 'cli' },
      { action: 'calendar.replaced', channel: 'cli' },
    ]);
  });

  it('says what is wrong, and connects nothing', async () => {
    await aPerson(db, { handle: 'olga' });
    await aPerson(db, { handle: 'left', leftOn: day('2020-01-01') });
    const good = await holding('good.ics', calendar());
    const [text, large] = [
      await holding('a.txt', 'no'),
      await holding('large.ics', calendar().padEnd(5 * 2 ** 20 + 1)),
    ];
    const cases = [
      [['nobody', good], 1, 'Nobody here goes by “nobody”.'],
      [['left', good], 1, 'Nobody here goes by “left”.'],
      [['nobody@example.com', good], 1, 'Nobody here goes by “nobody@example.com”.'],
      [['olga', join(folder, 'none.ics')], 1, `There is no file ${join(folder, 'none.ics')}.`],
      [['olga', folder], 1, 'is a folder'],
      [['olga', text], 1, 'This file is no calendar.'],
      [['olga', large], 1, 'It is too large to be read.'],
      [['olga'], 2, 'npm run calendar -- PERSON FILE.ics'],
    ] as const;
    for (const [words, code, err] of cases) {
      expect(await run(...words)).toEqual({ code, out: '', err: expect.stringContaining(err) });
    }
    expect(await db.calendar.count()).toBe(0);
  });
});
