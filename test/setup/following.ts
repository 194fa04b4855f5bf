import { createSeals } from '../../src/core/calendars/seal.ts';
import type { Db } from '../../src/core/db.ts';
import { createLogger } from '../../src/core/logger.ts';
import type { Person } from '../../src/core/people/person.ts';
import { createOpenCalendar } from '../../src/feeds/open.ts';
import { calendarSync } from '../../src/jobs/definitions/calendar-sync.ts';
import { meetingSweep } from '../../src/jobs/definitions/meeting-sweep.ts';
import { createRunner } from '../../src/jobs/run-job.ts';
import { at, theHouse } from './house.ts';
import type { aClock } from './outbox.ts';
import { aChatApp } from './sent.ts';

const seals = createSeals(Buffer.alloc(32, 1));

/** The jobs of a process that follows calendars wherever they are: each done once when it is called. */
export const aFollower = (db: Db, clock: ReturnType<typeof aClock>) => {
  const calendars = { seals, open: createOpenCalendar({ allowPrivate: true }) };
  const jobs = [calendarSync, meetingSweep];
  const runJob = createRunner({ db, clock, logger: createLogger('silent'), jobs, calendars }, async () => {});
  const { signal } = new AbortController();
  const run = (name: string) => runJob({ name, id: '1', carried: { payload: {} }, attempt: 1, signal });
  return { sync: () => run(calendarSync.name), remind: () => run(meetingSweep.name) };
};

/** A house that follows calendars, and the chats of its people. Time passes as the test has it pass. */
export const aFollowingHouse = (db: Db, clock: ReturnType<typeof aClock>) => {
  const app = aChatApp(db, clock);
  const house = theHouse(db, clock, seals);
  const { sync, remind } = aFollower(db, clock);
  return {
    ...house,
    shown: app.shown,
    sync,
    /** Has a calendar connected by its form. */
    connect: async (person: Pick<Person, 'id'>, values: Record<string, string>) =>
      house.submit(await at(db, person), 'calendar', values),
    /** Lets minutes pass, in each of which the calendars that are due are read. */
    pass: async (minutes: number) => {
      for (let n = 0; n < minutes; n++) {
        clock.pass({ minutes: 1 });
        await sync();
      }
    },
    /** Reminds of meetings, and sends what is due. Gives what the chats show. */
    said: async () => {
      await remind();
      await app.deliver();
      return app.texts();
    },
  };
};
