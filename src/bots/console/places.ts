import { z } from 'zod';
import type { Tx } from '../../core/db.ts';
import { UserError } from '../../core/errors.ts';
import type { Person } from '../../core/people/person.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { directChannel, type WireChannel } from './wire.ts';

/** Where something is said: somebody's chat with the assistant, or a department's channel. */
export type Place =
  | { readonly kind: 'direct'; readonly personId: number }
  | { readonly kind: 'channel'; readonly departmentId: number };

/** The place that a person means by a channel's name. @throws UserError when there is none, or they are no member of it. */
export const placeFor = async (db: Tx, person: Person, channel: string): Promise<Place> => {
  if (channel === directChannel) return { kind: 'direct', personId: person.id };
  const department = await db.department.findUnique({
    where: { key: channel },
    select: { id: true, members: { where: { personId: person.id }, select: { personId: true } } },
  });
  if (!department) throw new UserError('not-found', 'console-no-such-channel');
  if (department.members.length === 0) throw new UserError('forbidden', 'console-not-a-member');
  return { kind: 'channel', departmentId: department.id };
};

/** SQL: whether the person whose id `reader` is sees the message `m`. The one place that says who sees what is written. */
export const seenBy = (reader: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  (m.chat_person_id = ${reader} OR EXISTS (
    SELECT FROM department_member dm WHERE dm.department_id = m.department_id AND dm.person_id = ${reader}
  )) AND (m.only_for_id IS NULL OR m.only_for_id = ${reader}))`;

const channelRow = z.object({ channel: z.string(), name: z.string().nullable(), last_id: z.number() });

/** The channels of a person: their chat with the assistant first, then their departments by name. */
export const channelsOf = async (db: Tx, { id }: Person): Promise<WireChannel[]> => {
  const last = (where: Prisma.Sql) => Prisma.sql`coalesce((
    SELECT m.id FROM console_message m WHERE ${where} AND ${seenBy(Prisma.sql`${id}`)} ORDER BY m.id DESC LIMIT 1), 0)`;
  const rows = await db.$queryRaw`
    SELECT ${directChannel} AS channel, NULL AS name, ${last(Prisma.sql`m.chat_person_id = ${id}`)} AS last_id
    UNION ALL
    SELECT * FROM (
      SELECT d.key, d.name, ${last(Prisma.sql`m.department_id = d.id`)}
      FROM department d JOIN department_member dm ON dm.department_id = d.id AND dm.person_id = ${id}
      ORDER BY d.name
    ) departments`;
  return z
    .array(channelRow)
    .parse(rows)
    .map(({ last_id: lastId, ...channel }) => ({ ...channel, lastId }));
};
