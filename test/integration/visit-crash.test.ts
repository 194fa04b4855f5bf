import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { anAccount, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { theHouse } from '../setup/house.ts';
import { program } from '../setup/programs.ts';

const { db, url } = await testDb();

it('a process killed between noting a visit and its answer leaves one visit, and the next gives the same answer', async () => {
  await anOrganisation(db);
  const person = await aPerson(db);
  const account = await anAccount(db, { name: 'Acme', owner: person });
  const key = 'inbox/7/answer';
  const script = await program('test/setup/visit-worker.ts');
  const args = [...script, url, `${person.id}`, `${account.id}`, key, '2026-11-21T08:00:00Z'];
  const worker = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: worker.stdout }), 'line');
  worker.kill('SIGKILL');
  await once(worker, 'exit');

  const values = { kind: 'meeting', day: '2026-11-21', summary: 'Wants new prices' };
  const from = { person, channel: 'telegram', key };
  const { card } = await theHouse(db).submit(from, `visit:${account.id}`, values);
  expect(card).toEqual(JSON.parse(String(line)));
  expect(await db.visit.count()).toBe(1);
  expect(await db.auditEntry.count({ where: { action: 'visit.logged' } })).toBe(1);
}, 30_000);
