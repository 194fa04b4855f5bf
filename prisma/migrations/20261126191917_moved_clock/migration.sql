-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "clock_ahead_ms" BIGINT NOT NULL DEFAULT 0;

-- Only the demo lives in a time of its own, and never in the past.
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_clock_is_moved_in_the_demo" CHECK ("clock_ahead_ms" = 0 OR ("is_demo" AND "clock_ahead_ms" > 0));
