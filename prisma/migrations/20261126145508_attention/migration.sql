-- AlterEnum


ALTER TYPE "OutboxState" ADD VALUE 'held';
ALTER TYPE "OutboxState" ADD VALUE 'bundled';

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "set_up_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "outbox_message" ADD COLUMN     "account_id" INTEGER,
ADD COLUMN     "carrier_id" INTEGER,
ADD COLUMN     "held_at" TIMESTAMPTZ(3),
ADD COLUMN     "stake" DECIMAL(19,4);

-- CreateTable
CREATE TABLE "snooze" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "account_id" INTEGER,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "snooze_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vote" (
    "message_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "useful" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vote_pkey" PRIMARY KEY ("message_id","person_id")
);

-- CreateIndex
CREATE INDEX "snooze_account_id_idx" ON "snooze"("account_id");

-- CreateIndex
CREATE INDEX "vote_kind_at_idx" ON "vote"("kind", "at");

-- CreateIndex
CREATE INDEX "vote_person_id_idx" ON "vote"("person_id");

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_carrier_id_fkey" FOREIGN KEY ("carrier_id") REFERENCES "outbox_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snooze" ADD CONSTRAINT "snooze_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snooze" ADD CONSTRAINT "snooze_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "outbox_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One word of a person on a kind and a client; a client that is not named is one more.
CREATE UNIQUE INDEX "snooze_whose" ON "snooze" ("person_id", "kind", COALESCE("account_id", 0));
CREATE INDEX "outbox_message_carried" ON "outbox_message" ("carrier_id") WHERE "carrier_id" IS NOT NULL;
CREATE INDEX "outbox_message_account" ON "outbox_message" ("account_id") WHERE "account_id" IS NOT NULL;
CREATE INDEX "outbox_message_sent" ON "outbox_message" ("mailbox_id", "sent_at") WHERE "state" = 'sent';
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_stake_is_positive" CHECK ("stake" >= 0);
