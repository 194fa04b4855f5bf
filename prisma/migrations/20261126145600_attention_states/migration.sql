-- Apart from the migration before, since a value of an enum can be used only once it is committed.
ALTER TABLE "outbox_message"
  ADD CONSTRAINT "outbox_message_held_says_why" CHECK ("state" <> 'held' OR ("reason" IS NOT NULL AND "held_at" IS NOT NULL)),
  ADD CONSTRAINT "outbox_message_bundled_has_carrier" CHECK (("state" = 'bundled') = ("carrier_id" IS NOT NULL)),
  ADD CONSTRAINT "outbox_message_carries_no_itself" CHECK ("carrier_id" <> "id");
CREATE INDEX "outbox_message_held" ON "outbox_message" ("mailbox_id") WHERE "state" = 'held';
