-- CreateIndex
CREATE INDEX "setting_scope_scope_id_idx" ON "setting"("scope", "scope_id");
