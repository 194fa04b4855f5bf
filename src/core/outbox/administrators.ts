import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db.ts';
import type { Told } from '../signals/look.ts';
import { enqueue } from './enqueue.ts';
import type { MessageKind } from './kind.ts';

interface Occasion<Payload> {
  readonly kind: MessageKind<Payload>;
  /** As `look` gave them: at least one. */
  readonly told: readonly Told<unknown>[];
  readonly payload: Payload;
  readonly now: Temporal.Instant;
  readonly trace: string;
}

/** Tells every administrator of signals, all of them in one message: call it in the transaction of the look. */
export const tellAdministrators = async <Payload>(
  tx: Tx,
  { kind, told: [first], payload, now, trace }: Occasion<Payload>,
): Promise<void> => {
  if (!first) return;
  const administrators = await tx.person.findMany({
    where: { role: 'administrator', leftOn: null },
    select: { id: true },
  });
  await enqueue(
    tx,
    kind,
    administrators.map(({ id }) => ({
      // Each is told at most once at a time, so the first of them names them all.
      key: `${kind.name}/${id}/${first.id}/${first.episode}/${now.epochMilliseconds}`,
      personId: id,
      payload,
      dueAt: now,
    })),
    trace,
  );
};
