-- CreateEnum
CREATE TYPE "OutboxState" AS ENUM ('pending', 'sending', 'sent', 'failed', 'dropped', 'unknown');

-- CreateEnum
CREATE TYPE "SignalState" AS ENUM ('firing', 'resolved');

-- CreateTable
CREATE TABLE "mailbox" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER,
    "platform" TEXT,
    "chat_id" TEXT,
    "blocked_until" TIMESTAMPTZ(3),
    "claim" UUID,
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "mailbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "mailbox_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "priority" SMALLINT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "OutboxState" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "edit_due_at" TIMESTAMPTZ(3),
    "reply_to_id" INTEGER,
    "sent_message_id" INTEGER,

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_slot" (
    "key" TEXT NOT NULL,
    "free_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "rate_slot_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "signal" (
    "id" SERIAL NOT NULL,
    "rule" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "account_id" INTEGER,
    "state" "SignalState" NOT NULL,
    "level" INTEGER NOT NULL,
    "episode" INTEGER NOT NULL DEFAULT 1,
    "facts" JSONB NOT NULL,
    "fired_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "signal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mailbox_person_id_key" ON "mailbox"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "mailbox_platform_chat_id_key" ON "mailbox"("platform", "chat_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_key_key" ON "outbox_message"("key");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_sent_message_id_key" ON "outbox_message"("sent_message_id");

-- CreateIndex
CREATE INDEX "outbox_message_reply_to_id_idx" ON "outbox_message"("reply_to_id");

-- CreateIndex
CREATE INDEX "signal_account_id_idx" ON "signal"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "signal_rule_subject_key" ON "signal"("rule", "subject");

-- AddForeignKey
ALTER TABLE "mailbox" ADD CONSTRAINT "mailbox_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_reply_to_id_fkey" FOREIGN KEY ("reply_to_id") REFERENCES "outbox_message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_sent_message_id_fkey" FOREIGN KEY ("sent_message_id") REFERENCES "sent_message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signal" ADD CONSTRAINT "signal_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say.

ALTER TABLE "mailbox"
  ADD CONSTRAINT "mailbox_is_person_or_place" CHECK (num_nonnulls("person_id", "platform") = 1 AND ("platform" IS NULL) = ("chat_id" IS NULL)),
  ADD CONSTRAINT "mailbox_claim_has_end" CHECK (("claim" IS NULL) = ("claimed_until" IS NULL));

ALTER TABLE "outbox_message"
  ADD CONSTRAINT "outbox_message_key_is_said" CHECK (length("key") BETWEEN 1 AND 255),
  ADD CONSTRAINT "outbox_message_priority_is_known" CHECK ("priority" IN (0, 1)),
  ADD CONSTRAINT "outbox_message_ends_after_due" CHECK ("deadline_at" >= "due_at"),
  ADD CONSTRAINT "outbox_message_sent_has_time" CHECK (("state" = 'sent') = ("sent_at" IS NOT NULL)),
  ADD CONSTRAINT "outbox_message_sent_stands_somewhere" CHECK ("sent_message_id" IS NULL OR "state" = 'sent'),
  ADD CONSTRAINT "outbox_message_end_has_reason" CHECK ("state" NOT IN ('failed', 'dropped', 'unknown') OR "reason" IS NOT NULL),
  ADD CONSTRAINT "outbox_message_sending_was_begun" CHECK ("state" NOT IN ('sending', 'sent', 'unknown') OR "attempts" > 0),
  ADD CONSTRAINT "outbox_message_edit_of_what_was_begun" CHECK ("edit_due_at" IS NULL OR "state" IN ('sending', 'sent'));

-- Whose turn it is, what is first there, and what is to be edited: all stay small however much has been sent.
CREATE INDEX "outbox_message_due" ON "outbox_message" ("due_at") INCLUDE ("mailbox_id", "priority") WHERE "state" IN ('pending', 'sending');
CREATE INDEX "outbox_message_open" ON "outbox_message" ("mailbox_id", "priority", "id") INCLUDE ("due_at") WHERE "state" IN ('pending', 'sending');
CREATE INDEX "outbox_message_sending" ON "outbox_message" ("mailbox_id") WHERE "state" = 'sending';
CREATE INDEX "outbox_message_edit" ON "outbox_message" ("mailbox_id", "edit_due_at") WHERE "edit_due_at" IS NOT NULL;

ALTER TABLE "signal"
  ADD CONSTRAINT "signal_resolved_has_time" CHECK (("state" = 'resolved') = ("resolved_at" IS NOT NULL)),
  ADD CONSTRAINT "signal_fired_before_told" CHECK ("told_at" >= "fired_at" AND "episode" > 0);
