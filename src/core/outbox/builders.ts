import { batched } from '../batched.ts';
import type { Clock } from '../clock.ts';
import { type Db, retryWhileAway } from '../db.ts';
import { TemporaryError } from '../errors.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Person } from '../people/person.ts';
import type { Built, Due, MessageKind } from './kind.ts';
import type { Task } from './rows.ts';

/** Makes one message as it reads right now. @throws whatever its kind throws, and TemporaryError for a kind that this version does not know */
export type BuildOne = (
  task: Task,
  person: Person | null,
  t: Translator,
) => Promise<{ readonly kind: MessageKind; readonly built: Built }>;

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
  return async ({ id, kind: name, payload, dueAt, task }, person, t) => {
    const builder = builders.get(name);
    if (!builder) throw new TemporaryError(`this version knows no messages of kind ${name}`);
    const { kind, build } = builder;
    const result = await build({ id, payload: kind.payload.parse(payload), person, t, dueAt, stands: task === 'edit' });
    if (result.status === 'rejected') throw result.reason;
    return { kind, built: result.value };
  };
};
