-- CreateTable
CREATE TABLE "console_file" (
    "message_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "alt" TEXT,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "console_file_pkey" PRIMARY KEY ("message_id")
);

-- AddForeignKey
ALTER TABLE "console_file" ADD CONSTRAINT "console_file_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "console_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say.
ALTER TABLE "console_file"
  ADD CONSTRAINT "console_file_kind_is_known" CHECK ("kind" IN ('picture', 'document')),
  ADD CONSTRAINT "console_file_pictures_are_described" CHECK (("kind" = 'picture') = ("alt" IS NOT NULL));
