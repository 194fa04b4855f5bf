import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import type { Taken } from './rules.ts';

const row = z.object({
  kind: z.string(),
  sent: z.coerce.number(),
  useful: z.coerce.number(),
  useless: z.coerce.number(),
});

/** How kinds of alerts were taken since a moment, by all people together: those with most votes against them first. */
export const takenSince = async (db: Tx, since: Temporal.Instant, kinds: readonly string[]): Promise<Taken[]> => {
  const from = instantColumn(since);
  return z.array(row).parse(
    await db.$queryRaw`
      WITH came AS (
        SELECT m.kind, count(*) AS sent FROM outbox_message m LEFT JOIN outbox_message c ON c.id = m.carrier_id
        WHERE m.kind = ANY(${[...kinds]}::text[]) AND m.state IN ('sent', 'bundled') AND COALESCE(m.sent_at, c.sent_at) >= ${from}
        GROUP BY m.kind
      ), said AS (
        SELECT kind, count(*) FILTER (WHERE useful) AS useful, count(*) FILTER (WHERE NOT useful) AS useless
        FROM vote WHERE at >= ${from} GROUP BY kind
      )
      SELECT k.kind, COALESCE(came.sent, 0) AS sent, COALESCE(said.useful, 0) AS useful, COALESCE(said.useless, 0) AS useless
      FROM unnest(${[...kinds]}::text[]) WITH ORDINALITY AS k(kind, n) LEFT JOIN came USING (kind) LEFT JOIN said USING (kind)
      ORDER BY useless DESC, sent DESC, k.n`,
  );
};
