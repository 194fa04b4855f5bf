import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { companyOf } from '../../accounts/dossier/company.ts';
import { overdueStakesOf } from '../../accounts/stakes.ts';
import { instantOf } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import { endOthers, look } from '../../signals/look.ts';
import { tellByDay, type Watched } from '../../telling/tell.ts';
import { type OverdueItem, overdueNotice } from './notice.ts';
import { type OverdueReader, overdueReaders, thresholdsOf } from './queries.ts';
import { isToldNow, stageLevels, stagePolicy, stageReached } from './rules.ts';

/** What remembers which stages clients have reached, whoever is told of it. */
const stageRule = 'overdue-stage';

const stageSubject = (accountId: number, stage: number): string => `account/${accountId}/${stage}`;

type Debts = Pick<OverdueReader, 'accountId' | 'days'>;

/** Remembers which stages clients have reached. */
const lookAtStages = async (
  tx: Tx,
  now: Temporal.Instant,
  debts: readonly Debts[],
  stages: readonly number[],
): Promise<void> => {
  const daysOf = new Map(debts.map(({ accountId, days }) => [accountId, days]));
  const readings = [...daysOf].flatMap(([accountId, days]) =>
    stageLevels(days, stages).map(({ stage, level }) => ({
      subject: stageSubject(accountId, stage),
      accountId,
      level,
      facts: { days },
    })),
  );
  await look(tx, now, stageRule, stagePolicy, readings);
  await endOthers(
    tx,
    now,
    stageRule,
    readings.map(({ subject }) => subject),
  );
};

const enteredRow = z.object({ subject: z.string(), firedAt: z.date().transform(instantOf) });

/** Since when clients have been at the stage that their debts have reached; not known of those which nobody has looked at since. */
export const enteredAt = async (
  db: Tx,
  debts: readonly Debts[],
  stages: readonly number[],
): Promise<(of: Debts) => Temporal.Instant | null> => {
  const subjectOf = ({ accountId, days }: Debts) => stageSubject(accountId, stageReached(days, stages));
  const rows = await db.$queryRaw`
    SELECT subject, fired_at AS "firedAt" FROM signal
    WHERE rule = ${stageRule} AND state = 'firing' AND subject = ANY(${debts.map(subjectOf)}::text[])`;
  const entered = new Map(
    z
      .array(enteredRow)
      .parse(rows)
      .map(({ subject, firedAt }) => [subject, firedAt]),
  );
  return (of) => entered.get(subjectOf(of)) ?? null;
};

const minutesOf = (instant: Temporal.Instant): number => Math.floor(instant.epochMilliseconds / 60_000);

/**
 * Clients of whom something is overdue, once for each reader. The level is the moment at which the stage was entered: it rises with each stage, also
 * one that is reached anew after all was paid, and falls where the oldest document is paid, of which nothing is said.
 */
const watchedDebts = async (tx: Tx, now: Temporal.Instant): Promise<Watched<OverdueItem>[]> => {
  const thresholds = await thresholdsOf(tx);
  const { days } = await companyOf(tx, now);
  const debts = await overdueReaders(tx, now, days.ledger);
  await lookAtStages(tx, now, debts, thresholds.stages);
  const readers = debts.filter((reader) => isToldNow(thresholds, reader));
  const since = await enteredAt(tx, readers, thresholds.stages);
  return readers.map((reader) => ({
    subject: `account/${reader.accountId}/${reader.personId}`,
    accountId: reader.accountId,
    personId: reader.personId,
    zone: reader.zone,
    level: minutesOf(since(reader) ?? now),
    until: null,
    item: { accountId: reader.accountId },
  }));
};

/** Tells whoever minds a client, later their manager, and later finance, that its money is overdue. */
export const watchOverdue = (tx: Tx, now: Temporal.Instant, trace: string): Promise<void> =>
  tellByDay(
    tx,
    now,
    {
      rule: 'overdue',
      kind: overdueNotice,
      stakesOf: overdueStakesOf,
      watched: () => watchedDebts(tx, now),
    },
    trace,
  );
