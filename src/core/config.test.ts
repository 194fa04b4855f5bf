import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, unknownVariables } from './config.ts';

const key = Buffer.alloc(32, 7).toString('base64');

const problemsOf = (environment: NodeJS.ProcessEnv): string => {
  try {
    readConfig(environment, {});
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  throw new Error('the configuration was accepted');
};

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({}, {})).toMatchObject({
      port: { number: 3000, askedFor: false },
      host: '127.0.0.1',
      dataDir: expect.stringMatching(/^\/.*data$/),
      databaseUrl: undefined,
      secretKey: undefined,
      demo: true,
      consoleSecret: undefined,
    });
  });

  it('knows a port that was asked for from the usual one, even when they are the same', () => {
    expect(readConfig({ PORT: '3000' }, {}).port).toEqual({ number: 3000, askedFor: true });
  });

  it('takes the environment before .env, and an empty value for none', () => {
    const dotenv = { PORT: '4000', HOST: '0.0.0.0', KAM_DEMO: '' };
    expect(readConfig({ PORT: '5000', HOST: ' ' }, dotenv)).toMatchObject({ port: { number: 5000 }, demo: true });
    expect(readConfig({}, dotenv).host).toBe('0.0.0.0');
  });

  it('makes a demo company only where it was asked for, or in a database of its own', () => {
    const own = { DATABASE_URL: 'postgres://kam:pw@db.example/kam', KAM_SECRET_KEY: key };
    expect(readConfig(own, {}).demo).toBe(false);
    expect(readConfig({ ...own, KAM_DEMO: 'true' }, {}).demo).toBe(true);
    expect(readConfig({ KAM_DEMO: 'false' }, {}).demo).toBe(false);
  });

  it('takes a Redis, with or without TLS', () => {
    expect(readConfig({}, {}).redisUrl).toBeUndefined();
    const redisUrl = 'rediss://kam:pw@cache.example:6380/1';
    expect(readConfig({ REDIS_URL: redisUrl }, {}).redisUrl).toBe(redisUrl);
    expect(problemsOf({ REDIS_URL: 'http://cache.example' })).toContain(
      'REDIS_URL: expected an address such as redis://',
    );
    expect(problemsOf({ REDIS_URL: 'http://cache.example' })).not.toContain('cache.example');
  });

  it('lists everything that is wrong at once, by name', () => {
    const problems = problemsOf({
      PORT: '70000',
      HOST: 'two words',
      DATABASE_URL: 'mysql://root:hunter2@db/kam',
      KAM_DEMO: 'perhaps',
      KAM_CONSOLE_SECRET: 'short',
    });
    for (const name of ['PORT', 'HOST', 'DATABASE_URL', 'KAM_DEMO', 'KAM_CONSOLE_SECRET', 'KAM_SECRET_KEY: missing']) {
      expect(problems).toContain(`\n  ${name}`);
    }
    expect(problems.split('\n')).toHaveLength(7);
  });

  it.each([
    ['DATABASE_URL', 'postgres//kam:hunter2@db/kam'],
    ['KAM_SECRET_KEY', 'hunter2'],
    ['KAM_SECRET_KEY', Buffer.from('hunter2').toString('base64')],
    ['KAM_CONSOLE_SECRET', 'hunter2'],
  ])('does not repeat a wrong %s', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toContain(name);
    expect(problems).not.toContain(value);
  });

  it('says which KAM_ names it does not know, and what may have been meant', () => {
    expect(unknownVariables({ KAM_DEMOS: 'true', KAM_DEMO: 'true', PATH: '/' }, { KAM_SOMETHING_ELSE: '1' })).toEqual([
      expect.stringMatching(/^KAM_SOMETHING_ELSE .* ignored$/),
      expect.stringMatching(/^KAM_DEMOS .*; did you mean KAM_DEMO\?$/),
    ]);
  });

  it('connects Slack by Socket Mode where there is an app token, else over HTTP', () => {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1-secret', SLACK_SIGNING_SECRET: '0123456789abcdef' };
    expect(readConfig({}, {}).slack).toBeUndefined();
    expect(readConfig({ ...slack, SLACK_API_URL: 'http://127.0.0.1:9/api' }, {}).slack).toEqual({
      botToken: 'xoxb-1-secret',
      apiUrl: 'http://127.0.0.1:9/api/',
      delivery: { signingSecret: '0123456789abcdef' },
    });
    expect(readConfig({ ...slack, SLACK_APP_TOKEN: 'xapp-1' }, {}).slack).toMatchObject({
      apiUrl: 'https://slack.com/api/',
      delivery: { appToken: 'xapp-1' },
    });
  });

  it('says which part of Slack is missing, or is something else', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1-secret' })).toContain('SLACK_APP_TOKEN (Socket Mode) or');
    expect(problemsOf({ SLACK_APP_TOKEN: 'xapp-1' })).toContain('SLACK_BOT_TOKEN: missing');
    const wrong = problemsOf({ SLACK_BOT_TOKEN: 'xapp-swapped', SLACK_APP_TOKEN: 'xapp-1' });
    expect(wrong).toContain('SLACK_BOT_TOKEN: expected a token that begins with xoxb-');
    expect(wrong).not.toContain('swapped');
  });

  it('asks Telegram for updates unless there is a webhook, whose address it completes', () => {
    const token = { TELEGRAM_BOT_TOKEN: '1:secret' };
    expect(readConfig({}, {}).telegram).toBeUndefined();
    expect(readConfig({ ...token, TELEGRAM_API_ROOT: 'http://127.0.0.1:9/' }, {}).telegram).toEqual({
      token: '1:secret',
      apiRoot: 'http://127.0.0.1:9',
      webhook: undefined,
    });
    const webhook = (url: string) =>
      readConfig({ ...token, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: 'abc' }, {}).telegram?.webhook?.url;
    expect(webhook('https://kam.example.com')).toBe('https://kam.example.com/telegram/webhook');
    expect(webhook('https://kam.example.com/hooks/kam')).toBe('https://kam.example.com/hooks/kam');
  });

  it('says which part of Telegram is missing, or cannot be', () => {
    expect(problemsOf({ TELEGRAM_WEBHOOK_URL: 'https://kam.example.com' })).toMatch(
      /TELEGRAM_BOT_TOKEN: missing[\s\S]*TELEGRAM_WEBHOOK_SECRET: missing/,
    );
    expect(problemsOf({ TELEGRAM_WEBHOOK_SECRET: 'hidden' })).toContain('TELEGRAM_WEBHOOK_URL: missing');
    const wrong = problemsOf({
      TELEGRAM_BOT_TOKEN: 'not-a-token',
      TELEGRAM_WEBHOOK_URL: 'http://kam.example.com',
      TELEGRAM_WEBHOOK_SECRET: 'has spaces',
    });
    expect(wrong).toMatch(
      /TELEGRAM_BOT_TOKEN[\s\S]*TELEGRAM_WEBHOOK_URL: expected an https[\s\S]*TELEGRAM_WEBHOOK_SECRET/,
    );
    expect(wrong).not.toMatch(/not-a-token|has spaces/);
  });
});
