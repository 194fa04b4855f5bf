-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "asked_by_key" TEXT,
ADD COLUMN     "logged_at" TIMESTAMPTZ(3),
ADD COLUMN     "undone_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "visit_asked_by_key_key" ON "visit"("asked_by_key");

-- CreateIndex
CREATE INDEX "visit_person_id_happened_on_idx" ON "visit"("person_id", "happened_on");

-- What Prisma cannot say.
ALTER TABLE "visit" ADD CONSTRAINT "visit_logged_is_asked_for" CHECK (("asked_by_key" IS NULL) = ("logged_at" IS NULL));
ALTER TABLE "visit" ADD CONSTRAINT "visit_undone_was_logged" CHECK ("undone_at" IS NULL OR "logged_at" IS NOT NULL);
