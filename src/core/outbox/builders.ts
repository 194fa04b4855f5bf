import { z } from 'zod';
import type { ImportKind } from '../../generated/prisma/enums.ts';
import { batched } from '../batched.ts';
import { type Clock, instantOf } from '../clock.ts';
import { type Db, retryWhileAway } from '../db.ts';
import { TemporaryError } from '../errors.ts';
import { marked } from '../freshness/mark.ts';
import { oldDataOf } from '../freshness/old.ts';
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

/** All that messages which are told together rest on. */
const restsOnOf = (built: readonly Built[]): ImportKind[] =>
  built.flatMap((one) => ('say' in one ? (one.restsOn ?? []) : []));

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
    return 'say' in result.value ? { restsOn: builderOf(name).kind.restsOn ?? [], ...result.value } : result.value;
  };
  const carriedOf = batched((ids: readonly number[]) => retryWhileAway(() => carriedBy(parts.db, ids)));
  const oldOf = batched(async (asked: readonly (readonly ImportKind[])[]) => {
    const old = await retryWhileAway(() => oldDataOf(parts.db, parts.clock.now(), asked.flat()));
    return asked.map((kinds) => old.filter(({ kind }) => kinds.includes(kind)));
  });

  /** A message, and what it and all that is told in it rests on. */
  const whole = async (task: Making, kind: MessageKind, { person, t }: Parameters<BuildOne>[1]): Promise<Built> => {
    const carried = task.carries ? await carriedOf(task.id) : [];
    const isSame = (one: CarriedRow): boolean => one.kind === task.kind && kind.merge !== undefined;
    const own = kind.payload.parse(task.payload);
    const same = carried.filter(isSame).map(({ payload }) => kind.payload.parse(payload));
    const payload = same.length > 0 && kind.merge ? kind.merge([own, ...same]) : own;
    const stands = task.task === 'edit';
    const due = { id: task.id, payload, person, t, dueAt: task.dueAt, stands };
    const built = await make(task.kind, due);
    if (carried.length === 0) return built;
    const others = await Promise.all(
      carried
        .filter((one) => !isSame(one))
        .map(async ({ id, kind: name, payload: said, dueAt, heldFor }): Promise<Carried> => {
          const other = { id, payload: builderOf(name).kind.payload.parse(said), person, t, dueAt, stands };
          return { id, kind: name, heldFor, built: await make(name, other) };
        }),
    );
    const context = { db: parts.db, now: parts.clock.now() };
    const joined = kind.around ? await kind.around(context, due, others) : bundled(t, built, others);
    return 'say' in joined ? { ...joined, restsOn: restsOnOf([built, ...others.map((one) => one.built)]) } : joined;
  };

  return async (task, recipient) => {
    const { kind } = builderOf(task.kind);
    const built = await whole(task, kind, recipient);
    if ('drop' in built) return built;
    const old = built.restsOn?.length ? await oldOf(built.restsOn) : [];
    const say = marked(recipient.t, built.say, old, parts.clock.now());
    return { ...built, say: kind.attention === 'alert' ? answerable(recipient.t, say, task.id) : say };
  };
};
