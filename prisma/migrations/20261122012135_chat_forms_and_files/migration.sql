-- CreateEnum
CREATE TYPE "FileKind" AS ENUM ('voice', 'photo', 'document');

-- CreateTable
CREATE TABLE "form_draft" (
    "platform" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "form" JSONB NOT NULL,
    "values" JSONB NOT NULL,
    "step" INTEGER NOT NULL,
    "problem" TEXT,
    "key" TEXT NOT NULL,
    "message_id" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_draft_pkey" PRIMARY KEY ("platform","chat_id")
);

-- CreateTable
CREATE TABLE "received_file" (
    "id" SERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "kind" "FileKind" NOT NULL,
    "file_id" TEXT NOT NULL,
    "unique_id" TEXT NOT NULL,
    "name" TEXT,
    "mime_type" TEXT,
    "bytes" BIGINT,
    "seconds" INTEGER,
    "caption" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "received_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "form_draft_id_key" ON "form_draft"("id");

-- CreateIndex
CREATE INDEX "received_file_person_id_received_at_idx" ON "received_file"("person_id", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "received_file_platform_chat_id_message_id_key" ON "received_file"("platform", "chat_id", "message_id");

-- AddForeignKey
ALTER TABLE "received_file" ADD CONSTRAINT "received_file_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say.
ALTER TABLE "form_draft" ADD CONSTRAINT "form_draft_step_is_not_negative" CHECK ("step" >= 0);
ALTER TABLE "received_file"
  ADD CONSTRAINT "received_file_bytes_are_not_negative" CHECK ("bytes" >= 0),
  ADD CONSTRAINT "received_file_seconds_are_not_negative" CHECK ("seconds" >= 0);
