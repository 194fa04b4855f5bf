import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn, instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';
import { TemporaryError } from '../errors.ts';
import type { Translator } from '../i18n/translator.ts';
import { type Enqueued, enqueue, showsAgain } from './enqueue.ts';
import { type Built, type Due, defineKind, type MessageKind } from './kind.ts';

const payload = z.object({ messageId: z.number() });
type Payload = z.infer<typeof payload>;

const traits = {
  name: showsAgain,
  payload,
  urgency: 'routine',
  attention: 'system',
  // Each is of use for as long as the message that it shows.
  lifetime: Temporal.Duration.from({ hours: 72 }),
  // It says itself that it may come twice; and were it unknown in its turn, that would go on and on.
  onUnknown: 'send-again',
} as const satisfies Partial<MessageKind<Payload>>;

const withDoubt = (t: Translator, built: Built): Built =>
  'say' in built ? { ...built, say: { ...built.say, title: t('perhaps-missed', { title: built.say.title }) } } : built;

/** Shows once more what may not have reached somebody, as it reads now: its own kind says it, or that it is true no more. */
export const perhapsMissed = (kinds: readonly MessageKind[]): MessageKind<Payload> =>
  defineKind({
    ...traits,
    build: async (context, messages) => {
      const ids = messages.map(({ payload: { messageId } }) => messageId);
      const rows = await context.db.outboxMessage.findMany({
        where: { id: { in: ids } },
        select: { id: true, kind: true, payload: true, dueAt: true },
      });
      const missed = new Map(rows.map((row) => [row.id, row]));
      const built = new Map<Due<Payload>, Built>();
      for (const kind of kinds) {
        const due = messages.flatMap((message) => {
          const of = missed.get(message.payload.messageId);
          if (of?.kind !== kind.name) return [];
          const anew = { payload: kind.payload.parse(of.payload), id: of.id, dueAt: instantOf(of.dueAt) };
          return [{ message, anew: { ...message, ...anew } }];
        });
        if (due.length === 0) continue;
        const said = await kind.build(
          context,
          due.map(({ anew }) => anew),
        );
        for (const [i, one] of said.entries()) {
          const message = due[i]?.message;
          if (message) built.set(message, withDoubt(message.t, { restsOn: kind.restsOn ?? [], ...one }));
        }
      }
      return messages.map((message) => {
        const one = built.get(message);
        if (!one) throw new TemporaryError('this version does not know what was perhaps missed');
        return one;
      });
    },
  });

const missedRow = z.object({ id: z.number(), deadlineAt: z.date().transform(instantOf), under: z.string().nullable() });

/**
 * Somebody is there: has them shown, once for good, what was sent to them and perhaps never came, as long as it is of use. It takes the usual
 * way through the outbox.
 */
export const showPerhapsMissed = async (
  db: Tx,
  now: Temporal.Instant,
  personId: number,
  trace: string,
): Promise<void> => {
  const rows = await db.$queryRaw`
    SELECT o.id, o.deadline_at AS "deadlineAt", p.key AS under
    FROM mailbox b JOIN outbox_message o ON o.mailbox_id = b.id LEFT JOIN outbox_message p ON p.id = o.reply_to_id
    WHERE b.person_id = ${personId} AND o.state = 'unknown' AND o.deadline_at > ${instantColumn(now)} AND o.kind <> ${showsAgain}
      AND NOT EXISTS (SELECT FROM outbox_message s WHERE s.key = ${`${showsAgain}/`} || o.id)
    ORDER BY o.id`;
  const again = z
    .array(missedRow)
    .parse(rows)
    .map(
      ({ id, deadlineAt, under }): Enqueued<Payload> => ({
        key: `${showsAgain}/${id}`,
        personId,
        payload: { messageId: id },
        dueAt: now,
        deadlineAt,
        ...(under !== null && { under }),
      }),
    );
  await enqueue(db, traits, again, trace);
};
