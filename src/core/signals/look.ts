import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { SignalState } from '../../generated/prisma/enums.ts';
import { instantColumn, instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';
import { applyStateMachine, type Emitted, type Policy, type Remembered } from './rules.ts';

/** What a rule has seen of one subject. */
export interface Reading<Facts> {
  /** Such as `source/erp/invoices`. At most 255 characters. */
  readonly subject: string;
  readonly accountId?: number;
  /** Null: there is no data to tell. */
  readonly level: number | null;
  /** What it was told from, as plain JSON: it explains the signal afterwards. */
  readonly facts: Facts;
}

/** A signal of which something is to be told. `id` and `episode` name it for good, for the keys of what is sent. */
export interface Told<Facts> {
  readonly id: number;
  readonly episode: number;
  readonly emit: Emitted;
  readonly reading: Reading<Facts>;
}

const instant = z.date().transform(instantOf);
const signalRow = z.object({
  subject: z.string(),
  state: z.enum(SignalState),
  level: z.number(),
  episode: z.number(),
  firedAt: instant,
  toldAt: instant,
  resolvedAt: instant.nullable(),
});
const writtenRow = z.object({ id: z.number(), subject: z.string() });

/** Has looks of one rule take turns until the end of the transaction: whoever decides by what was told before takes their turn first. */
export const takeTurns = async (tx: Tx, rule: string): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`signal/${rule}`}))`;
};

/**
 * Looks at what a rule has seen of its subjects, remembers it, and gives what is to be told: send that within the same transaction. Two looks at
 * once take turns, so each thing is told once.
 */
export const look = async <Facts>(
  tx: Tx,
  now: Temporal.Instant,
  rule: string,
  policy: Policy,
  readings: readonly Reading<Facts>[],
): Promise<Told<Facts>[]> => {
  if (readings.length === 0) return [];
  await takeTurns(tx, rule);
  const known = await remembered(
    tx,
    rule,
    readings.map(({ subject }) => subject),
  );
  const steps = readings.flatMap((reading) => {
    const { emit, next } = applyStateMachine(known.get(reading.subject) ?? null, reading.level, now, policy);
    return next ? [{ reading, emit, next }] : [];
  });
  const ids = await write(tx, rule, steps);
  return steps.flatMap(({ reading, emit, next }) => {
    const id = ids.get(reading.subject);
    return emit && id !== undefined ? [{ id, episode: next.episode, emit, reading }] : [];
  });
};

const remembered = async (tx: Tx, rule: string, subjects: readonly string[]): Promise<Map<string, Remembered>> => {
  const rows = await tx.$queryRaw`
    SELECT subject, state::text AS state, level, episode, fired_at AS "firedAt", told_at AS "toldAt", resolved_at AS "resolvedAt"
    FROM signal WHERE rule = ${rule} AND subject = ANY(${[...subjects]}::text[])`;
  return new Map(
    z
      .array(signalRow)
      .parse(rows)
      .map(({ subject, ...signal }) => [subject, signal]),
  );
};

const write = async (
  tx: Tx,
  rule: string,
  steps: readonly { readonly reading: Reading<unknown>; readonly next: Remembered }[],
): Promise<Map<string, number>> => {
  if (steps.length === 0) return new Map();
  const rows = steps.map(({ reading: { subject, accountId, facts }, next }) => ({
    ...next,
    subject,
    accountId: accountId ?? null,
    facts,
    firedAt: instantColumn(next.firedAt),
    toldAt: instantColumn(next.toldAt),
    resolvedAt: next.resolvedAt && instantColumn(next.resolvedAt),
  }));
  const written = await tx.$queryRaw`
    INSERT INTO signal (rule, subject, account_id, state, level, episode, facts, fired_at, told_at, resolved_at)
    SELECT ${rule}, subject, "accountId", state, level, episode, facts, "firedAt", "toldAt", "resolvedAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
      subject text, "accountId" int, state "SignalState", level int, episode int, facts jsonb,
      "firedAt" timestamptz, "toldAt" timestamptz, "resolvedAt" timestamptz)
    ON CONFLICT (rule, subject) DO UPDATE SET
      account_id = excluded.account_id, state = excluded.state, level = excluded.level, episode = excluded.episode, facts = excluded.facts,
      fired_at = excluded.fired_at, told_at = excluded.told_at, resolved_at = excluded.resolved_at
    RETURNING id, subject`;
  return new Map(
    z
      .array(writtenRow)
      .parse(written)
      .map(({ id, subject }) => [subject, id]),
  );
};

/** Ends what a rule holds against subjects that it sees no more, such as a source that was taken back. Nothing is told of it. */
export const endOthers = async (
  tx: Tx,
  now: Temporal.Instant,
  rule: string,
  subjects: readonly string[],
): Promise<void> => {
  await tx.$executeRaw`
    UPDATE signal SET state = 'resolved', resolved_at = ${instantColumn(now)}
    WHERE rule = ${rule} AND state = 'firing' AND subject <> ALL(${[...subjects]}::text[])`;
};
