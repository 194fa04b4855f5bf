-- CreateTable
CREATE TABLE "job_state" (
    "name" TEXT NOT NULL,
    "known_since" TIMESTAMPTZ(3) NOT NULL,
    "last_started_at" TIMESTAMPTZ(3),
    "last_done_at" TIMESTAMPTZ(3),
    "runs" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "job_state_pkey" PRIMARY KEY ("name")
);

-- What Prisma cannot say.

ALTER TABLE "job_state"
  ADD CONSTRAINT "job_state_counts_are_not_negative" CHECK ("runs" >= 0 AND "failures" BETWEEN 0 AND "runs");
