import type { Request, Response } from 'express';
import { z } from 'zod';
import { isDatabaseAway } from '../../core/db.ts';
import { UserError } from '../../core/errors.ts';
import { languages, type Translator, translator } from '../../core/i18n/translator.ts';
import type { Logger } from '../../core/logger.ts';
import type { WireError } from './wire.ts';

const statusOf = { invalid: 400, forbidden: 403, 'not-found': 404, conflict: 409 } as const;
type Kind = keyof typeof statusOf;

/** Something was not done, and `message` says why, in the reader's language. */
export class TurnedAway extends Error {
  constructor(
    readonly kind: Kind,
    message: string,
    /** Of a form: the field that is to blame. */
    readonly field?: string,
  ) {
    super(message);
  }
}

/** What Express's parser of bodies throws. */
const bodyError = z.object({ type: z.string(), status: z.number().int().min(400).max(499) });

/** Says things to somebody who has not said who they are: in the language their browser asks for. */
export const strangersTranslator = (request: Request): Translator => {
  const wanted = request.acceptsLanguages(languages);
  return translator(languages.find((language) => language === wanted) ?? 'en', 'UTC');
};

export const sendError = (response: Response, status: number, code: string, message: string, field?: string): void => {
  const body: WireError = { error: { code, message, ...(field !== undefined && { field }) } };
  response.status(status).json(body);
};

/** Answers that something was not done, and why. */
export const turnAway = (response: Response, kind: Kind, message: string, field?: string): void =>
  sendError(response, statusOf[kind], kind, message, field);

/** Status, code and words of a failure, and the field of a form that is to blame; null for a bug of ours. */
const described = (
  error: unknown,
  t: Translator,
): [status: number, code: string, message: string, field?: string | undefined] | null => {
  if (error instanceof UserError) return [statusOf[error.kind], error.kind, t(error.key, error.args)];
  if (error instanceof TurnedAway) return [statusOf[error.kind], error.kind, error.message, error.field];
  if (error instanceof z.ZodError) {
    const fields = [...new Set(error.issues.flatMap(namesOf))].join(', ');
    return [400, 'invalid', t('console-bad-input', { fields })];
  }
  const body = bodyError.safeParse(error);
  if (body.success) {
    return body.data.type === 'entity.too.large'
      ? [413, 'too-large', t('console-too-large')]
      : [400, 'invalid', t('console-bad-body')];
  }
  return isDatabaseAway(error) ? [503, 'unavailable', t('error-database-away')] : null;
};

/** Answers a failed request: in the reader's words, never with a stack. */
export const fail = (response: Response, error: unknown, t: Translator, logger: Logger): void => {
  const known = described(error, t);
  if (!known) logger.error({ err: error }, 'console request failed');
  if (response.headersSent) response.end();
  else sendError(response, ...(known ?? ([500, 'internal', t('error-our-bug')] as const)));
};

const namesOf = (issue: z.core.$ZodIssue): string[] =>
  issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.') || 'body'];
