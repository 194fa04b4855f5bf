-- AlterTable
ALTER TABLE "outbox_message" ADD COLUMN     "trace" TEXT;
