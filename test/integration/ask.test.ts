import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerTo, readQuestion } from '../../src/cli/question.ts';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { cardSchema } from '../../src/core/cards/card.ts';
import { systemClock } from '../../src/core/clock.ts';
import { anAccount } from '../factories/index.ts';
import { aConsoleCompany } from '../setup/console-company.ts';
import { testDb } from '../setup/database.ts';
import { program } from '../setup/programs.ts';

const { db, url } = await testDb();
const { anna } = await aConsoleCompany(db);
await anAccount(db, { name: 'Acme GmbH', owner: anna });
await refreshAccountNames(db);

const answer = (as: string, line: string, json = false) => answerTo({ as, line, json }, db, systemClock);

describe('a question at the terminal', () => {
  it.each([
    [['--as', 'anna', '/brief Acme'], { as: 'anna', line: '/brief Acme', json: false }],
    [['--json', '--as=anna', 'brief', 'Acme'], { as: 'anna', line: 'brief Acme', json: true }],
    [['--as', 'anna', '--', '/brief -7'], { as: 'anna', line: '/brief -7', json: false }],
    [['--as', 'anna'], null],
    [['--as', 'anna', ' '], null],
    [['/help'], null],
    [['--as'], null],
    [['--as', 'anna', '--colour', '/help'], null],
    [[], null],
  ] as const)('is read from %j', (words, question) => {
    expect(readQuestion(words)).toEqual(question);
  });

  it('is answered as text', async () => {
    const printed = await answer('anna', '/brief Acme');
    expect(printed).toMatchObject({ answered: true, text: expect.stringMatching(/^Acme GmbH/) });
  });

  it('shows what could be pressed elsewhere', async () => {
    expect((await answer('anna', '/brief Acme'))?.text).toMatch(/\n\[More\]$/);
  });

  it('is answered as a card, with the form that it opens', async () => {
    const said = z.object({ outcome: z.literal('ok'), card: cardSchema, form: z.object({ id: z.string() }) });
    expect(said.safeParse(JSON.parse((await answer('anna', 'timezone', true))?.text ?? '')).success).toBe(true);
  });

  it.each(['/brief Nobodycorp', '/nonsense', '/timezone Atlantis'])('%s is not answered but refused', async (line) => {
    expect(await answer('anna', line)).toMatchObject({ answered: false, text: expect.stringMatching(/\w/) });
  });

  it.each(['nobody', 'dmitri'])('by %s is nobody’s', async (as) => {
    expect(await answer(as, '/help')).toBeNull();
  });
});

/** `npm run ask` as a terminal runs it. */
const run = async (...words: string[]) => {
  const script = await program('src/cli/ask.ts');
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...process.env, DATABASE_URL: url, KAM_SECRET_KEY: Buffer.alloc(32).toString('base64'), LC_ALL: 'C' };
    const child = execFile(process.execPath, [...script, ...words], { env }, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
};

describe('npm run ask', () => {
  it.concurrent.each([
    [['--as', 'anna', '/brief Acme'], { code: 0, out: expect.stringContaining('Acme GmbH'), err: '' }],
    [['--as', 'nobody', '/help'], { code: 1, out: '', err: expect.stringContaining('“nobody”') }],
    [['/help'], { code: 2, out: '', err: expect.stringContaining('--as HANDLE') }],
  ] as const)('%j ends as it should', { timeout: 60_000 }, async (words, expected) => {
    expect(await run(...words)).toEqual(expected);
  });
});
