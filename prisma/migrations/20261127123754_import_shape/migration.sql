-- CreateTable
CREATE TABLE "import_shape" (
    "id" SERIAL NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "entries" JSONB NOT NULL,
    "learned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_shape_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "import_shape_fingerprint_key" ON "import_shape"("fingerprint");
