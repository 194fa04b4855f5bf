import { setTimeout as sleep } from 'node:timers/promises';

/** Things to undo, last first. */
export type Cleanup = {
  /** `limitMs` is how long it may take before the rest goes on without it. */
  add(what: string, undo: () => Promise<void>, limitMs: number): void;
  /** Undoes everything, whatever fails; gives what did fail or took too long. May be called again for what was added since. */
  run(): Promise<string[]>;
};

export const createCleanup = (): Cleanup => {
  const steps: { what: string; undo: () => Promise<void>; limitMs: number }[] = [];
  return {
    add: (what, undo, limitMs) => {
      steps.push({ what, undo, limitMs });
    },
    run: async () => {
      const failures: string[] = [];
      for (let step = steps.pop(); step; step = steps.pop()) {
        const { what, undo, limitMs } = step;
        const tooLong = sleep(limitMs, `${what}: not done in ${limitMs / 1000} s`, { ref: false });
        const outcome = undo().then(
          () => undefined,
          (error: unknown) => `${what}: ${error instanceof Error ? error.message : String(error)}`,
        );
        const failure = await Promise.race([outcome, tooLong]);
        if (failure !== undefined) failures.push(failure);
      }
      return failures;
    },
  };
};
