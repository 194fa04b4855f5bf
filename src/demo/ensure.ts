import { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import type { Db, Tx } from '../core/db.ts';
import { UserError } from '../core/errors.ts';
import { clearDemo } from './clear.ts';
import { createDemo } from './create.ts';

/** Two processes that want a demo at once: the second waits here, and then finds one. */
const demoLock = 20_261_121;

const alone = <T>(db: Db, run: (tx: Tx) => Promise<T>): Promise<T> =>
  db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${demoLock})`;
      return run(tx);
    },
    { maxWait: 30_000, timeout: 60_000 },
  );

/** Nobody has put anything in yet: no organisation, no people, no import. */
const isEmpty = async (tx: Tx): Promise<boolean> => {
  const rows = await tx.$queryRaw`
    SELECT NOT EXISTS (SELECT FROM organisation) AND NOT EXISTS (SELECT FROM person) AND NOT EXISTS (SELECT FROM import_batch) AS "isEmpty"`;
  return z.tuple([z.object({ isEmpty: z.boolean() })]).parse(rows)[0].isEmpty;
};

/** Makes the demo company if the database is empty; says whether it did. However many processes ask at once, one makes it. */
export const ensureDemo = (db: Db, clock: Clock): Promise<boolean> =>
  alone(db, async (tx) => {
    if (!(await isEmpty(tx))) return false;
    await createDemo(tx, clock);
    return true;
  });

/**
 * Makes the demo company anew, relative to today; also while the product runs.
 * @throws UserError `conflict` when the database holds a real company.
 */
export const resetDemo = (db: Db, clock: Clock): Promise<void> =>
  alone(db, async (tx) => {
    const isDemo = (await tx.organisation.count({ where: { isDemo: true } })) > 0;
    if (isDemo) await clearDemo(tx);
    else if (!(await isEmpty(tx))) throw new UserError('conflict', 'demo-real-company');
    await createDemo(tx, clock);
  });
