import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimFolder, FolderTaken } from './folder-claim.ts';
import { birthOf } from './processes.ts';

let dataDir: string;
const file = () => join(dataDir, 'running.json');

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kam-claim-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

describe('the claim on a folder', () => {
  it('is refused to a second one, who learns where the first is', async () => {
    const claim = await claimFolder(dataDir);
    await claim.announce('http://127.0.0.1:3000');
    const refusal = await claimFolder(dataDir).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(FolderTaken);
    expect(refusal).toMatchObject({ holder: { pid: process.pid, address: 'http://127.0.0.1:3000' } });
    await claim.release();
    await (await claimFolder(dataDir)).release();
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('goes to exactly one of many who come at once, also over a dead one’s file', async () => {
    const { pid, born } = await endedProcess();
    await writeFile(file(), JSON.stringify({ pid, born, address: null }));
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => claimFolder(dataDir)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('does not take a process that got a dead one’s number for it', async () => {
    await writeFile(file(), JSON.stringify({ pid: process.pid, born: 'another birth', address: null }));
    await claimFolder(dataDir);
    expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ born: birthOf(process.pid) });
  });

  it('does not stumble over a damaged file', async () => {
    await writeFile(file(), '{"pid":');
    await expect(claimFolder(dataDir)).resolves.toBeDefined();
  });
});

const endedProcess = async (): Promise<{ pid: number; born: string }> => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  const { pid = 0 } = child;
  const born = birthOf(pid) ?? '';
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(birthOf(pid)).toBeUndefined();
  return { pid, born };
};
