import { webApi } from '@slack/bolt';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createSlackApi } from '../../src/bots/slack/api.ts';
import { unwell } from '../../src/bots/slack/outcomes.ts';
import { createLogger } from '../../src/core/logger.ts';
import { startSlack } from '../fakes/slack/client.ts';
import { usualSettings } from '../fakes/slack/world/app.ts';

const fake = await startSlack({ rates: 0 });
afterAll(() => fake.stop());

const patienceMs = 300;
const apiAt = (apiUrl: string) =>
  createSlackApi(webApi, { token: usualSettings.botToken, apiUrl, logger: createLogger('silent'), patienceMs });
const api = apiAt(fake.apiUrl);
/** Nobody listens there; nor is there such a host. */
const nowhere = ['http://127.0.0.1:1999/api/', 'http://slack.invalid/api/'];

let dm = '';
beforeEach(async () => {
  await fake.act('reset');
  ({ dm } = await fake.act('person', { name: 'olga' }));
});

/** How posting fails: the error's name. */
const failing = async (from = api): Promise<string> => {
  const call = from.call('chat.postMessage', { channel: dm, text: 'a' }, z.object({}));
  return call.then(
    () => 'nothing fails',
    (error: unknown) => (error instanceof Error ? error.name : 'no error'),
  );
};

describe('a call to Slack', () => {
  it.each(nowhere)('that never left, to %s, was not done', async (url) => {
    expect(await failing(apiAt(url))).toBe('TemporaryError');
    expect(
      await apiAt(url)
        .respond(`${url}x`, {})
        .catch(({ name }: Error) => name),
    ).toBe('TemporaryError');
  });

  it.each([{ does: 'http-500' }, { does: 'rate-limit' }, { does: 'error', error: 'service_unavailable' }] as const)(
    'that Slack turned away, $does $error, was not done',
    async (rule) => {
      await fake.act('failures', { rules: [{ ...rule, next: 1 }] });
      expect(await failing()).toBe('TemporaryError');
    },
  );

  it.each([
    { does: 'drop-before' },
    { does: 'drop-after' },
    { does: 'hang-before' },
    { does: 'hang-after' },
    { does: 'error', error: 'internal_error' },
    { does: 'error', error: 'fatal_error' },
  ] as const)('that got no answer, $does $error, may have been done', async (rule) => {
    await fake.act('failures', { rules: [{ ...rule, next: 1 }] });
    expect(await failing()).toBe('UnknownOutcomeError');
  });

  it('that a proxy gave up may have been done, and one that it did not pass on was not', () => {
    expect([502, 503, 504].map((status) => unwell('x', status).name)).toEqual([
      'TemporaryError',
      'TemporaryError',
      'UnknownOutcomeError',
    ]);
  });

  it.each(['drop-before', 'drop-after', 'hang-after'] as const)(
    'that answers a press and got no answer, %s, may have been done',
    async (does) => {
      await fake.act('failures', { rules: [{ method: 'response_url', does, next: 1 }] });
      const address = new URL('/hooks/commands/T1/token', fake.apiUrl).href;
      expect(await api.respond(address, { text: 'a' }).catch(({ name }: Error) => name)).toBe('UnknownOutcomeError');
    },
  );

  it('that Slack understood and refuses is neither', async () => {
    await fake.act('failures', { rules: [{ does: 'error', error: 'is_archived', next: 1 }] });
    expect(await failing()).toBe('SlackRefusal');
  });
});
