-- CreateEnum
CREATE TYPE "KeyDateKind" AS ENUM ('tender', 'event', 'other');

-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "closed_by_id" INTEGER,
ADD COLUMN     "closed_reason" TEXT,
ADD COLUMN     "renews_id" INTEGER;

-- CreateTable
CREATE TABLE "key_date" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "kind" "KeyDateKind" NOT NULL,
    "title" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "time" TIME(0),
    "note" TEXT,
    "remind_days" INTEGER[],
    "noted_by_id" INTEGER NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_key" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "key_date_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "key_date_asked_by_key_key" ON "key_date"("asked_by_key");

-- CreateIndex
CREATE INDEX "key_date_account_id_day_idx" ON "key_date"("account_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "contract_renews_id_key" ON "contract"("renews_id");

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_renews_id_fkey" FOREIGN KEY ("renews_id") REFERENCES "contract"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_date" ADD CONSTRAINT "key_date_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_date" ADD CONSTRAINT "key_date_noted_by_id_fkey" FOREIGN KEY ("noted_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say.
ALTER TABLE "contract" ADD CONSTRAINT "contract_renews_another" CHECK ("renews_id" <> "id");
ALTER TABLE "contract" ADD CONSTRAINT "contract_reason_is_of_closed" CHECK ("closed_reason" IS NULL OR "closed_at" IS NOT NULL);
ALTER TABLE "key_date" ADD CONSTRAINT "key_date_title_is_not_blank" CHECK ("title" ~ '\S');
ALTER TABLE "key_date" ADD CONSTRAINT "key_date_reminders_are_days_before" CHECK (
    cardinality("remind_days") <= 5 AND 0 <= ALL ("remind_days") AND 90 >= ALL ("remind_days"));

-- What was told of a contract or a date, to be shown anew.
CREATE INDEX "outbox_message_items" ON "outbox_message" USING gin (("payload"->'items')) WHERE "payload" ? 'items';
