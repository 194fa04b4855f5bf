import { z } from 'zod';
import { instantOf } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import type { Built, MessageKind } from './kind.ts';

const row = z.object({
  kind: z.string(),
  payload: z.unknown(),
  accountId: z.number().nullable(),
  dueAt: z.date().transform(instantOf),
});

/** A message, and the one client that it is about. */
interface Reread {
  readonly built: Built;
  readonly accountId: number | null;
}

/** A message to the asker, as it reads now; null where they have none of that id, or it is no longer kept. */
export const reread = async (
  { db, now, person, t }: Pick<Context, 'db' | 'now' | 'person' | 't'>,
  kinds: readonly MessageKind[],
  id: number,
): Promise<Reread | null> => {
  const found = await db.outboxMessage.findFirst({
    where: { id, mailbox: { personId: person.id } },
    select: { kind: true, payload: true, accountId: true, dueAt: true },
  });
  if (!found) return null;
  const { kind: name, payload, accountId, dueAt } = row.parse(found);
  const kind = kinds.find((one) => one.name === name);
  const read = kind?.payload.safeParse(payload);
  if (!kind || !read?.success) return null;
  const [built] = await kind.build({ db, now }, [{ id, payload: read.data, person, t, dueAt, stands: true }]);
  return built ? { built, accountId } : null;
};
