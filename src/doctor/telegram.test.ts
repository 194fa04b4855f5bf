import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { fixedClock } from '../core/clock.ts';
import { translator } from '../core/i18n/translator.ts';
import type { Answer, Ask } from './ask.ts';
import { checkTelegram } from './telegram.ts';
import { groupFinding } from './telegram-groups.ts';

const t = translator('en', 'Europe/Rome');

const given = <T>(schema: z.ZodType<T>, said: unknown): Answer<T> => ({
  kind: 'given',
  value: schema.parse(said),
  headers: new Headers(),
  aheadMs: null,
});

/** A group where the bot stands so. */
const group = (chat: object, member: object) =>
  groupFinding(
    async (method, schema) => given(schema, method === 'getChat' ? { title: 'KAM', ...chat } : member),
    t,
    '-100',
    7,
  );

describe('in a group', () => {
  it.each([
    [{}, { status: 'restricted', can_send_messages: false }],
    [{ permissions: { can_send_messages: false } }, { status: 'member' }],
  ])('that does not let the bot write, %j %j, the doctor says how to let it', async (chat, member) => {
    expect(await group(chat, member)).toEqual({
      verdict: 'warn',
      says: 'May not write in the group KAM',
      mend: expect.stringContaining('allow members to send messages'),
    });
  });

  it('that lets only administrators write, the bot is heard as one of them', async () => {
    const silent = { permissions: { can_send_messages: false } };
    expect(await group(silent, { status: 'administrator', can_manage_topics: true })).toMatchObject({ verdict: 'ok' });
  });

  it('that the bot has left, the doctor says how it comes back', async () => {
    expect(await group({}, { status: 'left' })).toMatchObject({
      verdict: 'warn',
      mend: expect.stringContaining('Add'),
    });
  });
});

describe('a bot', () => {
  it('that may not be added to groups is no failure, and is said', async () => {
    const said: Readonly<Record<string, unknown>> = {
      getMe: { id: 7, username: 'kam_bot', can_join_groups: false },
      getMyCommands: [],
      getWebhookInfo: { url: '', pending_update_count: 0 },
    };
    const ask: Ask = async (url, _init, reading) =>
      given(reading.given, { ok: true, result: said[new URL(url).pathname.split('/')[2] ?? ''] });
    const access = { token: '7:x', apiRoot: 'http://127.0.0.1:9', webhook: undefined };
    const clock = fixedClock('2026-11-21T08:00:00Z');
    const findings = await checkTelegram({ ask, clock, t, access, commands: () => [], db: null });
    expect(findings.filter(({ verdict }) => verdict !== 'ok')).toEqual([
      { verdict: 'warn', says: 'The bot cannot be added to groups', mend: expect.stringContaining('/setjoingroups') },
    ]);
  });
});
