-- Looked for whenever somebody is answered.
CREATE INDEX "outbox_message_unknown" ON "outbox_message" ("mailbox_id") WHERE "state" = 'unknown';
