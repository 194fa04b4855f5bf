import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { secretKey } from './secret-key.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kam-key-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

it('is made once, kept to its owner, and found again', async () => {
  const config = { dataDir: join(dataDir, 'data'), secretKey: undefined };
  const key = await secretKey(config);
  expect(key).toHaveLength(32);
  expect(await secretKey(config)).toEqual(key);
  expect((await stat(join(config.dataDir, 'secret.key'))).mode & 0o777).toBe(0o600);
});

it('is the configured one before the kept one', async () => {
  const configured = Buffer.alloc(32, 1);
  expect(await secretKey({ dataDir, secretKey: configured })).toEqual(configured);
});

it('is not replaced when it is damaged', async () => {
  await writeFile(join(dataDir, 'secret.key'), 'c2hvcnQ=');
  await expect(secretKey({ dataDir, secretKey: undefined })).rejects.toThrow('is damaged');
});
