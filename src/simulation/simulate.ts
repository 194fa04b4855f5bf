import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { createGate } from '../core/attention/gate.ts';
import { instantColumn } from '../core/clock.ts';
import type { Db } from '../core/db.ts';
import type { Logger } from '../core/logger.ts';
import { createDelivery } from '../core/outbox/delivery.ts';
import { messageKinds } from '../core/outbox/registry.ts';
import type { ChatSender } from '../core/outbox/sender.ts';
import { arrivals } from '../core/people/where.ts';
import { unaskedArrivesIn } from '../core/settings/registry.ts';
import { liveThrough } from './live-through.ts';

export interface Stretch {
  readonly from: Temporal.Instant;
  readonly days: number;
  /** The organisation's. */
  readonly zone: string;
}

interface SimulationParts {
  /** A copy that is thrown away: what would be sent counts as sent there. */
  readonly db: Db;
  readonly logger: Logger;
  /** Ends it, by throwing its reason. */
  readonly signal?: AbortSignal;
}

/** Everybody is reached: who has no chat yet, in the console. */
const reachEverybody = (db: Db): Promise<number> => db.$executeRaw`
  INSERT INTO setting (key, scope, scope_id, value)
  SELECT ${unaskedArrivesIn.key}, 'person', p.id, '"console"' FROM person p
  WHERE NOT EXISTS (
    SELECT FROM chat_identity i
    WHERE i.person_id = p.id AND i.confirmed_at IS NOT NULL AND i.ended_at IS NULL AND i.unreachable_since IS NULL)
  ON CONFLICT (key, scope, scope_id) DO UPDATE SET value = excluded.value`;

/** Takes everything, as a platform on which all goes well. */
const takingAll = (platform: ChatSender['platform']): ChatSender => {
  let sent = 0;
  return {
    platform,
    findsSent: false,
    turn: async () => {},
    send: async ({ chatId }) => ({ chatId, messageId: `simulated-${++sent}` }),
    edit: async () => {},
  };
};

/**
 * Lives through a stretch of time: the real jobs, the real gate and the real delivery, in a time of their own, with people who do nothing and platforms
 * on which all goes well. What becomes of it stands in the outbox of `db`.
 */
export const simulate = async (
  { db, logger, signal = new AbortController().signal }: SimulationParts,
  { from, days, zone }: Stretch,
): Promise<void> => {
  await reachEverybody(db);
  let now = from;
  const clock = { now: () => now };
  const kinds = messageKinds;
  const { deliverDue } = createDelivery({
    db,
    clock,
    logger,
    kinds,
    senders: arrivals.map(takingAll),
    gate: createGate(db, kinds),
    random: () => 0.5,
  });
  const leapTo = async (instant: Temporal.Instant): Promise<void> => {
    now = instant;
  };
  // Nobody takes a copy away.
  const step = (run: () => Promise<void>) => run();
  const life = { db, clock, logger, trace: 'simulation', leapTo, step, deliverDue, signal };
  await liveThrough(life, from.add({ hours: 24 * days }), zone);
};

const fateRow = z.object({
  handle: z.string(),
  name: z.string(),
  kind: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  /** The day on which it was due, where its reader is. */
  day: z.string(),
  isCarried: z.boolean(),
});

/** What became of one message in a simulation. */
export type Fate = z.infer<typeof fateRow>;

/** What became of everything that was due in a stretch of time. */
export const fatesIn = async (db: Db, { from }: Pick<Stretch, 'from'>): Promise<Fate[]> =>
  z.array(fateRow).parse(
    await db.$queryRaw`
      SELECT p.handle, p.name, m.kind, m.state::text AS state, m.reason, (coalesce(m.sent_at, m.due_at) AT TIME ZONE p.zone)::date::text AS day,
        m.carrier_id IS NOT NULL AS "isCarried"
      FROM outbox_message m JOIN mailbox b ON b.id = m.mailbox_id JOIN person p ON p.id = b.person_id
      WHERE coalesce(m.sent_at, m.due_at) >= ${instantColumn(from)}
      ORDER BY p.handle, m.kind, m.id`,
  );
