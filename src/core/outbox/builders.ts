import { z } from 'zod';
import { batched } from '../batched.ts';
import { type Clock, instantOf } from '../clock.ts';
import { type Db, retryWhileAway } from '../db.ts';
import { TemporaryError } from '../errors.ts';
import { groupBy } from '../group.ts';
import { answerable } from './answerable.ts';
import { bundled } from './bundle.ts';
import type { Built, Carried, Due, MessageKind } from './kind.ts';
import type { Recipient } from './recipients.ts';
import type { Task } from './rows.ts';

/** What of a message it is made by. */
type Making = Pick<Task, 'id' | 'kind' | 'payload' | 'dueAt' | 'carries' | 'task'>;

/**
 * Makes one message as it reads right now, with what is told in it, and what can be answered to it. @throws whatever its kind throws, and TemporaryError for a kind that this
 * version does not know
 */
export type BuildOne = (task: Making, recipient: Pick<Recipient, 'person' | 't'>) => Promise<Built>;

/** One result or failure for each, so that one that cannot be made takes no other with it. */
const buildAll = async (
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  kind: MessageKind,
  messages: readonly Due<unknown>[],
): Promise<PromiseSettledResult<Built>[]> => {
  const build = (some: readonly Due<unknown>[]) => retryWhileAway(() => kind.build({ db, now: clock.now() }, some));
  try {
    return (await build(messages)).map((value) => ({ status: 'fulfilled', value }));
  } catch (error) {
    if (messages.length === 1) return [{ status: 'rejected', reason: error }];
    return Promise.allSettled(
      messages.map(async (message) => {
        const [built] = await build([message]);
        if (!built) throw new Error(`${kind.name} made nothing of a message`);
        return built;
      }),
    );
  }
};

const carriedRow = z.object({
  carrierId: z.number(),
  id: z.number(),
  kind: z.string(),
  payload: z.unknown(),
  dueAt: z.date().transform(instantOf),
  heldFor: z.string().nullable(),
});
type CarriedRow = z.infer<typeof carriedRow>;

/** What is told in messages: the more is at stake, the earlier. */
const carriedBy = async (db: Db, ids: readonly number[]): Promise<readonly (readonly CarriedRow[])[]> => {
  const rows = await db.$queryRaw`
    SELECT carrier_id AS "carrierId", id, kind, payload, due_at AS "dueAt", CASE WHEN held_at IS NOT NULL THEN reason END AS "heldFor"
    FROM outbox_message WHERE carrier_id = ANY(${[...ids]}::int[]) ORDER BY stake DESC NULLS LAST, id`;
  const byCarrier = groupBy(z.array(carriedRow).parse(rows), ({ carrierId }) => carrierId);
  return ids.map((id) => byCarrier.get(id) ?? []);
};

/** Those that are due together are made together, kind by kind. */
export const createBuilders = (
  parts: { readonly db: Db; readonly clock: Clock },
  kinds: readonly MessageKind[],
): BuildOne => {
  const builders = new Map(
    kinds.map((kind) => [
      kind.name,
      { kind, build: batched((messages: readonly Due<unknown>[]) => buildAll(parts, kind, messages)) },
    ]),
  );
  const builderOf = (name: string) => {
    const builder = builders.get(name);
    if (!builder) throw new TemporaryError(`this version knows no messages of kind ${name}`);
    return builder;
  };
  const make = async (name: string, due: Due<unknown>): Promise<Built> => {
    const result = await builderOf(name).build(due);
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  };
  const carriedOf = batched((ids: readonly number[]) => retryWhileAway(() => carriedBy(parts.db, ids)));

  const whole = async (task: Making, kind: MessageKind, { person, t }: Parameters<BuildOne>[1]): Promise<Built> => {
    const carried = task.carries ? await carriedOf(task.id) : [];
    const isSame = (one: CarriedRow): boolean => one.kind === task.kind && kind.merge !== undefined;
    const own = kind.payload.parse(task.payload);
    const same = carried.filter(isSame).map(({ payload }) => kind.payload.parse(payload));
    const payload = same.length > 0 && kind.merge ? kind.merge([own, ...same]) : own;
    const stands = task.task === 'edit';
    const built = await make(task.kind, { id: task.id, payload, person, t, dueAt: task.dueAt, stands });
    if (carried.length === 0) return built;
    const others = await Promise.all(
      carried
        .filter((one) => !isSame(one))
        .map(async ({ id, kind: name, payload: said, dueAt, heldFor }): Promise<Carried> => {
          const due = { id, payload: builderOf(name).kind.payload.parse(said), person, t, dueAt, stands };
          return { id, kind: name, heldFor, built: await make(name, due) };
        }),
    );
    return (kind.around ?? bundled)(t, built, others);
  };

  return async (task, recipient) => {
    const { kind } = builderOf(task.kind);
    const built = await whole(task, kind, recipient);
    const isAnswered = kind.attention === 'alert' && 'say' in built;
    return isAnswered ? { ...built, say: answerable(recipient.t, built.say, task.id) } : built;
  };
};
