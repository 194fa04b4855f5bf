import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, expect } from 'vitest';
import { type AppConfig, createApp } from '../../src/app.ts';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import type { Db } from '../../src/core/db.ts';
import { anAccount, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { type Spoilt, spoilt } from './malformed.ts';

/** A few hundred with the tests; `npm run fuzz` sets more. */
export const runs = Number(process.env.FUZZ_RUNS ?? 300);
/** The whole run, and then the answers that are still due. */
export const runMs = 120_000 + runs * 30;
const atOnce = 100;
const settleMs = 30_000;
const mostAttempts = 6;

/** A word of a client's name that nobody types here: whoever reads it was told of the client. */
export const secretWord = 'Wolkenkratzer';
export const askedFor = 'Zephyrine';

/** A KAM with a client; a colleague who may not know of it; and somebody to ask a sane thing at the end. */
export const aCompanyOfThree = async (db: Db) => {
  await anOrganisation(db, { isDemo: true });
  const [anna, boris, carla] = [
    await aPerson(db, { handle: 'anna', name: 'Anna' }),
    await aPerson(db, { handle: 'boris', name: 'Boris' }),
    await aPerson(db, { handle: 'carla', name: 'Carla' }),
  ];
  await anAccount(db, { name: `${askedFor} ${secretWord}`, owner: anna });
  await refreshAccountNames(db);
  return { anna, boris, carla };
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('no port is free');
  return address.port;
};

/** How long a sane line may wait for its answer behind all that. */
export const patienceMs = 60_000;

/** As the platforms do, sends again what is to be sent again; what is still refused then was not refused for being too much at once. */
const persist = async (send: () => Promise<number>, statuses: Map<number, number>): Promise<number> => {
  for (let attempt = 1; ; attempt++) {
    const status = await send();
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status !== 503 || attempt === mostAttempts) return status;
    await pause(300 * attempt);
  }
};

/** The whole app with a platform, on a database of its own; `faults` are what it logged as errors. */
export const fuzzStage = async (platform: (origin: string) => Pick<AppConfig, 'slack' | 'telegram'>) => {
  const { db, url } = await testDb();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const faults: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => void faults.push(line) });
  const app = await createApp({ host: '127.0.0.1', ...platform(origin) }, { databaseUrl: url, logger });
  afterAll(() => app.close());
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', note).on('uncaughtException', note);
  afterAll(() => void process.off('unhandledRejection', note).off('uncaughtException', note));

  /** Waits until all that came in is done with, for a while: answers keep the platforms' pace. Tells how many are still due. */
  const settled = async (): Promise<number> => {
    for (const until = performance.now() + settleMs; ; await pause(200)) {
      const due = await db.inboxItem.count({ where: { doneAt: null } });
      if (due === 0 || performance.now() > until) return due;
    }
  };

  return {
    db,
    origin,
    faults,
    start: () => app.listen(port),

    /** Sends malformed updates, many at once; each is to be taken or turned away, none to fail. Tells the statuses that came. */
    fuzz: async (templates: number, send: (spoilt: Spoilt, n: number) => Promise<number>) => {
      const statuses = new Map<number, number>();
      let n = 0;
      const deliver = async (one: Spoilt): Promise<void> => {
        n += 1;
        const number = n;
        for (let time = 0; time < one.times; time++) {
          const status = await persist(() => send(one, number), statuses);
          if (status >= 500) throw new Error(`${status} for ${JSON.stringify(one)}`);
        }
      };
      const underWay = new Set<Promise<void>>();
      const failures: unknown[] = [];
      const begin = (one: Spoilt): void => {
        const delivery = deliver(one)
          .catch((error: unknown) => void failures.push(error))
          .finally(() => underWay.delete(delivery));
        underWay.add(delivery);
      };
      await fc.assert(
        fc.asyncProperty(spoilt(templates), async (one) => {
          if (underWay.size >= atOnce) await Promise.race(underWay);
          if (failures.length > 0) throw failures[0];
          begin(one);
        }),
        { numRuns: runs, endOnFailure: true },
      );
      await Promise.all(underWay);
      expect(failures).toEqual([]);
      const stillDue = await settled();
      expect(unhandled).toEqual([]);
      return { updates: n, statuses: Object.fromEntries(statuses), stillDue };
    },
  };
};
