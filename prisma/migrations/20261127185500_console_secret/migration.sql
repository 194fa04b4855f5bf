-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "console_secret_hash" BYTEA;

-- A demo is open on its own machine, or asks for the secret that is set; and it is taken away without asking.
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_console_secret_is_sha256" CHECK (octet_length("console_secret_hash") = 32),
  ADD CONSTRAINT "organisation_demo_has_no_console_secret" CHECK (NOT "is_demo" OR "console_secret_hash" IS NULL);
