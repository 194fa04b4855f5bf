-- AlterTable
ALTER TABLE "person" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "import_batch" ADD COLUMN     "forgotten_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "erased_mark" (
    "person_id" INTEGER NOT NULL,
    "mark" BYTEA NOT NULL,

    CONSTRAINT "erased_mark_pkey" PRIMARY KEY ("person_id","mark")
);

-- CreateIndex
CREATE INDEX "erased_mark_mark_idx" ON "erased_mark"("mark");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "vote_at_idx" ON "vote"("at");

-- CreateIndex
CREATE INDEX "received_file_received_at_idx" ON "received_file"("received_at");

-- CreateIndex
CREATE INDEX "console_message_at_idx" ON "console_message"("at");

-- AddForeignKey
ALTER TABLE "erased_mark" ADD CONSTRAINT "erased_mark_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By which the sweep finds what has been kept for long enough.
CREATE INDEX "sent_message_age" ON "sent_message" ((COALESCE("edited_at", "sent_at")));
CREATE INDEX "outbox_message_over" ON "outbox_message" ("deadline_at") WHERE "payload" <> '{}' AND "state" NOT IN ('pending', 'sending');
CREATE INDEX "inbox_cut" ON "inbox" ("done_at") WHERE "payload" IS NULL;
CREATE INDEX "link_token_over" ON "link_token" ((LEAST("spent_at", "expires_at")));
CREATE INDEX "meeting_without_client" ON "meeting" ("ends_at") WHERE "account_id" IS NULL;

ALTER TABLE "person" ADD CONSTRAINT "person_erased_has_left" CHECK ("erased_at" IS NULL OR ("left_on" IS NOT NULL AND num_nonnulls("email", "country", "source", "external_key") = 0));
ALTER TABLE "erased_mark" ADD CONSTRAINT "erased_mark_is_hmac" CHECK (octet_length("mark") = 32);

-- The audit only grows, but for two things, each within a transaction that says so: retention lets go of what is older than the moment that it
-- names, and the erasure of a person empties the details of what they did or what was done to them, and nothing else.
CREATE OR REPLACE FUNCTION "audit_entry_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD."at" < NULLIF(current_setting('kam.audit_kept_from', true), '')::timestamptz THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF current_setting('kam.erased_person', true) IN (OLD."person_id"::text, CASE WHEN OLD."subject" = 'person' THEN OLD."subject_id"::text END)
      AND NEW."details" = '{}' AND to_jsonb(NEW) - 'details' = to_jsonb(OLD) - 'details' THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'audit_entry is append-only';
END
$$;
