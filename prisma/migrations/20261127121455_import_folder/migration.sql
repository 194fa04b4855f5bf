-- CreateEnum
CREATE TYPE "folder_verdict" AS ENUM ('imported', 'rejected');

-- AlterTable
ALTER TABLE "import_upload" ADD COLUMN     "written_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "folder_file" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "still_since" TIMESTAMPTZ(3) NOT NULL,
    "trial_id" INTEGER,
    "verdict" "folder_verdict",
    "reasons" JSONB,

    CONSTRAINT "folder_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "folder_file_name_key" ON "folder_file"("name");

-- CreateIndex
CREATE INDEX "folder_file_trial_id_idx" ON "folder_file"("trial_id");

-- AddForeignKey
ALTER TABLE "folder_file" ADD CONSTRAINT "folder_file_trial_id_fkey" FOREIGN KEY ("trial_id") REFERENCES "import_trial"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "folder_file" ADD CONSTRAINT "folder_file_says_why" CHECK ("reasons" IS NULL OR "verdict" = 'rejected');
