-- Summaries that came to nothing: looked for each minute, and few.
CREATE INDEX "outbox_message_lost" ON "outbox_message" ("mailbox_id", "due_at") WHERE "kind" = 'summary' AND "state" IN ('failed', 'dropped');
