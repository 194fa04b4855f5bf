import type { Temporal } from 'temporal-polyfill';
import { auditAll } from '../audit/record.ts';
import type { Tx } from '../db.ts';
import type { Part } from '../people/policy.ts';

/** A client in a message that somebody gets unasked, with what of it they see there. */
interface ToldOf {
  readonly personId: number;
  readonly accountId: number;
  readonly parts: ReadonlySet<Part>;
}

/** Notes in the audit what clients people are told of unasked, as the messages are made. One that is made anew before it goes out is noted again. */
export const auditTold = (db: Tx, now: Temporal.Instant, kind: string, told: readonly ToldOf[]): Promise<void> =>
  auditAll(
    db,
    now,
    told
      .filter(({ parts }) => parts.size > 0)
      .map(({ personId, accountId, parts }) => ({
        personId,
        action: 'account.told',
        subject: 'account',
        subjectId: accountId,
        channel: 'unasked',
        details: { kind, parts: [...parts].join(',') },
      })),
  );
