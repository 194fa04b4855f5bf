import type { Temporal } from 'temporal-polyfill';
import { instantColumn } from '../clock.ts';
import type { Db } from '../db.ts';

/** A card that was sent can be edited, and its buttons pressed, for so long. */
export const sentCardDays = 90;
/** What came in is known by its id for so long, so that a platform's sending it again is seen. They do so within a day. */
export const inboxDays = 30;
/** For so long a key that was used, or is too old, is told from one that never was. */
export const linkTokenDays = 30;
/** What a message that is over was made of explains it for so long. Its key is kept for good: it is never sent again. */
export const outboxPayloadDays = 90;
/** A slot that has been free for so long limits nothing. */
export const rateSlotDays = 1;
/** Wrong attempts limit further ones for minutes only. */
export const linkAttemptDays = 1;

/** A form that nobody went on with is not gone on with after an hour, and may hold secrets. */
const draftDays = 1;

/** Rows that one statement deletes, so that none locks much or takes long. */
const batchSize = 1_000;

/** What was removed, by table. */
export type Removed = Record<
  'sentMessage' | 'outboxPayload' | 'inbox' | 'formDraft' | 'linkToken' | 'linkAttempt' | 'rateSlot',
  number
>;

/** Deletes what has been kept for long enough, in batches. Two at once share the work; one that is cut short is finished by the next. */
export const sweepRetention = async (db: Db, now: Temporal.Instant, signal: AbortSignal): Promise<Removed> => {
  const before = (days: number): Date => instantColumn(now.subtract({ hours: days * 24 }));

  const inBatches = async (deleteBatch: () => Promise<number>): Promise<number> => {
    for (let removed = 0; ; ) {
      signal.throwIfAborted();
      const rows = await deleteBatch();
      removed += rows;
      if (rows < batchSize) return removed;
    }
  };

  return {
    sentMessage: await inBatches(
      () => db.$executeRaw`
        DELETE FROM sent_message WHERE id IN (
          SELECT id FROM sent_message WHERE coalesce(edited_at, sent_at) < ${before(sentCardDays)}
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`,
    ),
    outboxPayload: await inBatches(
      () => db.$executeRaw`
        UPDATE outbox_message SET payload = '{}' WHERE id IN (
          SELECT id FROM outbox_message
          WHERE deadline_at < ${before(outboxPayloadDays)} AND payload <> '{}' AND state NOT IN ('pending', 'sending')
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`,
    ),
    // Only what is done with, and whose content is cut already.
    inbox: await inBatches(
      () => db.$executeRaw`
        DELETE FROM inbox WHERE id IN (
          SELECT id FROM inbox WHERE done_at < ${before(inboxDays)} AND payload IS NULL
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`,
    ),
    formDraft: await inBatches(
      () => db.$executeRaw`
        DELETE FROM form_draft WHERE id IN (
          SELECT id FROM form_draft WHERE updated_at < ${before(draftDays)} LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`,
    ),
    linkToken: await inBatches(
      () => db.$executeRaw`
        DELETE FROM link_token WHERE id IN (
          SELECT id FROM link_token WHERE least(spent_at, expires_at) < ${before(linkTokenDays)}
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`,
    ),
    rateSlot: await inBatches(
      () => db.$executeRaw`
        DELETE FROM rate_slot WHERE key IN (
          SELECT key FROM rate_slot WHERE free_at < now() - ${rateSlotDays} * interval '1 day'
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`,
    ),
    linkAttempt: await inBatches(
      () => db.$executeRaw`
        DELETE FROM link_attempt WHERE id IN (
          SELECT id FROM link_attempt WHERE at < ${before(linkAttemptDays)}
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`,
    ),
  };
};
