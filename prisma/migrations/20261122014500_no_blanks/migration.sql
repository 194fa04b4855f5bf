-- What is said says something, and a key belongs to the source that gave it.

ALTER TABLE "seller" ADD CONSTRAINT "seller_name_is_not_blank" CHECK (btrim("name") <> '');
ALTER TABLE "visit" ADD CONSTRAINT "visit_summary_is_not_blank" CHECK (btrim("summary") <> '');
ALTER TABLE "goal" ADD CONSTRAINT "goal_text_is_not_blank" CHECK (btrim("text") <> '');
ALTER TABLE "competitor_note"
  ADD CONSTRAINT "competitor_note_is_not_blank" CHECK (btrim("competitor") <> '' AND btrim("note") <> '');
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_reason_is_not_blank" CHECK (btrim("reason") <> '');
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_title_is_not_blank" CHECK (btrim("title") <> '');

ALTER TABLE "seller" ADD CONSTRAINT "seller_key_has_source" CHECK ("external_key" IS NULL OR "source" IS NOT NULL);
ALTER TABLE "person" ADD CONSTRAINT "person_key_has_source" CHECK ("external_key" IS NULL OR "source" IS NOT NULL);
ALTER TABLE "account" ADD CONSTRAINT "account_key_has_source" CHECK ("external_key" IS NULL OR "source" IS NOT NULL);
ALTER TABLE "legal_entity" ADD CONSTRAINT "legal_entity_key_has_source" CHECK ("external_key" IS NULL OR "source" IS NOT NULL);
ALTER TABLE "contact" ADD CONSTRAINT "contact_key_has_source" CHECK ("external_key" IS NULL OR "source" IS NOT NULL);
ALTER TABLE "contract" ADD CONSTRAINT "contract_key_has_source" CHECK ("external_key" IS NULL OR "source" IS NOT NULL);
ALTER TABLE "product" ADD CONSTRAINT "product_key_has_source" CHECK ("external_key" IS NULL OR "source" IS NOT NULL);
ALTER TABLE "sales_order" ADD CONSTRAINT "sales_order_key_has_source" CHECK ("external_key" IS NULL OR "source" IS NOT NULL);
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_key_has_source" CHECK ("external_key" IS NULL OR "source" IS NOT NULL);
ALTER TABLE "goods_return" ADD CONSTRAINT "goods_return_key_has_source" CHECK ("external_key" IS NULL OR "source" IS NOT NULL);
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_key_has_source" CHECK ("external_key" IS NULL OR "source" IS NOT NULL);
ALTER TABLE "payment" ADD CONSTRAINT "payment_key_has_source" CHECK ("external_key" IS NULL OR "source" IS NOT NULL);
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_key_has_source" CHECK ("external_key" IS NULL OR "source" IS NOT NULL);
