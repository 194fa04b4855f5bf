import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type SlackFake, startSlack } from '../fakes/slack/client.ts';
import { testDatabase } from '../setup/database.ts';
import { program } from '../setup/programs.ts';

const { url } = await testDatabase();
const run = promisify(execFile);
const secretKey = Buffer.alloc(32, 7).toString('base64');
let slack: SlackFake;

beforeAll(async () => {
  slack = await startSlack();
  await slack.act('manifest', {
    manifest: z.looseObject({}).parse(parse(readFileSync('slack/manifest.yaml', 'utf8'))),
  });
});
afterAll(() => slack.stop());

const printed = z.object({ stdout: z.string(), stderr: z.string() });

/** The command as it is typed, with Slack connected by a token. Empty variables keep those of a developer's own .env out. */
const doctor = async (words: readonly string[], settings: NodeJS.ProcessEnv) => {
  const env = {
    PATH: process.env.PATH,
    LC_ALL: 'en',
    DATABASE_URL: url,
    KAM_SECRET_KEY: secretKey,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: 'xoxb-fake-bot-token',
    SLACK_APP_TOKEN: 'xapp-fake-app-token',
    ...settings,
  };
  const command = [...(await program('src/cli/doctor.ts')), ...words];
  try {
    return { code: 0, ...(await run(process.execPath, command, { env })) };
  } catch (error) {
    const { code } = z.object({ code: z.number() }).parse(error);
    return { code, ...printed.parse(error) };
  }
};

describe('npm run doctor', () => {
  it('ends with 0 when nothing fails, in the language of the terminal', async () => {
    const { code, stdout } = await doctor([], { LC_ALL: 'it_IT.UTF-8' });
    expect(stdout).toContain('✓ Slack riconosce il bot: kam in ');
    expect(stdout).toMatch(/Tutto in ordine\.\n$/);
    expect(code).toBe(0);
  });

  it('ends with 1 when something fails, and says what to do', async () => {
    const { code, stdout, stderr } = await doctor([], { SLACK_BOT_TOKEN: 'xoxb-my-own-secret' });
    expect(stdout).toMatch(/✗ Slack refuses SLACK_BOT_TOKEN: invalid_auth\n {4}→ api\.slack\.com\/apps/);
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain('my-own-secret');
  });

  it('lists wrong settings by name before it asks anybody, and never their values', async () => {
    const { code, stdout, stderr } = await doctor([], { SLACK_BOT_TOKEN: 'a-secret', KAM_DEMOS: 'true' });
    expect(stdout).toContain('! KAM_DEMOS is not a variable of kam-assistant');
    expect(stdout).toContain('✗ SLACK_BOT_TOKEN: expected');
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain('a-secret');
  });

  it('finds a database that is away, without its password', async () => {
    const { code, stdout, stderr } = await doctor([], { DATABASE_URL: 'postgresql://kam:my-password@127.0.0.1:9/kam' });
    expect(stdout).toContain('✗ The database cannot be used: ');
    expect(stdout).toContain('✓ Slack knows the bot');
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain('my-password');
  });

  it('ends with 2 when it is not understood', async () => {
    expect(await doctor(['--all'], {})).toMatchObject({ code: 2, stdout: '', stderr: 'Use: npm run doctor\n' });
  });
});
