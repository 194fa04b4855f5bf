-- CreateEnum
CREATE TYPE "CalendarKind" AS ENUM ('address', 'caldav', 'file');

-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "all_day" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "asked_by_key" TEXT,
ADD COLUMN     "calendar_id" INTEGER,
ADD COLUMN     "calendar_instance" TEXT,
ADD COLUMN     "calendar_sequence" INTEGER,
ADD COLUMN     "calendar_starts_at" TIMESTAMPTZ(3),
ADD COLUMN     "calendar_uid" TEXT,
ADD COLUMN     "is_free" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_private" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "unconfirmed_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "calendar" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "kind" "CalendarKind" NOT NULL,
    "name" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "asked_by_key" TEXT,
    "version" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "problem" TEXT,
    "empty_since" TIMESTAMPTZ(3),
    "keeps_gone" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_series" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "uid" TEXT NOT NULL,
    "candidates" INTEGER[],
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "account_id" INTEGER,

    CONSTRAINT "calendar_series_pkey" PRIMARY KEY ("person_id","uid")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_asked_by_key_key" ON "calendar"("asked_by_key");

-- CreateIndex
CREATE INDEX "calendar_person_id_idx" ON "calendar"("person_id");

-- CreateIndex
CREATE INDEX "calendar_due_at_idx" ON "calendar"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_series_id_key" ON "calendar_series"("id");

-- CreateIndex
CREATE INDEX "calendar_series_account_id_idx" ON "calendar_series"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_asked_by_key_key" ON "meeting"("asked_by_key");

-- CreateIndex
CREATE INDEX "meeting_calendar_id_idx" ON "meeting"("calendar_id");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_person_id_calendar_uid_calendar_instance_key" ON "meeting"("person_id", "calendar_uid", "calendar_instance");

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "calendar"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar" ADD CONSTRAINT "calendar_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_series" ADD CONSTRAINT "calendar_series_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_series" ADD CONSTRAINT "calendar_series_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "meeting" ADD CONSTRAINT "meeting_calendar_event" CHECK (
  ("calendar_uid" IS NULL) = ("calendar_instance" IS NULL) AND ("calendar_uid" IS NULL) = ("calendar_starts_at" IS NULL)
  AND ("calendar_id" IS NULL OR "calendar_uid" IS NOT NULL)
);
-- What is private says nothing of any client.
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_private" CHECK (NOT "is_private" OR ("account_id" IS NULL AND "location" IS NULL));
ALTER TABLE "calendar" ADD CONSTRAINT "calendar_failures" CHECK ("failures" >= 0 AND ("failures" = 0) = ("problem" IS NULL));
ALTER TABLE "calendar" ADD CONSTRAINT "calendar_problem" CHECK ("problem" IN
  ('not-allowed', 'not-found', 'forbidden', 'too-large', 'timeout', 'too-many-redirects', 'not-a-calendar', 'away'));
ALTER TABLE "calendar_series" ADD CONSTRAINT "calendar_series_answer" CHECK ("account_id" IS NULL OR "answered_at" IS NOT NULL);
