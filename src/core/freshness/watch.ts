import type { Temporal } from 'temporal-polyfill';
import type { Db } from '../db.ts';
import { tellAdministrators } from '../outbox/administrators.ts';
import { oldAfterWorkingDays } from '../settings/registry.ts';
import { readSetting } from '../settings/values.ts';
import { endOthers, look } from '../signals/look.ts';
import { freshnessNotice } from './notice.ts';
import { sourceAges } from './queries.ts';
import { ageOf, freshnessPolicy } from './rules.ts';

const rule = 'data-freshness';

/** Looks how old the data is that people are shown, and has administrators told of what has become old: all of it in one message. */
export const watchFreshness = async (db: Db, now: Temporal.Instant, trace: string): Promise<void> => {
  const organisation = await db.organisation.findUnique({ where: { id: 1 }, select: { zone: true } });
  if (!organisation) return;
  const workingDays = await readSetting(db, oldAfterWorkingDays, 0);
  await db.$transaction(async (tx) => {
    const readings = (await sourceAges(tx)).map(({ source, kind, asOf }) => ({
      subject: `source/${source}/${kind}`,
      level: ageOf(asOf, now, organisation.zone),
      facts: { source, kind, asOf: asOf.toString() },
    }));
    await endOthers(
      tx,
      now,
      rule,
      readings.map(({ subject }) => subject),
    );
    const told = await look(tx, now, rule, freshnessPolicy(workingDays), readings);
    const old = told.filter(({ emit }) => emit !== 'resolved');
    const sources = old.map(({ reading: { facts } }) => ({ source: facts.source, kind: facts.kind }));
    const payload = { sources, workingDays };
    await tellAdministrators(tx, { kind: freshnessNotice, told: old, payload, now, trace });
  });
};
