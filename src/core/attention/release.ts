import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn, instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';
import { waitingForData } from '../freshness/old.ts';
import { workplaceOf } from '../freshness/queries.ts';
import { waitsUntil } from '../freshness/rules.ts';
import type { MessageKind } from '../outbox/kind.ts';
import { oldData, oldDataOver } from './rules.ts';

const row = z.object({ id: z.number(), kind: z.string(), heldAt: z.date().transform(instantOf) });

/**
 * Gives to the next summary what waited for newer data: once that has come, or was waited for long enough. There it is told if it still holds. Until then
 * a summary that is due for other reasons leaves it out.
 */
export const releaseFresh = async (db: Tx, now: Temporal.Instant, kinds: readonly MessageKind[]): Promise<void> => {
  const rows = await db.$queryRaw`
    SELECT id, kind, held_at AS "heldAt" FROM outbox_message WHERE state = 'held' AND reason = ${oldData}`;
  const held = z.array(row).parse(rows);
  if (held.length === 0) return;
  const waiting = new Set(held.map(({ kind }) => kind));
  const tooOld = await waitingForData(
    db,
    now,
    kinds.filter(({ name }) => waiting.has(name)),
  );
  const place = await workplaceOf(db);
  const over = held.filter(
    ({ kind, heldAt }) => !tooOld.has(kind) || Temporal.Instant.compare(waitsUntil(heldAt, place), now) <= 0,
  );
  if (over.length === 0) return;
  await db.$executeRaw`
    UPDATE outbox_message SET reason = ${oldDataOver}, held_at = ${instantColumn(now)}
    WHERE id = ANY(${over.map(({ id }) => id)}::int[]) AND state = 'held' AND reason = ${oldData}`;
};
