-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('invite', 'self');

-- AlterTable
ALTER TABLE "inbox" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "done_at" TIMESTAMPTZ(3),
ADD COLUMN     "given_up" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "lane" TEXT,
ADD COLUMN     "payload" TEXT,
ALTER COLUMN "claim" DROP NOT NULL,
ALTER COLUMN "claimed_until" DROP NOT NULL;

-- CreateTable
CREATE TABLE "chat_identity" (
    "id" SERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "platform_user_id" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "name" TEXT,
    "direct_chat_id" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "unreachable_since" TIMESTAMPTZ(3),

    CONSTRAINT "chat_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_token" (
    "id" SERIAL NOT NULL,
    "hash" BYTEA NOT NULL,
    "person_id" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "purpose" "LinkPurpose" NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),
    "spent_by" TEXT,

    CONSTRAINT "link_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_attempt" (
    "id" SERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "platform_user_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sent_message" (
    "id" SERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "edit_key" TEXT,
    "card" JSONB NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "sent_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "chat_identity_person_id_idx" ON "chat_identity"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_identity_platform_platform_user_id_key" ON "chat_identity"("platform", "platform_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "link_token_hash_key" ON "link_token"("hash");

-- CreateIndex
CREATE INDEX "link_token_person_id_platform_idx" ON "link_token"("person_id", "platform");

-- CreateIndex
CREATE INDEX "link_attempt_at_idx" ON "link_attempt"("at");

-- CreateIndex
CREATE UNIQUE INDEX "sent_message_key_key" ON "sent_message"("key");

-- CreateIndex
CREATE UNIQUE INDEX "sent_message_edit_key_key" ON "sent_message"("edit_key");

-- CreateIndex
CREATE UNIQUE INDEX "sent_message_platform_chat_id_message_id_key" ON "sent_message"("platform", "chat_id", "message_id");

-- AddForeignKey
ALTER TABLE "chat_identity" ADD CONSTRAINT "chat_identity_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_token" ADD CONSTRAINT "link_token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say.

-- What the console answered before this migration is done.
UPDATE "inbox" SET "done_at" = "received_at" WHERE "answer" IS NOT NULL;

ALTER TABLE "inbox"
  ADD CONSTRAINT "inbox_open_lane_has_payload" CHECK ("lane" IS NULL OR "done_at" IS NOT NULL OR "payload" IS NOT NULL),
  ADD CONSTRAINT "inbox_given_up_is_done" CHECK (NOT "given_up" OR "done_at" IS NOT NULL),
  ADD CONSTRAINT "inbox_claim_has_end" CHECK ("claim" IS NULL OR "claimed_until" IS NOT NULL);

-- The first of a lane, and the lanes with something open: both stay small however much has been done.
CREATE INDEX "inbox_open" ON "inbox" ("platform", "lane", "id") WHERE "done_at" IS NULL AND "lane" IS NOT NULL;
CREATE INDEX "inbox_uncut" ON "inbox" ("platform", "done_at") WHERE "done_at" IS NOT NULL AND "payload" IS NOT NULL;

ALTER TABLE "chat_identity"
  ADD CONSTRAINT "chat_identity_platform_is_known" CHECK ("platform" IN ('slack', 'telegram')),
  ADD CONSTRAINT "chat_identity_ends_after_start" CHECK ("ended_at" >= "confirmed_at");

-- Somebody has one account on each platform, so that it is clear where to write to them.
CREATE UNIQUE INDEX "chat_identity_one_linked" ON "chat_identity" ("platform", "person_id")
  WHERE "confirmed_at" IS NOT NULL AND "ended_at" IS NULL;

ALTER TABLE "link_token"
  ADD CONSTRAINT "link_token_hash_is_sha256" CHECK (octet_length("hash") = 32),
  ADD CONSTRAINT "link_token_platform_is_known" CHECK ("platform" IN ('slack', 'telegram')),
  ADD CONSTRAINT "link_token_spent_has_time" CHECK ("spent_by" IS NULL OR "spent_at" IS NOT NULL);
