import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import { instantColumn } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import type { Translator } from '../../i18n/translator.ts';
import { type HoldingTable, holdingOf, holdingTables } from './holdings.ts';

const row = z.record(z.string(), z.unknown());
const found = z.array(z.object({ row }));
type Row = z.infer<typeof row>;

/** SQL: whether a row `t` is somebody's, by any of the columns that refer to them. */
export const isTheirs = (table: HoldingTable, personId: number): Prisma.Sql =>
  Prisma.sql`(${Prisma.join(
    holdingOf(table).columns.map((column) => Prisma.sql`t.${Prisma.raw(`"${column}"`)} = ${personId}`),
    ' OR ',
  )})`;

const rowsOf = async (tx: Tx, query: Prisma.Sql): Promise<Row[]> =>
  found.parse(await tx.$queryRaw(query)).map((one) => one.row);

const given = async (tx: Tx, table: HoldingTable, personId: number): Promise<Row[] | null> => {
  const { given: what } = holdingOf(table);
  if (typeof what === 'string') return null;
  const { only, without = [] } = what;
  const rows = await rowsOf(
    tx,
    Prisma.sql`SELECT to_json(t) AS row FROM ${Prisma.raw(`"${table}"`)} t WHERE ${isTheirs(table, personId)} ORDER BY t`,
  );
  return rows.map((one) =>
    Object.fromEntries(
      Object.entries(one).filter(([column]) => (only ? only.includes(column) : !without.includes(column))),
    ),
  );
};

/** What is kept of them where nothing refers to them, by number or by what was sent to them; and what others' numbers stand for. */
const besides = (personId: number): Record<string, Prisma.Sql> => ({
  setting: Prisma.sql`
    SELECT json_build_object('key', key, 'value', value) AS row FROM setting
    WHERE scope = 'person' AND scope_id = ${personId} ORDER BY key`,
  department: Prisma.sql`
    SELECT json_build_object('id', d.id, 'name', d.name) AS row FROM department_member m JOIN department d ON d.id = m.department_id
    WHERE m.person_id = ${personId} ORDER BY d.id`,
  meeting_attended: Prisma.sql`
    SELECT json_build_object('id', m.id, 'title', m.title, 'starts_at', m.starts_at, 'ends_at', m.ends_at, 'location', m.location,
      'account_id', m.account_id) AS row
    FROM meeting_attendee a JOIN meeting m ON m.id = a.meeting_id WHERE a.person_id = ${personId} ORDER BY m.starts_at, m.id`,
  message: Prisma.sql`
    SELECT json_build_object('kind', m.kind, 'state', m.state, 'reason', m.reason, 'due_at', m.due_at, 'sent_at', m.sent_at, 'about', m.payload,
      'platform', s.platform, 'shown', s.card) AS row
    FROM mailbox b JOIN outbox_message m ON m.mailbox_id = b.id LEFT JOIN sent_message s ON s.id = m.sent_message_id
    WHERE b.person_id = ${personId} ORDER BY m.id`,
  answer: Prisma.sql`
    SELECT json_build_object('platform', s.platform, 'sent_at', s.sent_at, 'shown', s.card) AS row
    FROM chat_identity i JOIN sent_message s ON s.platform = i.platform AND s.chat_id = COALESCE(i.direct_chat_id, i.platform_user_id)
    WHERE i.person_id = ${personId} AND NOT EXISTS (SELECT FROM outbox_message m WHERE m.sent_message_id = s.id) ORDER BY s.id`,
  console_file: Prisma.sql`
    SELECT json_build_object('message_id', f.message_id, 'name', f.name, 'mime_type', f.mime_type, 'bytes', octet_length(f.bytes)) AS row
    FROM console_file f JOIN console_message t ON t.id = f.message_id WHERE ${isTheirs('console_message', personId)} ORDER BY f.message_id`,
  audit: Prisma.sql`
    SELECT json_build_object('at', at, 'by', person_id, 'action', action, 'subject', subject, 'subject_id', subject_id, 'channel', channel,
      'details', details) AS row
    FROM audit_entry WHERE person_id = ${personId} OR (subject = 'person' AND subject_id = ${personId}) ORDER BY id`,
});

/** The clients that rows speak of, by number: whoever reads it does not know those. */
const clientsIn = async (tx: Tx, rows: readonly Row[]): Promise<Record<string, string>> => {
  const ids = new Set(rows.flatMap(({ account_id: id }) => (typeof id === 'number' ? [id] : [])));
  const accounts = await tx.account.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
    orderBy: { id: 'asc' },
  });
  return Object.fromEntries(accounts.map(({ id, name }) => [id, name]));
};

/** All that the house keeps of somebody, as JSON that a person can read: never a secret, nor what opens or proves something. */
export const exportOf = async (tx: Tx, now: Temporal.Instant, t: Translator, personId: number): Promise<string> => {
  const tables: Record<string, Row[]> = {};
  for (const table of holdingTables) {
    const rows = await given(tx, table, personId);
    if (rows) tables[table === 'person' ? 'report' : table] = rows;
  }
  for (const [name, query] of Object.entries(besides(personId))) tables[name] = await rowsOf(tx, query);
  const profile = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    include: { manager: { select: { handle: true, name: true } } },
  });
  const document = {
    about: t('personal-export-about'),
    exportedAt: instantColumn(now),
    profile,
    clients: await clientsIn(tx, Object.values(tables).flat()),
    ...tables,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
