import type { Logger } from '../../core/logger.ts';

const silenceMs = 30_000;

/**
 * Says in the log that something does not work, but not with every attempt at it: at once, and then every half minute how often it did not.
 * After `over` the next trouble is news again.
 */
export const troubleLog = (logger: Logger, what: string) => {
  let saidAt: number | undefined;
  let unsaid = 0;
  return {
    met: (error: unknown): void => {
      const now = performance.now();
      if (saidAt !== undefined && now - saidAt < silenceMs) {
        unsaid++;
        return;
      }
      logger.warn({ err: error, ...(unsaid > 0 && { repeated: unsaid }) }, what);
      saidAt = now;
      unsaid = 0;
    },
    over: (): void => {
      if (saidAt !== undefined) logger.info({ repeated: unsaid }, `no longer: ${what}`);
      saidAt = undefined;
      unsaid = 0;
    },
  };
};

export type TroubleLog = ReturnType<typeof troubleLog>;
