import { Temporal } from 'temporal-polyfill';
import type { Db } from '../db.ts';
import { tellAdministrators } from '../outbox/administrators.ts';
import { oldAfterWorkingDays } from '../settings/registry.ts';
import { readSetting } from '../settings/values.ts';
import { endOthers, look, type Reading, takeTurns } from '../signals/look.ts';
import { freshnessNotice } from './notice.ts';
import { waitingAlerts } from './queries.ts';
import { freshnessPolicy, gatheredUntil, remindedAfter } from './rules.ts';
import { agingSources, isOld, freshnessRuleName as rule, toldOfOldDataAt } from './sources.ts';

const always = Temporal.Duration.from({ hours: 0 });

/**
 * Looks how old the data is that people are shown, and has administrators told, all of it in one message: of what has become old, gathered over a week; that
 * alerts begin to wait for newer data, at once; and every four weeks of what stays old.
 */
export const watchFreshness = async (db: Db, now: Temporal.Instant, trace: string): Promise<void> => {
  if (!(await db.organisation.findUnique({ where: { id: 1 }, select: { id: true } }))) return;
  const workingDays = await readSetting(db, oldAfterWorkingDays, 0);
  await db.$transaction(async (tx) => {
    await takeTurns(tx, rule);
    const sources = await agingSources(tx, now);
    const { alerts } = await waitingAlerts(tx);
    const toldAt = await toldOfOldDataAt(tx);
    const readings = [
      ...sources.map(({ source, kind, asOf, days, limit }) => ({
        subject: `source/${source}/${kind}`,
        level: days - limit,
        facts: { source, kind, asOf: asOf.toString() },
      })),
      { subject: 'waiting', level: Math.min(alerts, 1), facts: {} },
    ];
    await endOthers(
      tx,
      now,
      rule,
      readings.map(({ subject }) => subject),
    );
    const firing = await tx.signal.findMany({ where: { rule, state: 'firing' }, select: { subject: true } });
    const known = new Set(firing.map(({ subject }) => subject));
    const waits = gatheredUntil(toldAt, now) !== null;
    const gathered = readings.map((one): Reading<unknown> => {
      const isNew = one.subject !== 'waiting' && !known.has(one.subject);
      return isNew && waits ? { ...one, level: null } : one;
    });
    const news = (await look(tx, now, rule, freshnessPolicy, gathered)).some(({ emit }) => emit !== 'resolved');
    const isDue = toldAt !== null && Temporal.Instant.compare(toldAt.add(remindedAfter), now) <= 0;
    const old = sources.filter(isOld).map(({ source, kind }) => ({ source, kind }));
    if (old.length === 0 || !(news || isDue)) return;
    // Whatever is old is told with it, and counts as told.
    const told = await look(tx, now, rule, { ...freshnessPolicy, remindAfter: always, quietFor: always }, readings);
    const payload = { sources: old, workingDays };
    await tellAdministrators(tx, { kind: freshnessNotice, told, payload, now, trace });
  });
};
