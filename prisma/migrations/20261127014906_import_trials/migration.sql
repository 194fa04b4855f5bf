-- CreateTable
CREATE TABLE "import_upload" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_trial" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "upload_ids" INTEGER[],
    "as_of" DATE,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    "batch_id" INTEGER,

    CONSTRAINT "import_trial_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "import_upload_key_key" ON "import_upload"("key");

-- CreateIndex
CREATE INDEX "import_upload_received_at_idx" ON "import_upload"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "import_upload_person_id_name_key" ON "import_upload"("person_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "import_trial_key_key" ON "import_trial"("key");

-- CreateIndex
CREATE INDEX "import_trial_person_id_idx" ON "import_trial"("person_id");

-- CreateIndex
CREATE INDEX "import_trial_batch_id_idx" ON "import_trial"("batch_id");

-- CreateIndex
CREATE INDEX "import_trial_tried_at_idx" ON "import_trial"("tried_at");

-- AddForeignKey
ALTER TABLE "import_upload" ADD CONSTRAINT "import_upload_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_trial" ADD CONSTRAINT "import_trial_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_trial" ADD CONSTRAINT "import_trial_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "import_upload" ADD CONSTRAINT "import_upload_name_is_not_blank" CHECK (btrim("name") <> '');
ALTER TABLE "import_trial" ADD CONSTRAINT "import_trial_has_files" CHECK ("upload_ids" IS NOT NULL AND cardinality("upload_ids") > 0);
