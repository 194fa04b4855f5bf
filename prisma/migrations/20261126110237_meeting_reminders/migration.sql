-- AlterEnum
ALTER TYPE "MeetingStatus" ADD VALUE 'not_held';

-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "asked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "travel_time" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "minutes" INTEGER,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "travel_time_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "travel_time_person_id_place_key" ON "travel_time"("person_id", "place");

-- AddForeignKey
ALTER TABLE "travel_time" ADD CONSTRAINT "travel_time_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "travel_time" ADD CONSTRAINT "travel_time_minutes" CHECK ("minutes" BETWEEN 0 AND 1440);

-- What comes soon, whoever's it is, and what has ended and was not asked about.
CREATE INDEX "meeting_planned" ON "meeting" ("starts_at") WHERE "status" = 'planned';
CREATE INDEX "meeting_unasked" ON "meeting" ("ends_at") WHERE "status" = 'planned' AND "asked_at" IS NULL AND "account_id" IS NOT NULL;

-- What was said of a meeting.
CREATE INDEX "outbox_message_meeting" ON "outbox_message" ((("payload"->>'meetingId')::int)) WHERE "payload" ? 'meetingId';
CREATE INDEX "outbox_message_meetings" ON "outbox_message" USING gin (("payload"->'meetingIds')) WHERE "payload" ? 'meetingIds';
