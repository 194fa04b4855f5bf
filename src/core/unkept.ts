import type { Db, Tx } from './db.ts';

/** Ends a transaction, so that nothing of it stays. */
class NothingKept<T> extends Error {
  constructor(
    readonly of: symbol,
    readonly result: T,
  ) {
    super('nothing kept');
  }
}

/**
 * A transaction that may find out at its end that nothing of it is to stay: a trial. `keepNothing` ends it with its result.
 * @throws whatever `run` throws
 */
export const transactionOrTrial = async <T>(
  db: Db,
  run: (tx: Tx, keepNothing: (result: T) => never) => Promise<T>,
  options: { readonly timeout: number; readonly maxWait?: number },
): Promise<T> => {
  const trial = Symbol('trial');
  const isOurs = (error: unknown): error is NothingKept<T> => error instanceof NothingKept && error.of === trial;
  try {
    return await db.$transaction(
      (tx) =>
        run(tx, (result) => {
          throw new NothingKept(trial, result);
        }),
      options,
    );
  } catch (error) {
    if (isOurs(error)) return error.result;
    throw error;
  }
};
