import type { Temporal } from 'temporal-polyfill';
import { instantColumn } from '../clock.ts';
import type { Tx } from '../db.ts';
import type { Json } from '../json.ts';

/** Who did what to what, where. `details` carry ids and figures that explain it, never texts about people. */
export interface AuditedFact {
  /** Null: the product itself. */
  readonly personId: number | null;
  /** `verb` in the past tense and what it was done to, such as `account.viewed`. */
  readonly action: string;
  readonly subject: string;
  readonly subjectId?: number;
  /** Where it was done: `console`, `slack`, `cli`, … */
  readonly channel: string;
  readonly details?: Record<string, Json>;
}

const row = (now: Temporal.Instant, fact: AuditedFact) => ({
  at: instantColumn(now),
  personId: fact.personId,
  action: fact.action,
  subject: fact.subject,
  subjectId: fact.subjectId ?? null,
  channel: fact.channel,
  details: fact.details ?? {},
});

/** Adds to the audit. Give it the transaction of the change itself, so that neither stands without the other. */
export const audit = async (db: Tx, now: Temporal.Instant, fact: AuditedFact): Promise<void> => {
  await db.auditEntry.create({ data: row(now, fact) });
};

/** Adds several facts of one moment in one statement. */
export const auditAll = async (db: Tx, now: Temporal.Instant, facts: readonly AuditedFact[]): Promise<void> => {
  await db.auditEntry.createMany({ data: facts.map((fact) => row(now, fact)) });
};
