import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type Clock, instantColumn, instantOf } from '../clock.ts';
import type { Db, Tx } from '../db.ts';
import { keepable } from '../keepable.ts';
import type { Logger } from '../logger.ts';

/**
 * What can be wrong with an installation that nobody who speaks with it could mend:
 * - `render`: a platform refuses what we made of a card, which is a fault of ours
 * - `slack-signature`: what comes as from Slack is not signed with our secret
 * - `import-folder`: the folder that is watched for imports cannot be read, or files in it cannot be moved
 */
export const alarmKinds = ['render', 'slack-signature', 'import-folder'] as const;
type AlarmKind = (typeof alarmKinds)[number];

export interface AlarmParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** `subject` says what it happens to, in few different words, since each has a row: `slack/brief: invalid_blocks`. Never client data. */
export interface Raised {
  readonly kind: AlarmKind;
  readonly subject: string;
  readonly details?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** An alarm that has not passed. */
export interface Alarm {
  readonly kind: AlarmKind;
  readonly subject: string;
  /** How often, since `firstAt`. */
  readonly count: number;
  readonly firstAt: Temporal.Instant;
  readonly lastAt: Temporal.Instant;
}

const longestSubject = 200;
const named = (subject: string): string => keepable(subject.slice(0, longestSubject));

/** An alarm is never in the way of what raises it: while the database is away, the log alone has it. */
const quietly = async (logger: Logger, run: () => Promise<unknown>): Promise<void> => {
  await run().catch((error: unknown) => logger.warn({ err: error }, 'an alarm cannot be kept'));
};

/** Raises an alarm, or counts it once more; one that had passed begins anew. Never rejects. */
export const raiseAlarm = async (
  { db, clock, logger }: AlarmParts,
  { kind, subject, details = {} }: Raised,
): Promise<void> => {
  logger.error({ alarm: kind, subject, ...details }, 'an alarm was raised: npm run doctor says what to do');
  const now = instantColumn(clock.now());
  await quietly(
    logger,
    () => db.$executeRaw`
      INSERT INTO alarm (kind, subject, first_at, last_at, details)
      VALUES (${kind}, ${named(subject)}, ${now}, ${now}, ${keepable(JSON.stringify(details))}::jsonb)
      ON CONFLICT (kind, subject) DO UPDATE SET
        count = CASE WHEN alarm.cleared_at IS NULL THEN alarm.count + 1 ELSE 1 END,
        first_at = CASE WHEN alarm.cleared_at IS NULL THEN alarm.first_at ELSE excluded.first_at END,
        last_at = greatest(alarm.last_at, excluded.last_at), cleared_at = NULL, details = excluded.details`,
  );
};

/** It has passed, or without a subject all of its kind have. Never rejects. */
export const clearAlarm = async (
  { db, clock, logger }: AlarmParts,
  { kind, subject }: Pick<Raised, 'kind'> & Partial<Pick<Raised, 'subject'>>,
): Promise<void> => {
  const clearedAt = instantColumn(clock.now());
  await quietly(logger, () =>
    db.alarm.updateMany({
      where: { kind, ...(subject !== undefined && { subject: named(subject) }), clearedAt: null },
      data: { clearedAt },
    }),
  );
};

const alarmRow = z
  .object({ kind: z.enum(alarmKinds), subject: z.string(), count: z.number(), firstAt: z.date(), lastAt: z.date() })
  .transform(
    ({ firstAt, lastAt, ...row }): Alarm => ({ ...row, firstAt: instantOf(firstAt), lastAt: instantOf(lastAt) }),
  );

/** What has not passed, the latest first. Kinds of another version are left out: there is no advice for them. */
export const openAlarms = async (db: Tx): Promise<Alarm[]> => {
  const rows = await db.alarm.findMany({
    where: { clearedAt: null, kind: { in: [...alarmKinds] } },
    orderBy: [{ lastAt: 'desc' }, { id: 'desc' }],
  });
  return z.array(alarmRow).parse(rows);
};

/** What has not happened again for so long is of no interest any more: that a card was mended, nothing tells us. */
const recent = { hours: 7 * 24 } as const;

/** What is wrong now: open, and raised within the last days. */
export const recentAlarms = async (db: Tx, now: Temporal.Instant): Promise<Alarm[]> =>
  (await openAlarms(db)).filter(({ lastAt }) => Temporal.Instant.compare(lastAt, now.subtract(recent)) >= 0);
