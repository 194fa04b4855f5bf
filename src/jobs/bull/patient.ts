import { ConnectionClosedError, type IQueueBackend } from 'bullmq';
import { isDatabaseAway } from '../../core/db.ts';

/**
 * Has BullMQ ask again when PostgreSQL was away. It waits and repeats where a connection is closed, but knows that of Redis only: at any other
 * error between taking a job and beginning it, it lets the job go, and nobody has it until its lock has ended.
 */
export const patient = <B extends IQueueBackend>(backend: B): B =>
  new Proxy(backend, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        const answer: unknown = value.apply(target, args);
        return answer instanceof Promise ? answer.catch(asClosed) : answer;
      };
    },
  });

const asClosed = (error: unknown): never => {
  if (isDatabaseAway(error)) throw new ConnectionClosedError(undefined, error instanceof Error ? error : undefined);
  throw error;
};
