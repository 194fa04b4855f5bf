import { GrammyError, HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { UnknownOutcomeError } from '../../core/errors.ts';
import { failureOf, TelegramFailure } from './failures.ts';

const secretive = { chat_id: 1, text: 'Acme owes €41,200' };
const answered = (error_code: number, description: string, parameters = {}) =>
  failureOf(
    new GrammyError('Call failed', { ok: false, error_code, description, parameters }, 'sendMessage', secretive),
  );

describe('a failed call', () => {
  it.each([
    [429, 'Too Many Requests: retry after 7', { retry_after: 7 }, { kind: 'later', afterMs: 7_000 }],
    [502, 'Bad Gateway', {}, { kind: 'later' }],
    [400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1009 }, { kind: 'moved', to: '-1009' }],
    [403, 'Forbidden: bot was blocked by the user', {}, { kind: 'unreachable' }],
    [400, 'Bad Request: chat not found', {}, { kind: 'unreachable' }],
    [400, 'Bad Request: message to edit not found', {}, { kind: 'gone' }],
    [400, 'Bad Request: message is not modified: specified new', {}, { kind: 'unchanged' }],
    [400, 'Bad Request: query is too old and response timeout expired', {}, { kind: 'expired' }],
    [401, 'Unauthorized', {}, { kind: 'token' }],
    [409, 'Conflict: terminated by other getUpdates request', {}, { kind: 'conflict' }],
    [400, "Bad Request: can't parse entities", {}, { kind: 'refused' }],
  ])('%s %s is understood', (code, description, parameters, failure) => {
    expect(answered(code, description, parameters)).toMatchObject({ failure });
  });

  it('that Telegram certainly did not take is for later; of any other without an answer nobody knows', () => {
    const away = new TelegramFailure({ kind: 'later' }, 'Telegram cannot be reached');
    expect(failureOf(new HttpError('Network request failed', away))).toBe(away);
    expect(failureOf(new HttpError('Network request failed', new Error('ECONNRESET')))).toBeInstanceOf(
      UnknownOutcomeError,
    );
  });

  it('does not show what the message said', () => {
    const failed = answered(400, "Bad Request: can't parse entities");
    expect(failed).toBeInstanceOf(TelegramFailure);
    expect(JSON.stringify(failed, Object.getOwnPropertyNames(failed))).not.toContain('Acme');
  });
});
