import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../db.ts';
import type { Setting } from '../settings/define.ts';
import * as settings from '../settings/retention.ts';

/** What came in is known by its id for so long, so that a platform's sending it again is seen. They do so within a day. */
export const inboxDays = 30;
/** For so long a key that was used, or is too old, is told from one that never was. */
export const linkTokenDays = 30;
/** For so long it is of interest how messages were taken (`/admin rules`). */
const voteDays = 365;
/** A slot that has been free for so long limits nothing. */
export const rateSlotDays = 1;
/** Wrong attempts limit further ones for minutes only. */
export const linkAttemptDays = 1;
/** A form that nobody went on with is not gone on with after an hour, and may hold secrets. */
const draftDays = 1;
/** Over a long weekend, files may wait to be imported; they hold what the company knows of its clients. */
export const uploadDays = 4;
/** For so long whoever presses a button of a trial is told what came of it. */
const trialDays = 30;
/** For so long a program that sends the same once more is told the first answer (docs/import-api.md). */
const apiAnswerDays = 1;

/** A kind of data that is let go of: rows of a table, after so many days. */
interface Kept {
  /** As the organisation has it, or as it is for everybody. */
  readonly days: Setting<number> | number;
  readonly table: Prisma.Sql;
  /** What of other tables tells how old a row `t` is. */
  readonly join?: Prisma.Sql;
  /** Tells the rows apart; `t.id` without it. */
  readonly id?: Prisma.Sql;
  /** Since when it is kept for no other use than to be known. */
  readonly since: Prisma.Sql;
  /** Which rows are ever let go of; all without it. */
  readonly where?: Prisma.Sql;
  /** Its times are the database's own, whatever the clock of the house says. */
  readonly byDatabase?: true;
  /** Without it, rows are deleted. */
  readonly cut?: Prisma.Sql;
  /** What comes before a batch, in its transaction. */
  readonly announce?: (tx: Tx, before: Date, now: Date) => Promise<unknown>;
}

/**
 * Everything that is let go of, by what it is. Each has an index on its `since`, but for what is little at any time: the slots, of which there is one
 * for each chat and which an index would only slow down, and the drafts.
 */
const kept = {
  sentMessage: {
    days: settings.cardDays,
    table: Prisma.sql`sent_message`,
    since: Prisma.sql`COALESCE(t.edited_at, t.sent_at)`,
  },
  // Its key is kept for good: it is never sent again.
  outboxPayload: {
    days: settings.messageDays,
    table: Prisma.sql`outbox_message`,
    since: Prisma.sql`t.deadline_at`,
    where: Prisma.sql`t.payload <> '{}' AND t.state NOT IN ('pending', 'sending')`,
    cut: Prisma.sql`payload = '{}'`,
  },
  console: {
    days: settings.consoleDays,
    table: Prisma.sql`console_message`,
    since: Prisma.sql`t.at`,
  },
  receivedFile: {
    days: settings.fileDays,
    table: Prisma.sql`received_file`,
    since: Prisma.sql`t.received_at`,
  },
  ownMeeting: {
    days: settings.ownMeetingDays,
    table: Prisma.sql`meeting`,
    since: Prisma.sql`t.ends_at`,
    where: Prisma.sql`t.account_id IS NULL`,
  },
  // A batch of which a part is gone must not be taken back, so that is noted before anything goes.
  importChange: {
    days: settings.importDays,
    table: Prisma.sql`import_change`,
    join: Prisma.sql`JOIN import_batch b ON b.id = t.batch_id`,
    since: Prisma.sql`b.started_at`,
    announce: (tx, before, now) => tx.$executeRaw`
      UPDATE import_batch SET forgotten_at = ${now} WHERE started_at < ${before} AND forgotten_at IS NULL`,
  },
  audit: {
    days: settings.auditDays,
    table: Prisma.sql`audit_entry`,
    since: Prisma.sql`t.at`,
    announce: (tx, before) => tx.$executeRaw`SELECT set_config('kam.audit_kept_from', ${before.toISOString()}, true)`,
  },
  vote: {
    days: voteDays,
    table: Prisma.sql`vote`,
    id: Prisma.sql`t.message_id, t.person_id`,
    since: Prisma.sql`t.at`,
  },
  // Only what is done with, and whose content is cut already.
  inbox: {
    days: inboxDays,
    table: Prisma.sql`inbox`,
    since: Prisma.sql`t.done_at`,
    where: Prisma.sql`t.payload IS NULL`,
  },
  linkToken: {
    days: linkTokenDays,
    table: Prisma.sql`link_token`,
    since: Prisma.sql`LEAST(t.spent_at, t.expires_at)`,
  },
  importUpload: { days: uploadDays, table: Prisma.sql`import_upload`, since: Prisma.sql`t.received_at` },
  importTrial: { days: trialDays, table: Prisma.sql`import_trial`, since: Prisma.sql`t.tried_at` },
  // It has rows of the files, so it goes with them.
  trialReport: {
    days: uploadDays,
    table: Prisma.sql`import_trial`,
    since: Prisma.sql`t.tried_at`,
    where: Prisma.sql`t.report IS NOT NULL`,
    cut: Prisma.sql`report = NULL`,
  },
  apiAnswer: {
    days: apiAnswerDays,
    table: Prisma.sql`inbox`,
    since: Prisma.sql`t.done_at`,
    where: Prisma.sql`t.platform = 'api'`,
  },
  formDraft: { days: draftDays, table: Prisma.sql`form_draft`, since: Prisma.sql`t.updated_at` },
  linkAttempt: { days: linkAttemptDays, table: Prisma.sql`link_attempt`, since: Prisma.sql`t.at` },
  rateSlot: {
    days: rateSlotDays,
    table: Prisma.sql`rate_slot`,
    id: Prisma.sql`t.key`,
    since: Prisma.sql`t.free_at`,
    byDatabase: true,
  },
} as const satisfies Record<string, Kept>;

export type KeptName = keyof typeof kept;

const isName = (name: string): name is KeptName => name in kept;

/** In the order in which they are swept and shown. */
export const keptNames: readonly KeptName[] = Object.keys(kept).filter(isName);

/** The rows of a kind as the table of them all knows them. */
export const keptOf = (name: KeptName): Kept => kept[name];

const always = Prisma.sql`true`;

const idOf = ({ id = Prisma.sql`t.id` }: Kept): Prisma.Sql => id;

/** SQL: all rows `t` of a kind that are let go of some day. */
export const rowsOf = ({ table, join = Prisma.empty, where = always }: Kept): Prisma.Sql =>
  Prisma.sql`FROM ${table} t ${join} WHERE ${where}`;

/** SQL: what tells at most `most` rows of a kind apart that have been kept for longer than `days`. Two at once share them. */
export const overdue = (one: Kept, before: Date, days: number, most: number): Prisma.Sql => {
  const moment = one.byDatabase ? Prisma.sql`now() - ${days} * interval '1 day'` : Prisma.sql`${before}`;
  return Prisma.sql`
    SELECT ${idOf(one)} ${rowsOf(one)} AND ${one.since} < ${moment} LIMIT ${most} FOR UPDATE OF t SKIP LOCKED`;
};

/** SQL: lets go of at most `most` of them. */
export const letGo = (one: Kept, before: Date, days: number, most: number): Prisma.Sql => {
  const { table, cut } = one;
  const change = cut ? Prisma.sql`UPDATE ${table} t SET ${cut}` : Prisma.sql`DELETE FROM ${table} t`;
  return Prisma.sql`${change} WHERE (${idOf(one)}) IN (${overdue(one, before, days, most)})`;
};
