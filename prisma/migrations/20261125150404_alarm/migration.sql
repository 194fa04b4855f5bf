-- CreateTable
CREATE TABLE "alarm" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "cleared_at" TIMESTAMPTZ(3),
    "details" JSONB NOT NULL,

    CONSTRAINT "alarm_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "alarm_kind_subject_key" ON "alarm"("kind", "subject");

-- What Prisma cannot say.
ALTER TABLE "alarm"
  ADD CONSTRAINT "alarm_kind_is_not_blank" CHECK (btrim("kind") <> ''),
  ADD CONSTRAINT "alarm_subject_is_not_blank" CHECK (btrim("subject") <> ''),
  ADD CONSTRAINT "alarm_count_is_positive" CHECK ("count" > 0),
  ADD CONSTRAINT "alarm_last_is_not_before_first" CHECK ("last_at" >= "first_at");
