-- AlterTable
ALTER TABLE "import_upload" ALTER COLUMN "person_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "import_trial" ADD COLUMN     "report" JSONB,
ADD COLUMN     "token_id" INTEGER,
ALTER COLUMN "person_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "api_token" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "person_id" INTEGER,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "api_token_person_id_idx" ON "api_token"("person_id");

-- CreateIndex
CREATE INDEX "import_trial_token_id_idx" ON "import_trial"("token_id");

-- AddForeignKey
ALTER TABLE "import_trial" ADD CONSTRAINT "import_trial_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "api_token"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A name is free again once its token is revoked.
CREATE UNIQUE INDEX "api_token_name_key" ON "api_token"("name") WHERE "revoked_at" IS NULL;
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_name_is_not_blank" CHECK (btrim("name") <> '');
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_hash_is_sha256" CHECK (octet_length("hash") = 32);
