-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Language" AS ENUM ('en', 'ru', 'it');

-- CreateEnum
CREATE TYPE "PersonRole" AS ENUM ('kam', 'head', 'department_head', 'member', 'finance', 'administrator');

-- CreateEnum
CREATE TYPE "AssignmentRole" AS ENUM ('owner', 'deputy', 'team');

-- CreateEnum
CREATE TYPE "AccountStatus" AS ENUM ('regular', 'candidate', 'key', 'former');

-- CreateEnum
CREATE TYPE "Tier" AS ENUM ('A', 'B', 'C');

-- CreateEnum
CREATE TYPE "Criterion" AS ENUM ('revenue', 'potential', 'reference', 'partner', 'expert', 'innovator');

-- CreateEnum
CREATE TYPE "AccountNameKind" AS ENUM ('name', 'legal_entity', 'alias');

-- CreateEnum
CREATE TYPE "ContactRole" AS ENUM ('decision_maker', 'sponsor', 'champion', 'user', 'blocker');

-- CreateEnum
CREATE TYPE "RelationshipStage" AS ENUM ('stranger', 'contacted', 'acquainted', 'loyal', 'ally');

-- CreateEnum
CREATE TYPE "ContractStatus" AS ENUM ('active', 'renewed', 'ended');

-- CreateEnum
CREATE TYPE "GoalSide" AS ENUM ('client', 'ours', 'joint');

-- CreateEnum
CREATE TYPE "VatBasis" AS ENUM ('gross', 'net');

-- CreateEnum
CREATE TYPE "OrderStatus" AS ENUM ('open', 'shipped', 'cancelled', 'refused');

-- CreateEnum
CREATE TYPE "ReturnKind" AS ENUM ('returned', 'refused', 'short', 'wrong_goods');

-- CreateEnum
CREATE TYPE "InvoiceKind" AS ENUM ('invoice', 'credit_note');

-- CreateEnum
CREATE TYPE "DueBasis" AS ENUM ('stated', 'computed');

-- CreateEnum
CREATE TYPE "MeetingStatus" AS ENUM ('planned', 'held', 'cancelled');

-- CreateEnum
CREATE TYPE "VisitKind" AS ENUM ('meeting', 'call', 'training', 'merchandising', 'audit', 'informal', 'event');

-- CreateEnum
CREATE TYPE "CommitmentSide" AS ENUM ('ours', 'theirs');

-- CreateEnum
CREATE TYPE "CommitmentKind" AS ENUM ('payment', 'order', 'delivery', 'document', 'answer', 'other');

-- CreateEnum
CREATE TYPE "CommitmentStatus" AS ENUM ('open', 'kept', 'broken', 'withdrawn');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('employees', 'accounts', 'legal_entities', 'contacts', 'contracts', 'products', 'orders', 'order_lines', 'returns', 'invoices', 'payments');

-- CreateEnum
CREATE TYPE "SettingScope" AS ENUM ('organisation', 'department', 'person', 'account');

-- CreateTable
CREATE TABLE "organisation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "base_currency" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seller" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "tax_id" TEXT,
    "source" TEXT,
    "external_key" TEXT,

    CONSTRAINT "seller_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fx_rate" (
    "date" DATE NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "rate" DECIMAL(19,9) NOT NULL,

    CONSTRAINT "fx_rate_pkey" PRIMARY KEY ("date","from","to")
);

-- CreateTable
CREATE TABLE "person" (
    "id" SERIAL NOT NULL,
    "handle" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "role" "PersonRole" NOT NULL,
    "language" "Language" NOT NULL,
    "zone" TEXT NOT NULL,
    "country" TEXT,
    "manager_id" INTEGER,
    "left_on" DATE,
    "source" TEXT,
    "external_key" TEXT,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "zone" TEXT NOT NULL,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department_member" (
    "department_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "is_head" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "department_member_pkey" PRIMARY KEY ("department_id","person_id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" "AssignmentRole" NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "industry" TEXT,
    "country" TEXT,
    "city" TEXT,
    "website" TEXT,
    "about" TEXT,
    "employees" INTEGER,
    "language" "Language",
    "tier" "Tier",
    "status" "AccountStatus" NOT NULL DEFAULT 'regular',
    "status_reason" TEXT,
    "next_review_on" DATE,
    "client_since" DATE,
    "cadence_days" INTEGER,
    "wallet_amount" DECIMAL(19,4),
    "wallet_currency" TEXT,
    "credit_limit" DECIMAL(19,4),
    "credit_currency" TEXT,
    "payment_term_days" INTEGER,
    "parent_id" INTEGER,
    "archived_at" TIMESTAMPTZ(3),
    "source" TEXT,
    "external_key" TEXT,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_criterion" (
    "account_id" INTEGER NOT NULL,
    "criterion" "Criterion" NOT NULL,
    "note" TEXT,

    CONSTRAINT "account_criterion_pkey" PRIMARY KEY ("account_id","criterion")
);

-- CreateTable
CREATE TABLE "account_name" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "kind" "AccountNameKind" NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "account_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "legal_entity" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER,
    "name" TEXT NOT NULL,
    "tax_id" TEXT,
    "tax_registration" TEXT,
    "country" TEXT,
    "city" TEXT,
    "address" TEXT,
    "credit_limit" DECIMAL(19,4),
    "credit_currency" TEXT,
    "payment_term_days" INTEGER,
    "archived_at" TIMESTAMPTZ(3),
    "source" TEXT,
    "external_key" TEXT,

    CONSTRAINT "legal_entity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "legal_entity_id" INTEGER,
    "name" TEXT NOT NULL,
    "position" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "role" "ContactRole",
    "influence" INTEGER,
    "attitude" INTEGER,
    "stage" "RelationshipStage",
    "preferences" TEXT,
    "reports_to_id" INTEGER,
    "held_by_id" INTEGER,
    "archived_at" TIMESTAMPTZ(3),
    "source" TEXT,
    "external_key" TEXT,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "legal_entity_id" INTEGER,
    "number" TEXT NOT NULL,
    "title" TEXT,
    "starts_on" DATE,
    "ends_on" DATE,
    "notice_days" INTEGER,
    "auto_renews" BOOLEAN NOT NULL DEFAULT false,
    "status" "ContractStatus" NOT NULL DEFAULT 'active',
    "amount" DECIMAL(19,4),
    "currency" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "source" TEXT,
    "external_key" TEXT,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goal" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "side" "GoalSide" NOT NULL,
    "text" TEXT NOT NULL,
    "progress" DECIMAL(5,4) NOT NULL DEFAULT 0,
    "weight" INTEGER NOT NULL DEFAULT 1,
    "due_on" DATE,

    CONSTRAINT "goal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "competitor_note" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "competitor" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "noted_on" DATE NOT NULL,
    "heard_from" TEXT,
    "person_id" INTEGER,

    CONSTRAINT "competitor_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" SERIAL NOT NULL,
    "sku" TEXT,
    "name" TEXT NOT NULL,
    "category" TEXT,
    "list_price" DECIMAL(19,4),
    "cost" DECIMAL(19,4),
    "currency" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "source" TEXT,
    "external_key" TEXT,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_order" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "legal_entity_id" INTEGER,
    "seller_person_id" INTEGER,
    "number" TEXT NOT NULL,
    "ordered_on" DATE NOT NULL,
    "shipped_on" DATE,
    "status" "OrderStatus" NOT NULL,
    "currency" TEXT NOT NULL,
    "vat_basis" "VatBasis",
    "source" TEXT,
    "external_key" TEXT,

    CONSTRAINT "sales_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "id" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "product_id" INTEGER,
    "description" TEXT,
    "quantity" DECIMAL(19,4) NOT NULL,
    "unit_price" DECIMAL(19,4) NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,
    "cost" DECIMAL(19,4),
    "source" TEXT,
    "external_key" TEXT,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goods_return" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "legal_entity_id" INTEGER,
    "order_id" INTEGER,
    "product_id" INTEGER,
    "number" TEXT,
    "kind" "ReturnKind" NOT NULL,
    "returned_on" DATE NOT NULL,
    "quantity" DECIMAL(19,4),
    "amount" DECIMAL(19,4) NOT NULL,
    "currency" TEXT NOT NULL,
    "reason" TEXT,
    "settled_on" DATE,
    "source" TEXT,
    "external_key" TEXT,

    CONSTRAINT "goods_return_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice" (
    "id" SERIAL NOT NULL,
    "legal_entity_id" INTEGER NOT NULL,
    "seller_id" INTEGER,
    "kind" "InvoiceKind" NOT NULL DEFAULT 'invoice',
    "number" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "due_on" DATE,
    "due_basis" "DueBasis",
    "amount" DECIMAL(19,4) NOT NULL,
    "currency" TEXT NOT NULL,
    "vat_basis" "VatBasis",
    "cancelled_on" DATE,
    "source" TEXT,
    "external_key" TEXT,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" SERIAL NOT NULL,
    "legal_entity_id" INTEGER NOT NULL,
    "number" TEXT,
    "paid_on" DATE NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,
    "currency" TEXT NOT NULL,
    "purpose" TEXT,
    "source" TEXT,
    "external_key" TEXT,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_allocation" (
    "payment_id" INTEGER NOT NULL,
    "invoice_id" INTEGER NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,

    CONSTRAINT "payment_allocation_pkey" PRIMARY KEY ("payment_id","invoice_id")
);

-- CreateTable
CREATE TABLE "dispute" (
    "id" SERIAL NOT NULL,
    "invoice_id" INTEGER NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,
    "reason" TEXT NOT NULL,
    "opened_on" DATE NOT NULL,
    "resolved_on" DATE,

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER,
    "person_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "location" TEXT,
    "travel_minutes" INTEGER,
    "status" "MeetingStatus" NOT NULL DEFAULT 'planned',
    "source" TEXT,
    "external_key" TEXT,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_attendee" (
    "id" SERIAL NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "contact_id" INTEGER,
    "person_id" INTEGER,

    CONSTRAINT "meeting_attendee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "meeting_id" INTEGER,
    "kind" "VisitKind" NOT NULL,
    "happened_on" DATE NOT NULL,
    "summary" TEXT NOT NULL,
    "next_step" TEXT,
    "next_step_on" DATE,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_contact" (
    "visit_id" INTEGER NOT NULL,
    "contact_id" INTEGER NOT NULL,

    CONSTRAINT "visit_contact_pkey" PRIMARY KEY ("visit_id","contact_id")
);

-- CreateTable
CREATE TABLE "commitment" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "side" "CommitmentSide" NOT NULL,
    "kind" "CommitmentKind" NOT NULL,
    "text" TEXT,
    "amount" DECIMAL(19,4),
    "currency" TEXT,
    "made_on" DATE NOT NULL,
    "due_on" DATE,
    "status" "CommitmentStatus" NOT NULL DEFAULT 'open',
    "closed_on" DATE,
    "person_id" INTEGER,
    "contact_id" INTEGER,

    CONSTRAINT "commitment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_batch" (
    "id" SERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" INTEGER,
    "rolled_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_file" (
    "id" SERIAL NOT NULL,
    "batch_id" INTEGER NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "mapping" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "report" JSONB NOT NULL,

    CONSTRAINT "import_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_change" (
    "id" BIGSERIAL NOT NULL,
    "batch_id" INTEGER NOT NULL,
    "table" TEXT NOT NULL,
    "row_id" INTEGER NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "import_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "scope" "SettingScope" NOT NULL,
    "scope_id" INTEGER NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key","scope","scope_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" INTEGER,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" INTEGER,
    "channel" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "console_message" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "chat_person_id" INTEGER,
    "department_id" INTEGER,
    "only_for_id" INTEGER,
    "author_id" INTEGER,
    "text" TEXT NOT NULL,
    "card" JSONB,

    CONSTRAINT "console_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "seller_source_external_key_key" ON "seller"("source", "external_key");

-- CreateIndex
CREATE UNIQUE INDEX "person_handle_key" ON "person"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "person_manager_id_idx" ON "person"("manager_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_source_external_key_key" ON "person"("source", "external_key");

-- CreateIndex
CREATE UNIQUE INDEX "department_key_key" ON "department"("key");

-- CreateIndex
CREATE INDEX "department_member_person_id_idx" ON "department_member"("person_id");

-- CreateIndex
CREATE INDEX "assignment_person_id_idx" ON "assignment"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_account_id_person_id_role_from_on_key" ON "assignment"("account_id", "person_id", "role", "from_on");

-- CreateIndex
CREATE INDEX "account_parent_id_idx" ON "account"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_source_external_key_key" ON "account"("source", "external_key");

-- CreateIndex
CREATE UNIQUE INDEX "account_name_account_id_kind_name_key" ON "account_name"("account_id", "kind", "name");

-- CreateIndex
CREATE INDEX "legal_entity_account_id_idx" ON "legal_entity"("account_id");

-- CreateIndex
CREATE INDEX "legal_entity_tax_id_idx" ON "legal_entity"("tax_id");

-- CreateIndex
CREATE UNIQUE INDEX "legal_entity_source_external_key_key" ON "legal_entity"("source", "external_key");

-- CreateIndex
CREATE INDEX "contact_account_id_idx" ON "contact"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_source_external_key_key" ON "contact"("source", "external_key");

-- CreateIndex
CREATE INDEX "contract_account_id_idx" ON "contract"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_source_external_key_key" ON "contract"("source", "external_key");

-- CreateIndex
CREATE INDEX "goal_account_id_idx" ON "goal"("account_id");

-- CreateIndex
CREATE INDEX "competitor_note_account_id_idx" ON "competitor_note"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_source_external_key_key" ON "product"("source", "external_key");

-- CreateIndex
CREATE INDEX "sales_order_account_id_ordered_on_idx" ON "sales_order"("account_id", "ordered_on");

-- CreateIndex
CREATE INDEX "sales_order_shipped_on_idx" ON "sales_order"("shipped_on");

-- CreateIndex
CREATE UNIQUE INDEX "sales_order_source_external_key_key" ON "sales_order"("source", "external_key");

-- CreateIndex
CREATE INDEX "order_line_order_id_idx" ON "order_line"("order_id");

-- CreateIndex
CREATE INDEX "order_line_product_id_idx" ON "order_line"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_line_source_external_key_key" ON "order_line"("source", "external_key");

-- CreateIndex
CREATE INDEX "goods_return_account_id_returned_on_idx" ON "goods_return"("account_id", "returned_on");

-- CreateIndex
CREATE INDEX "goods_return_order_id_idx" ON "goods_return"("order_id");

-- CreateIndex
CREATE INDEX "goods_return_product_id_idx" ON "goods_return"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "goods_return_source_external_key_key" ON "goods_return"("source", "external_key");

-- CreateIndex
CREATE INDEX "invoice_legal_entity_id_issued_on_idx" ON "invoice"("legal_entity_id", "issued_on");

-- CreateIndex
CREATE INDEX "invoice_due_on_idx" ON "invoice"("due_on");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_source_external_key_key" ON "invoice"("source", "external_key");

-- CreateIndex
CREATE INDEX "payment_legal_entity_id_paid_on_idx" ON "payment"("legal_entity_id", "paid_on");

-- CreateIndex
CREATE UNIQUE INDEX "payment_source_external_key_key" ON "payment"("source", "external_key");

-- CreateIndex
CREATE INDEX "payment_allocation_invoice_id_idx" ON "payment_allocation"("invoice_id");

-- CreateIndex
CREATE INDEX "dispute_invoice_id_idx" ON "dispute"("invoice_id");

-- CreateIndex
CREATE INDEX "meeting_account_id_starts_at_idx" ON "meeting"("account_id", "starts_at");

-- CreateIndex
CREATE INDEX "meeting_person_id_starts_at_idx" ON "meeting"("person_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_source_external_key_key" ON "meeting"("source", "external_key");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_attendee_meeting_id_contact_id_key" ON "meeting_attendee"("meeting_id", "contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_attendee_meeting_id_person_id_key" ON "meeting_attendee"("meeting_id", "person_id");

-- CreateIndex
CREATE INDEX "visit_account_id_happened_on_idx" ON "visit"("account_id", "happened_on");

-- CreateIndex
CREATE INDEX "visit_contact_contact_id_idx" ON "visit_contact"("contact_id");

-- CreateIndex
CREATE INDEX "commitment_account_id_status_idx" ON "commitment"("account_id", "status");

-- CreateIndex
CREATE INDEX "import_file_hash_idx" ON "import_file"("hash");

-- CreateIndex
CREATE INDEX "import_file_kind_as_of_idx" ON "import_file"("kind", "as_of");

-- CreateIndex
CREATE INDEX "import_change_batch_id_idx" ON "import_change"("batch_id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_subject_id_at_idx" ON "audit_entry"("subject", "subject_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_person_id_at_idx" ON "audit_entry"("person_id", "at");

-- CreateIndex
CREATE INDEX "console_message_chat_person_id_id_idx" ON "console_message"("chat_person_id", "id");

-- CreateIndex
CREATE INDEX "console_message_department_id_id_idx" ON "console_message"("department_id", "id");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department_member" ADD CONSTRAINT "department_member_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department_member" ADD CONSTRAINT "department_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_criterion" ADD CONSTRAINT "account_criterion_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_name" ADD CONSTRAINT "account_name_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legal_entity" ADD CONSTRAINT "legal_entity_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_legal_entity_id_fkey" FOREIGN KEY ("legal_entity_id") REFERENCES "legal_entity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_reports_to_id_fkey" FOREIGN KEY ("reports_to_id") REFERENCES "contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_held_by_id_fkey" FOREIGN KEY ("held_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_legal_entity_id_fkey" FOREIGN KEY ("legal_entity_id") REFERENCES "legal_entity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal" ADD CONSTRAINT "goal_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competitor_note" ADD CONSTRAINT "competitor_note_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competitor_note" ADD CONSTRAINT "competitor_note_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales_order" ADD CONSTRAINT "sales_order_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales_order" ADD CONSTRAINT "sales_order_legal_entity_id_fkey" FOREIGN KEY ("legal_entity_id") REFERENCES "legal_entity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales_order" ADD CONSTRAINT "sales_order_seller_person_id_fkey" FOREIGN KEY ("seller_person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "sales_order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goods_return" ADD CONSTRAINT "goods_return_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goods_return" ADD CONSTRAINT "goods_return_legal_entity_id_fkey" FOREIGN KEY ("legal_entity_id") REFERENCES "legal_entity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goods_return" ADD CONSTRAINT "goods_return_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "sales_order"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goods_return" ADD CONSTRAINT "goods_return_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_legal_entity_id_fkey" FOREIGN KEY ("legal_entity_id") REFERENCES "legal_entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_legal_entity_id_fkey" FOREIGN KEY ("legal_entity_id") REFERENCES "legal_entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_allocation" ADD CONSTRAINT "payment_allocation_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_allocation" ADD CONSTRAINT "payment_allocation_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_attendee" ADD CONSTRAINT "meeting_attendee_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_attendee" ADD CONSTRAINT "meeting_attendee_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_attendee" ADD CONSTRAINT "meeting_attendee_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_contact" ADD CONSTRAINT "visit_contact_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_contact" ADD CONSTRAINT "visit_contact_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "console_message" ADD CONSTRAINT "console_message_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "console_message" ADD CONSTRAINT "console_message_chat_person_id_fkey" FOREIGN KEY ("chat_person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "console_message" ADD CONSTRAINT "console_message_only_for_id_fkey" FOREIGN KEY ("only_for_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "console_message" ADD CONSTRAINT "console_message_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's language cannot say.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX "account_name_key_trgm" ON "account_name" USING gin ("key" gin_trgm_ops);

ALTER TABLE "organisation"
  ADD CONSTRAINT "organisation_is_one_row" CHECK ("id" = 1),
  ADD CONSTRAINT "organisation_currency_is_iso" CHECK ("base_currency" ~ '^[A-Z]{3}$');

ALTER TABLE "fx_rate"
  ADD CONSTRAINT "fx_rate_is_positive" CHECK ("rate" > 0),
  ADD CONSTRAINT "fx_rate_currencies_are_iso" CHECK ("from" ~ '^[A-Z]{3}$' AND "to" ~ '^[A-Z]{3}$' AND "from" <> "to");

ALTER TABLE "person"
  ADD CONSTRAINT "person_handle_is_short" CHECK ("handle" ~ '^[a-z0-9][a-z0-9._-]{0,39}$'),
  ADD CONSTRAINT "person_name_is_not_blank" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "person_email_is_lower" CHECK ("email" = lower("email")),
  ADD CONSTRAINT "person_is_not_own_manager" CHECK ("manager_id" <> "id");

ALTER TABLE "department" ADD CONSTRAINT "department_key_is_short" CHECK ("key" ~ '^[a-z][a-z0-9-]{0,39}$');

ALTER TABLE "assignment" ADD CONSTRAINT "assignment_ends_after_start" CHECK ("to_on" > "from_on");

-- An account has one owner at a time: nobody else may answer for it.
CREATE UNIQUE INDEX "assignment_one_open_owner" ON "assignment" ("account_id") WHERE "role" = 'owner' AND "to_on" IS NULL;

ALTER TABLE "account"
  ADD CONSTRAINT "account_name_is_not_blank" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "account_is_not_own_parent" CHECK ("parent_id" <> "id"),
  ADD CONSTRAINT "account_employees_not_negative" CHECK ("employees" >= 0),
  ADD CONSTRAINT "account_cadence_is_positive" CHECK ("cadence_days" > 0),
  ADD CONSTRAINT "account_terms_not_negative" CHECK ("payment_term_days" >= 0),
  ADD CONSTRAINT "account_wallet_has_currency" CHECK (("wallet_amount" IS NULL) = ("wallet_currency" IS NULL) AND "wallet_amount" >= 0),
  ADD CONSTRAINT "account_limit_has_currency" CHECK (("credit_limit" IS NULL) = ("credit_currency" IS NULL) AND "credit_limit" >= 0),
  ADD CONSTRAINT "account_currencies_are_iso" CHECK ("wallet_currency" ~ '^[A-Z]{3}$' AND "credit_currency" ~ '^[A-Z]{3}$');

ALTER TABLE "account_name" ADD CONSTRAINT "account_name_has_key" CHECK ("key" <> '');

ALTER TABLE "legal_entity"
  ADD CONSTRAINT "legal_entity_name_is_not_blank" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "legal_entity_terms_not_negative" CHECK ("payment_term_days" >= 0),
  ADD CONSTRAINT "legal_entity_limit_has_currency" CHECK (("credit_limit" IS NULL) = ("credit_currency" IS NULL) AND "credit_limit" >= 0),
  ADD CONSTRAINT "legal_entity_currency_is_iso" CHECK ("credit_currency" ~ '^[A-Z]{3}$');

ALTER TABLE "contact"
  ADD CONSTRAINT "contact_name_is_not_blank" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "contact_influence_in_range" CHECK ("influence" BETWEEN 1 AND 5),
  ADD CONSTRAINT "contact_attitude_in_range" CHECK ("attitude" BETWEEN -2 AND 2),
  ADD CONSTRAINT "contact_reports_to_another" CHECK ("reports_to_id" <> "id");

ALTER TABLE "contract"
  ADD CONSTRAINT "contract_ends_after_start" CHECK ("ends_on" >= "starts_on"),
  ADD CONSTRAINT "contract_notice_not_negative" CHECK ("notice_days" >= 0),
  ADD CONSTRAINT "contract_amount_has_currency" CHECK (("amount" IS NULL) = ("currency" IS NULL)),
  ADD CONSTRAINT "contract_currency_is_iso" CHECK ("currency" ~ '^[A-Z]{3}$');

ALTER TABLE "goal"
  ADD CONSTRAINT "goal_progress_in_range" CHECK ("progress" BETWEEN 0 AND 1),
  ADD CONSTRAINT "goal_weight_is_positive" CHECK ("weight" > 0);

ALTER TABLE "product"
  ADD CONSTRAINT "product_name_is_not_blank" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "product_prices_have_currency" CHECK ("currency" IS NOT NULL OR ("list_price" IS NULL AND "cost" IS NULL)),
  ADD CONSTRAINT "product_currency_is_iso" CHECK ("currency" ~ '^[A-Z]{3}$');

ALTER TABLE "sales_order"
  ADD CONSTRAINT "sales_order_currency_is_iso" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "sales_order_shipped_has_day" CHECK ("status" <> 'shipped' OR "shipped_on" IS NOT NULL);

ALTER TABLE "goods_return"
  ADD CONSTRAINT "goods_return_currency_is_iso" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "goods_return_amount_not_negative" CHECK ("amount" >= 0),
  ADD CONSTRAINT "goods_return_settled_after" CHECK ("settled_on" >= "returned_on");

ALTER TABLE "invoice"
  ADD CONSTRAINT "invoice_currency_is_iso" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "invoice_amount_not_negative" CHECK ("amount" >= 0),
  ADD CONSTRAINT "invoice_due_has_basis" CHECK (("due_on" IS NULL) = ("due_basis" IS NULL));

ALTER TABLE "payment"
  ADD CONSTRAINT "payment_currency_is_iso" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "payment_amount_is_positive" CHECK ("amount" > 0);

ALTER TABLE "payment_allocation" ADD CONSTRAINT "payment_allocation_is_positive" CHECK ("amount" > 0);

ALTER TABLE "dispute"
  ADD CONSTRAINT "dispute_amount_is_positive" CHECK ("amount" > 0),
  ADD CONSTRAINT "dispute_resolved_after" CHECK ("resolved_on" >= "opened_on");

ALTER TABLE "meeting"
  ADD CONSTRAINT "meeting_ends_after_start" CHECK ("ends_at" >= "starts_at"),
  ADD CONSTRAINT "meeting_travel_not_negative" CHECK ("travel_minutes" >= 0);

ALTER TABLE "meeting_attendee" ADD CONSTRAINT "meeting_attendee_is_one" CHECK (num_nonnulls("contact_id", "person_id") = 1);

ALTER TABLE "commitment"
  ADD CONSTRAINT "commitment_amount_has_currency" CHECK (("amount" IS NULL) = ("currency" IS NULL) AND "amount" > 0),
  ADD CONSTRAINT "commitment_currency_is_iso" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "commitment_says_what" CHECK ("text" IS NOT NULL OR "amount" IS NOT NULL),
  ADD CONSTRAINT "commitment_closed_has_day" CHECK (("status" = 'open') = ("closed_on" IS NULL));

ALTER TABLE "import_file" ADD CONSTRAINT "import_file_hash_is_sha256" CHECK ("hash" ~ '^[0-9a-f]{64}$');

ALTER TABLE "import_change" ADD CONSTRAINT "import_change_changes" CHECK (num_nonnulls("before", "after") > 0);

ALTER TABLE "setting" ADD CONSTRAINT "setting_organisation_is_zero" CHECK (("scope" = 'organisation') = ("scope_id" = 0));

ALTER TABLE "console_message"
  ADD CONSTRAINT "console_message_has_one_place" CHECK (num_nonnulls("chat_person_id", "department_id") = 1);

-- The audit only grows.
CREATE FUNCTION "audit_entry_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry is append-only';
END
$$;

CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "audit_entry_is_append_only"();
