-- CreateTable
CREATE TABLE "owner_name" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "person_id" INTEGER,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "owner_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "owner_claim" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "since" DATE NOT NULL,

    CONSTRAINT "owner_claim_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "owner_name_key_key" ON "owner_name"("key");

-- CreateIndex
CREATE INDEX "owner_name_person_id_idx" ON "owner_name"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "owner_claim_account_id_key" ON "owner_claim"("account_id");

-- CreateIndex
CREATE INDEX "owner_claim_key_idx" ON "owner_claim"("key");

-- AddForeignKey
ALTER TABLE "owner_name" ADD CONSTRAINT "owner_name_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owner_claim" ADD CONSTRAINT "owner_claim_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
