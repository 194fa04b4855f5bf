import type { Temporal } from 'temporal-polyfill';
import type { Card } from '../../core/cards/card.ts';
import { fallbackText } from '../../core/cards/fallback.ts';
import { instantColumn } from '../../core/clock.ts';
import type { Db, Tx } from '../../core/db.ts';
import type { MessageFile } from '../../core/outbox/file.ts';
import { fileRow } from './files.ts';
import type { Place } from './places.ts';

/** What is written into the console: what somebody said, or what the assistant answers. */
export interface Writing {
  readonly place: Place;
  /** In a channel: the only person to see it. */
  readonly onlyFor: number | null;
  readonly said:
    | { readonly by: number; readonly text: string }
    | { readonly card: Card; readonly file?: MessageFile | undefined };
  /** Names the message for good: written again, it stays what it was. */
  readonly key: string;
}

/**
 * Revisions are handed out one transaction at a time, so that they grow in the order in which they become visible.
 * Otherwise a reader that has seen 5 could miss a 4 that was committed later.
 */
const inTurn = (db: Db, write: (tx: Tx) => Promise<number>): Promise<number> =>
  db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('console_message'))`;
    return write(tx);
  });

/** Writes a message, once per key, and gives its id. */
export const write = (db: Db, now: Temporal.Instant, { place, onlyFor, said, key }: Writing): Promise<number> =>
  inTurn(db, async (tx) => {
    const { id } = await tx.consoleMessage.upsert({
      where: { key },
      update: {},
      create: {
        key,
        at: instantColumn(now),
        ...(place.kind === 'direct' ? { chatPersonId: place.personId } : { departmentId: place.departmentId }),
        onlyForId: place.kind === 'channel' ? onlyFor : null,
        ...('card' in said
          ? {
              text: fallbackText(said.card),
              card: said.card,
              ...(said.file && { file: { create: fileRow(said.file) } }),
            }
          : { text: said.text, authorId: said.by }),
      },
      select: { id: true },
    });
    return id;
  });

/** Makes a message another card; its file stays. */
export const rewrite = (db: Db, now: Temporal.Instant, id: number, card: Card): Promise<number> =>
  inTurn(
    db,
    (tx) => tx.$executeRaw`
      UPDATE console_message
      SET card = ${JSON.stringify(card)}::jsonb, text = ${fallbackText(card)}, edited_at = ${instantColumn(now)},
          revision = nextval(pg_get_serial_sequence('console_message', 'revision'))
      WHERE id = ${id}`,
  );
