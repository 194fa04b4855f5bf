import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Clock, instantColumn } from '../core/clock.ts';
import { type Db, retryWhileAway } from '../core/db.ts';
import { UserError } from '../core/errors.ts';

/** Something that came in, by the platform's own id of it: `eventId` is the same however often the platform sends it. */
interface Incoming {
  readonly platform: string;
  readonly eventId: string;
}

/** Longer than any answer takes, so that only a crash leaves work to be taken over. */
const leaseSeconds = 90;

const takenRow = z.object({ id: z.number() });
const answerRow = z.object({ answer: z.unknown() });

/**
 * Acts on what came in within the very request that brought it, once: sent again, it gets the first answer, parsed by `schema`.
 * For senders who wait for their answer, and send again if it does not come; others are served by the {@link Inbox}.
 * `act` is given the inbox id, by which its effects are to be idempotent, since a crash makes the next sending act anew.
 * @throws UserError `conflict` while the first sending is still at work.
 */
export const once = async <Answer extends object>(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  incoming: Incoming,
  schema: z.ZodType<Answer>,
  act: (inboxId: number) => Promise<Answer>,
): Promise<Answer> => {
  const claim = randomUUID();
  const id = await retryWhileAway(() => take(db, clock, incoming, claim));
  if (id === null) {
    const rows = await retryWhileAway(
      () =>
        db.$queryRaw`SELECT answer FROM inbox WHERE platform = ${incoming.platform} AND event_id = ${incoming.eventId}`,
    );
    // Without a row, the first sending has emptied all tables meanwhile: a company has begun in place of the demo.
    const [first] = z.array(answerRow).parse(rows);
    if (!first || first.answer === null) throw new UserError('conflict', 'error-still-working');
    return schema.parse(first.answer);
  }
  const answer = await act(id);
  await retryWhileAway(
    () => db.$executeRaw`
      UPDATE inbox SET answer = ${JSON.stringify(answer)}::jsonb, done_at = ${instantColumn(clock.now())} WHERE id = ${id}`,
  );
  return answer;
};

/** The inbox id if the work is ours. Repeating it with the same claim is harmless: an insert may be committed although the connection died. */
const take = async (db: Db, clock: Clock, { platform, eventId }: Incoming, claim: string): Promise<number | null> => {
  const rows = await db.$queryRaw`
    INSERT INTO inbox (platform, event_id, received_at, claim, claimed_until, attempts)
    VALUES (${platform}, ${eventId}, ${instantColumn(clock.now())}, ${claim}::uuid, now() + ${leaseSeconds} * interval '1 second', 1)
    ON CONFLICT (platform, event_id) DO UPDATE
    SET claim = excluded.claim, claimed_until = excluded.claimed_until, attempts = inbox.attempts + 1
    WHERE inbox.answer IS NULL AND (inbox.claim = excluded.claim OR inbox.claimed_until < now())
    RETURNING id`;
  return z.array(takenRow).parse(rows)[0]?.id ?? null;
};
