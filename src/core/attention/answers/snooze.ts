import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn } from '../../clock.ts';
import type { Context } from '../../commands/define.ts';
import type { Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { groupBy } from '../../group.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { MessageKind } from '../../outbox/kind.ts';
import { repeatsOf, rootOf } from './again.ts';
import { type ToldAlert, toldIn } from './told.ts';

/** Alerts are not put off further ahead. */
const furthestDays = 366;

type Asker = Pick<Context, 'db' | 'now' | 'person' | 't' | 'trace'>;

/** Of what a snooze is: rows (kind, account_id) as PostgreSQL takes them. */
const columnsOf = (told: readonly ToldAlert[]) => ({
  kinds: told.map(({ kind }) => kind),
  accounts: told.map(({ accountId }) => accountId),
  prefixes: told.map((one) => repeatsOf(rootOf(one))),
});

/** What fires meanwhile waits in the outbox until the snooze is over: has it wait until another moment. */
const moveWaiting = async (tx: Tx, personId: number, told: readonly ToldAlert[], until: Temporal.Instant) => {
  const { kinds, accounts } = columnsOf(told);
  await tx.$executeRaw`
    UPDATE outbox_message m SET due_at = ${instantColumn(until)}, deadline_at = ${instantColumn(until)}::timestamptz + (m.deadline_at - m.due_at)
    FROM mailbox b
    WHERE b.id = m.mailbox_id AND b.person_id = ${personId} AND m.state = 'pending' AND m.reason = 'snoozed'
      AND EXISTS (SELECT FROM unnest(${kinds}::text[], ${accounts}::int[]) AS z(kind, account_id)
        WHERE z.kind = m.kind AND (z.account_id IS NULL OR z.account_id = m.account_id))`;
};

const repeatRow = z.object({ prefix: z.string(), made: z.coerce.number(), open: z.boolean() });

/** The repeats of alerts that are still to come are moved; tells how many of each there were ever, and whether one is still to come. */
const moveRepeats = async (tx: Tx, personId: number, told: readonly ToldAlert[], until: Temporal.Instant) => {
  const { prefixes } = columnsOf(told);
  const rows = await tx.$queryRaw`
    WITH repeat AS MATERIALIZED (
      SELECT m.id, p.prefix FROM mailbox b JOIN outbox_message m ON m.mailbox_id = b.id
        JOIN unnest(${prefixes}::text[]) AS p(prefix) ON starts_with(m.key, p.prefix)
      WHERE b.person_id = ${personId}
    ), moved AS (
      UPDATE outbox_message m SET state = 'pending', reason = NULL, held_at = NULL, due_at = ${instantColumn(until)},
        deadline_at = ${instantColumn(until)}::timestamptz + (m.deadline_at - m.due_at)
      WHERE m.id IN (SELECT id FROM repeat) AND m.state IN ('pending', 'held')
      RETURNING m.id
    )
    SELECT p.prefix, count(repeat.id) AS made, bool_or(moved.id IS NOT NULL) AS open
    FROM unnest(${prefixes}::text[]) AS p(prefix) LEFT JOIN repeat ON repeat.prefix = p.prefix LEFT JOIN moved ON moved.id = repeat.id
    GROUP BY p.prefix`;
  return z.array(repeatRow).parse(rows);
};

/** Each alert comes once more when the snooze is over: one repeat of it is to come at any time. */
const enqueueRepeats = async (
  tx: Tx,
  { person, trace }: Asker,
  kinds: readonly MessageKind[],
  { told, until }: { told: readonly ToldAlert[]; until: Temporal.Instant },
): Promise<void> => {
  const repeats = new Map((await moveRepeats(tx, person.id, told, until)).map((one) => [one.prefix, one]));
  const missing = told.filter((one) => repeats.get(repeatsOf(rootOf(one)))?.open === false);
  for (const [name, some] of groupBy(missing, ({ kind }) => kind)) {
    const kind = kinds.find((one) => one.name === name);
    if (!kind) continue;
    const messages = some.map((one) => {
      const prefix = repeatsOf(rootOf(one));
      return {
        key: `${prefix}${(repeats.get(prefix)?.made ?? 0) + 1}`,
        personId: person.id,
        payload: kind.payload.parse(one.payload),
        dueAt: until,
        // Its reader has set its hour.
        isUrgent: true,
        ...(one.accountId !== null && { accountId: one.accountId }),
        ...(one.stake !== null && { stake: one.stake }),
      };
    });
    await enqueue(tx, kind, messages, trace);
  }
};

/**
 * Puts off an alert, all that is told in it, and whatever else of its kinds fires about its clients: until then it is silent, and then it comes once
 * more if it still holds. Done twice, the last word holds.
 * @throws UserError `not-found`; `invalid` for a moment that is over or too far ahead
 */
export const snoozeAlert = async (
  asker: Asker,
  kinds: readonly MessageKind[],
  id: number,
  until: Temporal.Instant,
): Promise<void> => {
  const { db, now, person, t } = asker;
  if (until.epochMilliseconds <= now.epochMilliseconds) {
    throw new UserError('invalid', 'move-over', { when: t.moment(until, now) });
  }
  if (now.until(until).total('hours') > furthestDays * 24) throw new UserError('invalid', 'move-far');
  await db.$transaction(async (tx) => {
    const told = await toldIn(tx, asker, id);
    const { kinds: names, accounts } = columnsOf(told);
    // Two at once take turns by these rows.
    await tx.$executeRaw`
      INSERT INTO snooze (person_id, kind, account_id, until)
      SELECT DISTINCT ${person.id}::int, z.kind, z.account_id, ${instantColumn(until)}::timestamptz
      FROM unnest(${names}::text[], ${accounts}::int[]) AS z(kind, account_id) ORDER BY 2, 3
      ON CONFLICT (person_id, kind, COALESCE(account_id, 0)) DO UPDATE SET until = excluded.until`;
    await moveWaiting(tx, person.id, told, until);
    await enqueueRepeats(tx, asker, kinds, { told, until });
  });
};

/**
 * Ends the snooze of an alert and of what is told in it: its reader has it before them, so it does not come again; what fired meanwhile comes.
 * @throws UserError `not-found`
 */
export const wakeAlert = async (asker: Asker, id: number): Promise<void> => {
  const { db, now, person } = asker;
  await db.$transaction(async (tx) => {
    const told = await toldIn(tx, asker, id);
    const { kinds, accounts, prefixes } = columnsOf(told);
    await tx.$executeRaw`
      DELETE FROM snooze s USING unnest(${kinds}::text[], ${accounts}::int[]) AS z(kind, account_id)
      WHERE s.person_id = ${person.id} AND s.kind = z.kind AND s.account_id IS NOT DISTINCT FROM z.account_id`;
    await tx.$executeRaw`
      UPDATE outbox_message m SET state = 'dropped', reason = 'woken'
      FROM mailbox b, unnest(${prefixes}::text[]) AS p(prefix)
      WHERE b.id = m.mailbox_id AND b.person_id = ${person.id} AND starts_with(m.key, p.prefix) AND m.state IN ('pending', 'held')`;
    await moveWaiting(tx, person.id, told, now);
  });
};
