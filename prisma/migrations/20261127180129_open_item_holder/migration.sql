-- CreateEnum
CREATE TYPE "OpenItemHolder" AS ENUM ('bank', 'factor');

-- AlterTable
ALTER TABLE "open_item"
ADD COLUMN     "due_basis" "DueBasis",
ADD COLUMN     "held_by" "OpenItemHolder",
ADD COLUMN     "moves_with_rate" BOOLEAN NOT NULL DEFAULT false;

UPDATE "open_item" SET "held_by" = 'bank' WHERE "presented";
UPDATE "open_item" SET "due_basis" = 'stated' WHERE "due_on" IS NOT NULL;

ALTER TABLE "open_item" DROP COLUMN "presented";

-- What imports have kept of rows, so that they can be taken back, follows.
UPDATE "import_change" SET
  "before" = ("before" - 'presented') || jsonb_build_object(
    'held_by', CASE WHEN "before"->>'presented' = 'true' THEN 'bank' END,
    'due_basis', CASE WHEN "before"->>'due_on' IS NOT NULL THEN 'stated' END,
    'moves_with_rate', false),
  "after" = ("after" - 'presented') || jsonb_build_object(
    'held_by', CASE WHEN "after"->>'presented' = 'true' THEN 'bank' END,
    'due_basis', CASE WHEN "after"->>'due_on' IS NOT NULL THEN 'stated' END,
    'moves_with_rate', false)
WHERE "table" = 'open_item';
