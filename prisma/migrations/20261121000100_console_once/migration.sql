-- AlterTable
ALTER TABLE "console_message" ADD COLUMN     "key" TEXT,
ADD COLUMN     "revision" SERIAL NOT NULL;

-- CreateTable
CREATE TABLE "inbox" (
    "id" SERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "claim" UUID NOT NULL,
    "claimed_until" TIMESTAMPTZ(3) NOT NULL,
    "answer" JSONB,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "inbox_platform_event_id_key" ON "inbox"("platform", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "console_message_revision_key" ON "console_message"("revision");

-- CreateIndex
CREATE UNIQUE INDEX "console_message_key_key" ON "console_message"("key");
