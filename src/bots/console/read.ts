import { z } from 'zod';
import { cardSchema } from '../../core/cards/card.ts';
import type { Tx } from '../../core/db.ts';
import type { Person } from '../../core/people/person.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { fileColumn } from './files.ts';
import { type Place, seenBy } from './places.ts';
import { directChannel, type WireMessage, type WirePage } from './wire.ts';

const messageRow = z
  .object({
    id: z.number(),
    revision: z.number(),
    channel: z.string(),
    at: z.date(),
    edited_at: z.date().nullable(),
    author: z.object({ as: z.string(), name: z.string() }).nullable(),
    only_you: z.boolean(),
    text: z.string(),
    // A card of an older version that is no card any more still has its words.
    card: cardSchema.nullable().catch(null),
    file: z
      .object({ kind: z.enum(['picture', 'document']), name: z.string(), size: z.number(), alt: z.string().nullable() })
      .nullable(),
  })
  .transform(
    ({ at, edited_at, only_you: onlyYou, ...row }): WireMessage => ({
      ...row,
      at: at.toISOString(),
      editedAt: edited_at?.toISOString() ?? null,
      onlyYou,
    }),
  );

const columns = Prisma.sql`
  m.id, m.revision, coalesce(d.key, ${directChannel}) AS channel, m.at, m.edited_at,
  CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('as', a.handle, 'name', a.name) END AS author,
  m.only_for_id IS NOT NULL AS only_you, m.text, m.card, ${fileColumn}`;

const joins = Prisma.sql`
  LEFT JOIN department d ON d.id = m.department_id
  LEFT JOIN person a ON a.id = m.author_id`;

/** Where a page begins: behind a message, going on in time; or before one (`end`: the newest), going back. */
export type From = { readonly after: number } | { readonly before: number | 'end' };

/** A page of what a person sees in a place; always in the order of time, whichever way it was asked for. */
export const page = async (db: Tx, reader: Person, place: Place, from: From, limit: number): Promise<WirePage> => {
  const here =
    place.kind === 'direct'
      ? Prisma.sql`m.chat_person_id = ${place.personId}`
      : Prisma.sql`m.department_id = ${place.departmentId}`;
  const forward = 'after' in from;
  const there = forward
    ? Prisma.sql`AND m.id > ${from.after}`
    : from.before === 'end'
      ? Prisma.empty
      : Prisma.sql`AND m.id < ${from.before}`;
  const rows = await db.$queryRaw`
    SELECT ${columns} FROM console_message m ${joins}
    WHERE ${here} ${there} AND ${seenBy(Prisma.sql`${reader.id}`)}
    ORDER BY m.id ${forward ? Prisma.sql`ASC` : Prisma.sql`DESC`} LIMIT ${limit + 1}`;
  const found = z.array(messageRow).parse(rows);
  const messages = found.slice(0, limit);
  return {
    messages: forward ? messages : messages.reverse(),
    next: found.length > limit ? ((forward ? messages.at(-1) : messages[0])?.id ?? null) : null,
  };
};

/** Those of the messages that a person sees, in the order of time. */
export const messagesById = async (db: Tx, reader: Person, ids: readonly number[]): Promise<WireMessage[]> => {
  const rows = await db.$queryRaw`
    SELECT ${columns} FROM console_message m ${joins}
    WHERE m.id = ANY(${ids}) AND ${seenBy(Prisma.sql`${reader.id}`)} ORDER BY m.id`;
  return z.array(messageRow).parse(rows);
};

const readerRow = z.object({ reader: z.string() });

/** A message as one of several readers sees it. */
export interface Change {
  readonly reader: string;
  readonly message: WireMessage;
}

/**
 * What was written or rewritten after one revision and up to another, for each of the readers (handles) who sees it: at most `limit`, oldest first.
 * Who is a member of what is looked up anew each time, so that nobody goes on listening to a channel they have left.
 */
export const changes = async (
  db: Tx,
  readers: readonly string[],
  span: { readonly after: number; readonly upTo: number },
  limit: number,
): Promise<Change[]> => {
  const rows = await db.$queryRaw`
    SELECT reader.handle AS reader, ${columns}
    FROM console_message m JOIN person reader ON reader.handle = ANY(${readers}) ${joins}
    WHERE m.revision > ${span.after} AND m.revision <= ${span.upTo} AND ${seenBy(Prisma.sql`reader.id`)}
    ORDER BY m.revision LIMIT ${limit}`;
  return z
    .array(z.unknown())
    .parse(rows)
    .map((row) => ({ reader: readerRow.parse(row).reader, message: messageRow.parse(row) }));
};

/** The newest revision of any message. */
export const latestRevision = async (db: Tx): Promise<number> => {
  const rows = await db.$queryRaw`SELECT coalesce(max(revision), 0) AS revision FROM console_message`;
  return z.tuple([z.object({ revision: z.number() })]).parse(rows)[0].revision;
};
