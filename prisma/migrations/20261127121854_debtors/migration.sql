-- AlterTable
ALTER TABLE "legal_entity" ADD COLUMN     "set_aside_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "import_trial" ADD COLUMN     "allows_vanishing" BOOLEAN NOT NULL DEFAULT false;
