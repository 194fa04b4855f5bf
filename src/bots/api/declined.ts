import type { Response } from 'express';
import type { z } from 'zod';
import { ZodError } from 'zod';
import { isDatabaseAway } from '../../core/db.ts';
import { UserError } from '../../core/errors.ts';
import type { MessageArgs, MessageKey, Translator } from '../../core/i18n/translator.ts';
import { Refused } from '../../core/imports/refusal.ts';
import { tellSaid } from '../../core/imports/tell.ts';
import type { Logger } from '../../core/logger.ts';
import type { errorBody } from './schemas.ts';

type ErrorBody = z.infer<typeof errorBody>;

/** A request that is not done, as HTTP has it; what keys and codes say stands in docs/import-api.md. */
export class Declined extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429,
    readonly code: ErrorBody['error']['code'],
    readonly key: MessageKey,
    readonly args: MessageArgs = {},
    readonly retryAfterSeconds?: number,
  ) {
    super(key);
  }
}

const statusOf = { invalid: 400, forbidden: 403, 'not-found': 404, conflict: 409 } as const;

/** What is answered when an import is refused, with every reason. */
export const refusedBody = (t: Translator, { reasons }: Refused): ErrorBody => ({
  error: {
    code: 'refused',
    message: t('import-refused'),
    reasons: reasons.map((reason) => ({ key: reason.key, text: tellSaid(t, reason) })),
  },
});

const namesOf = (issue: z.core.$ZodIssue): string[] =>
  issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.') || 'body'];

/** Status and body of a failure; null for a bug of ours. */
const described = (error: unknown, t: Translator): [number, ErrorBody] | null => {
  const body = (code: ErrorBody['error']['code'], message: string): ErrorBody => ({ error: { code, message } });
  if (error instanceof Declined) return [error.status, body(error.code, t(error.key, error.args))];
  if (error instanceof Refused) return [422, refusedBody(t, error)];
  if (error instanceof UserError) return [statusOf[error.kind], body(error.kind, t(error.key, error.args))];
  if (error instanceof ZodError) {
    const fields = [...new Set(error.issues.flatMap(namesOf))].join(', ');
    return [400, body('invalid', t('api-bad-field', { fields }))];
  }
  return isDatabaseAway(error) ? [503, body('unavailable', t('error-database-away'))] : null;
};

/** Answers a request that was not done: in words, never with a stack. */
export const decline = (response: Response, error: unknown, t: Translator, logger: Logger): void => {
  const known = described(error, t);
  if (!known) logger.error({ err: error }, 'a request to import failed');
  const [status, body] = known ?? [
    500,
    { error: { code: 'internal', message: t('error-our-bug') } } satisfies ErrorBody,
  ];
  if (status === 401) response.set('WWW-Authenticate', 'Bearer realm="kam-assistant"');
  if (error instanceof Declined && error.retryAfterSeconds)
    response.set('Retry-After', String(error.retryAfterSeconds));
  response.status(status).json(body);
};
