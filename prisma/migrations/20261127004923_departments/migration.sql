-- AlterTable
ALTER TABLE "person" ADD COLUMN     "asked_by_key" TEXT;

-- AlterTable
ALTER TABLE "department" ADD COLUMN     "asked_by_key" TEXT,
ADD COLUMN     "country" TEXT;

-- CreateTable
CREATE TABLE "department_channel" (
    "id" SERIAL NOT NULL,
    "department_id" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "department_channel_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "department_channel_department_id_platform_key" ON "department_channel"("department_id", "platform");

-- CreateIndex
CREATE UNIQUE INDEX "person_asked_by_key_key" ON "person"("asked_by_key");

-- CreateIndex
CREATE UNIQUE INDEX "department_asked_by_key_key" ON "department"("asked_by_key");

-- AddForeignKey
ALTER TABLE "department_channel" ADD CONSTRAINT "department_channel_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "department_channel"
  ADD CONSTRAINT "department_channel_platform_is_known" CHECK ("platform" IN ('slack', 'telegram'));
