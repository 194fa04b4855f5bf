-- CreateEnum
CREATE TYPE "OpenItemKind" AS ENUM ('invoice', 'credit_note', 'advance', 'other');

-- CreateEnum
CREATE TYPE "OpenItemLevel" AS ENUM ('document', 'contract', 'client');

-- AlterEnum
ALTER TYPE "ImportKind" ADD VALUE 'open_items';

-- CreateTable
CREATE TABLE "open_item_scope" (
    "id" SERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "external_key" TEXT NOT NULL,
    "seller_id" INTEGER,
    "currency" TEXT,
    "filter" TEXT NOT NULL DEFAULT '',
    "level" "OpenItemLevel" NOT NULL,
    "as_of" DATE NOT NULL,

    CONSTRAINT "open_item_scope_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "open_item" (
    "id" SERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "external_key" TEXT NOT NULL,
    "scope_id" INTEGER NOT NULL,
    "legal_entity_id" INTEGER NOT NULL,
    "seller_id" INTEGER,
    "kind" "OpenItemKind" NOT NULL,
    "document" TEXT,
    "number" TEXT,
    "issued_on" DATE,
    "instalment" TEXT,
    "contract" TEXT,
    "due_on" DATE,
    "amount" DECIMAL(19,4),
    "open" DECIMAL(19,4) NOT NULL,
    "stated_overdue" DECIMAL(19,4),
    "currency" TEXT NOT NULL,
    "presented" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,

    CONSTRAINT "open_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "open_item_move" (
    "id" SERIAL NOT NULL,
    "open_item_id" INTEGER NOT NULL,
    "since_on" DATE,
    "until_on" DATE NOT NULL,
    "before" DECIMAL(19,4) NOT NULL,
    "after" DECIMAL(19,4) NOT NULL,

    CONSTRAINT "open_item_move_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "open_item_scope_source_external_key_key" ON "open_item_scope"("source", "external_key");

-- CreateIndex
CREATE INDEX "open_item_legal_entity_id_idx" ON "open_item"("legal_entity_id");

-- CreateIndex
CREATE INDEX "open_item_scope_id_idx" ON "open_item"("scope_id");

-- CreateIndex
CREATE UNIQUE INDEX "open_item_source_external_key_key" ON "open_item"("source", "external_key");

-- CreateIndex
CREATE INDEX "open_item_move_open_item_id_idx" ON "open_item_move"("open_item_id");

-- AddForeignKey
ALTER TABLE "open_item_scope" ADD CONSTRAINT "open_item_scope_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "open_item" ADD CONSTRAINT "open_item_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "open_item_scope"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "open_item" ADD CONSTRAINT "open_item_legal_entity_id_fkey" FOREIGN KEY ("legal_entity_id") REFERENCES "legal_entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "open_item" ADD CONSTRAINT "open_item_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "open_item_move" ADD CONSTRAINT "open_item_move_open_item_id_fkey" FOREIGN KEY ("open_item_id") REFERENCES "open_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "open_item" ADD CONSTRAINT "open_item_open_check" CHECK ("open" >= 0);
ALTER TABLE "open_item_move" ADD CONSTRAINT "open_item_move_amounts_check" CHECK ("before" >= 0 AND "after" >= 0 AND "before" <> "after");
