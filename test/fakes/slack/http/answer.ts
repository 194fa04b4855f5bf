import type { Response } from 'express';
import type { FailureRule } from '../../shared/failures.ts';
import type { Fake } from '../fake.ts';
import type { JsonObject } from '../json.ts';
import { NotYet, Refusal } from '../refusal.ts';

/** What a call is answered with, and how that is called in the log. */
export interface Answer {
  readonly status: number;
  readonly outcome: string;
  readonly body: JsonObject;
  readonly retryAfter?: number;
}

/** The method was called more often than it may be. Seconds to wait. */
export class TooMany extends Error {
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super('ratelimited');
    this.retryAfter = retryAfter;
  }
}

const error = (code: string, more: JsonObject = {}): JsonObject => ({ ok: false, error: code, ...more });

const tooMany = (retryAfter: number): Answer => ({
  status: 429,
  outcome: 'ratelimited',
  body: error('ratelimited'),
  retryAfter,
});

export const accepted = (body: JsonObject, warnings: readonly string[]): Answer => ({
  status: 200,
  outcome: 'ok',
  body: {
    ok: true,
    ...body,
    ...(warnings.length > 0 && { warning: warnings.join(','), response_metadata: { warnings } }),
  },
});

/** Answers that mean that the app is wrong about the platform, not that the world has changed. */
const faults = new Set([
  'invalid_arguments',
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_form_data',
  'invalid_json',
  'invalid_metadata_format',
  'invalid_post_type',
  'invalid_thread_ts',
  'json_not_object',
  'markdown_text_conflict',
  'metadata_too_large',
  'method_deprecated',
  'missing_scope',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'not_allowed_token_type',
  'too_many_attachments',
  'unknown_method',
  'view_too_large',
]);

/** @throws what is neither a refusal nor a limit: a fault of the fake. */
export const refused = (fake: Fake, method: string, thrown: unknown): Answer => {
  if (thrown instanceof TooMany) return tooMany(thrown.retryAfter);
  if (!(thrown instanceof Refusal)) throw thrown;
  const { code, more } = thrown;
  if (faults.has(code) && !(thrown instanceof NotYet)) fake.violate(method, `${code} ${JSON.stringify(more)}`);
  return { status: 200, outcome: code, body: error(code, more) };
};

/** What a planned failure says, if it says anything. */
export const planned = (rule: FailureRule): Answer | null => {
  switch (rule.does) {
    case 'rate-limit':
      return tooMany(rule.retryAfter);
    case 'http-500':
      return { status: 500, outcome: rule.does, body: error('internal_error') };
    case 'error':
      return { status: 200, outcome: rule.error, body: error(rule.error) };
    default:
      return null;
  }
};

export const sendAnswer = (fake: Fake, response: Response, { status, body, retryAfter }: Answer): void => {
  response
    .status(status)
    .set({
      date: new Date(fake.clock.now()).toUTCString(),
      'x-oauth-scopes': fake.world.app.settings.scopes.join(','),
      'x-slack-req-id': fake.world.nextId('R'),
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    })
    .json(body);
};

/** Ends a connection without an answer, at once or after it hung for a while. */
export const endInSilence = (response: Response, { does, hangMs }: FailureRule): void => {
  if (does.startsWith('drop')) response.destroy();
  else setTimeout(() => response.destroy(), hangMs).unref();
};

/** What an address that is no method answers. */
export interface Reply {
  readonly status: number;
  readonly body: string | JsonObject;
}

/** Answers at such an address, unless a failure is planned for it; `effect` is what it does when it does something. */
export const reply = async (
  fake: Fake,
  name: string,
  response: Response,
  effect: () => Reply | Promise<Reply>,
): Promise<void> => {
  const failure = fake.failures.meet(name, undefined);
  const said = failure && planned(failure);
  const before = failure !== null && !failure.does.endsWith('-after');
  if (said) response.status(said.status === 200 ? 500 : said.status).send(said.outcome);
  else if (before) endInSilence(response, failure);
  else {
    const { status, body } = await effect();
    if (failure) endInSilence(response, failure);
    else if (typeof body === 'string') response.status(status).type('text').send(body);
    else response.status(status).json(body);
  }
};
