import { Api } from 'grammy';
import type { Logger } from '../../core/logger.ts';
import { failureOf, isFailure } from './failures.ts';
import { updateId, updateTypes } from './update.ts';

/** Seconds for which Telegram keeps a question for updates open. */
const pollSeconds = 30;
const batch = 100;
/** Waits after a failure: longer each time, and the last again and again. */
const pausesMs = [500, 1_000, 2_000, 5_000, 10_000, 30_000] as const;

/** grammY's type is that of a polyfill, and its code takes the signals of Node. */
type Signal = NonNullable<Parameters<Api['getUpdates']>[1]>;

export interface PollParts {
  readonly token: string;
  readonly apiRoot: string;
  readonly logger: Logger;
  /** Resolves when these are stored: only then Telegram is told that they need not come again. */
  readonly store: (updates: readonly unknown[]) => Promise<void>;
}

/** Asks Telegram for updates until the signal aborts. Never rejects: whatever goes wrong is tried again. */
export const poll = async ({ token, apiRoot, logger, store }: PollParts, signal: AbortSignal): Promise<void> => {
  const api = new Api(token, { apiRoot, timeoutSeconds: pollSeconds + 15 });
  let offset: number | undefined;
  let failures = 0;

  const round = async (): Promise<void> => {
    const updates: readonly unknown[] = await api.getUpdates(
      { timeout: pollSeconds, limit: batch, allowed_updates: updateTypes, ...(offset !== undefined && { offset }) },
      signal as Signal,
    );
    await store(updates);
    const ids = updates.map(updateId).filter((id) => id !== null);
    if (ids.length > 0) offset = Math.max(...ids) + 1;
  };

  while (!signal.aborted) {
    try {
      await round();
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      const failed = failureOf(error);
      const ms = pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0;
      failures += 1;
      const why = isFailure(failed, 'conflict')
        ? 'another process receives the updates of this bot; only one may'
        : 'updates cannot be received from Telegram';
      logger.warn({ err: failed, againInMs: ms }, why);
      await rest(ms, signal);
    }
  }
};

/** Waits, or less when the signal aborts. */
export const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
