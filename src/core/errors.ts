import type { MessageArgs, MessageKey } from './i18n/translator.ts';

/**
 * An error that a person can do something about: it carries the message that tells them what.
 * `kind` decides what the platform answers (an HTTP status, a process exit code).
 */
export class UserError extends Error {
  constructor(
    readonly kind: 'invalid' | 'forbidden' | 'not-found' | 'conflict',
    readonly key: MessageKey,
    readonly args: MessageArgs = {},
    /** Of a form that is refused: the field that is to blame. */
    readonly field?: string,
  ) {
    super(key);
    this.name = 'UserError';
  }
}

/** The installation wants something from the person at the terminal; the message says what. Its stack helps nobody. */
export class SetupError extends Error {
  override name = 'SetupError';
}

/** It failed for reasons that lie elsewhere and pass, such as a platform that is away or wants us to slow down: the same may succeed later. */
export class TemporaryError extends Error {
  override name = 'TemporaryError';

  constructor(
    message: string,
    /** When to try again, if the other side has said so. */
    readonly retryAfterMs?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The request went out and no answer came: it may have been carried out or not. */
export class UnknownOutcomeError extends Error {
  override name = 'UnknownOutcomeError';
}

/** Nothing can be sent to this chat any more, such as after somebody blocked the bot. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
}

/** What is to be changed is not there any more. */
export class GoneError extends Error {
  override name = 'GoneError';
}
