import { z } from 'zod';
import { instantOf } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import { createBuilders } from './builders.ts';
import type { Built, MessageKind } from './kind.ts';

const row = z.object({
  kind: z.string(),
  payload: z.unknown(),
  accountId: z.number().nullable(),
  dueAt: z.date().transform(instantOf),
  _count: z.object({ carries: z.number() }),
});

/** A message, and the one client that it is about. */
interface Reread {
  readonly built: Built;
  readonly accountId: number | null;
}

/** A message to the asker with all that is told in it, as it reads now; null where they have none of that id, or it is no longer kept. */
export const reread = async (
  { db, now, person, t }: Pick<Context, 'db' | 'now' | 'person' | 't'>,
  kinds: readonly MessageKind[],
  id: number,
): Promise<Reread | null> => {
  const found = await db.outboxMessage.findFirst({
    where: { id, mailbox: { personId: person.id } },
    select: { kind: true, payload: true, accountId: true, dueAt: true, _count: { select: { carries: true } } },
  });
  if (!found) return null;
  const { kind: name, payload, accountId, dueAt, _count } = row.parse(found);
  const kind = kinds.find((one) => one.name === name);
  const read = kind?.payload.safeParse(payload);
  if (!kind || !read?.success) return null;
  const build = createBuilders({ db, clock: { now: () => now } }, kinds);
  const built = await build(
    { id, kind: name, payload, dueAt, carries: _count.carries > 0, task: 'edit' },
    { person, t },
  );
  return { built, accountId };
};
