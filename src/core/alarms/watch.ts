import { Temporal } from 'temporal-polyfill';
import type { Db } from '../db.ts';
import { tellAdministrators } from '../outbox/administrators.ts';
import { endOthers, look } from '../signals/look.ts';
import type { Policy } from '../signals/rules.ts';
import { type Alarm, recentAlarms } from './alarms.ts';
import { alarmNotice } from './notice.ts';

const rule = 'alarm';

/** An alarm is told once, and again after a week if it goes on. One that comes and goes, as anybody can have a signature's, is told once a day. */
const policy: Policy = {
  enter: 1,
  leave: 1,
  tellsWorse: false,
  remindAfter: Temporal.Duration.from({ hours: 7 * 24 }),
  quietFor: Temporal.Duration.from({ hours: 24 }),
};

/** That a platform refuses the very notice: to tell of it would have it refused once more. The doctor tells of it. */
const isOfNotice = ({ kind, subject }: Alarm): boolean =>
  kind === 'render' && subject.includes(`/${alarmNotice.name}: `);

/** Looks what is wrong with the installation, and has administrators told of what is new: all of it in one message. */
export const watchAlarms = (db: Db, now: Temporal.Instant, trace: string): Promise<void> =>
  db.$transaction(async (tx) => {
    const readings = (await recentAlarms(tx, now))
      .filter((alarm) => !isOfNotice(alarm))
      .map(({ kind, subject }) => ({ subject: `${kind}/${subject}`, level: 1, facts: { kind, subject } }));
    await endOthers(
      tx,
      now,
      rule,
      readings.map(({ subject }) => subject),
    );
    const told = await look(tx, now, rule, policy, readings);
    const alarms = told.map(({ reading: { facts } }) => facts);
    await tellAdministrators(tx, { kind: alarmNotice, told, payload: { alarms }, now, trace });
  });
