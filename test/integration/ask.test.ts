import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { cardSchema } from '../../src/core/cards/card.ts';
import { anAccount } from '../factories/index.ts';
import { aConsoleCompany } from '../setup/console-company.ts';
import { testDb } from '../setup/database.ts';

const { db, url } = await testDb();
const { anna } = await aConsoleCompany(db);
await anAccount(db, { name: 'Acme GmbH', owner: anna });
await refreshAccountNames(db);

/** `npm run ask` as a terminal runs it. */
const ask = (...words: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...process.env, DATABASE_URL: url, KAM_SECRET_KEY: Buffer.alloc(32).toString('base64'), LC_ALL: 'C' };
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli/ask.ts', ...words],
      { env },
      (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

describe('npm run ask', () => {
  it.concurrent('prints the answer as text', async () => {
    const { code, out } = await ask('--as', 'anna', '/brief Acme');
    expect({ code, first: out.split('\n')[0] }).toEqual({ code: 0, first: expect.stringContaining('Acme GmbH') });
  });

  it.concurrent('prints the card and the form as JSON', async () => {
    const { code, out } = await ask('--json', '--as', 'anna', 'timezone');
    const said = z.object({ outcome: z.literal('ok'), card: cardSchema, form: z.object({ id: z.string() }) });
    expect({ code, ok: said.safeParse(JSON.parse(out)).success }).toEqual({ code: 0, ok: true });
  });

  it.concurrent.each([
    [['--as', 'anna', '/brief Nobodycorp'], 1],
    [['--as', 'anna', '/nonsense'], 1],
    [['--as', 'nobody', '/help'], 1],
    [['--as', 'dmitri', '/help'], 1],
    [['--as', 'anna'], 2],
    [['/help'], 2],
    [['--as', 'anna', '--colour', '/help'], 2],
    [[], 2],
  ] as const)('%j ends with %i, and says why', async (words, expected) => {
    const { code, out, err } = await ask(...words);
    expect({ code, silent: `${out}${err}`.trim() === '' }).toEqual({ code: expected, silent: false });
  });
});
