import type { Db } from '../../src/core/db.ts';

/**
 * A company large enough to measure: accounts of ten industries, each with 50 orders of 3 lines, 50 invoices and nearly as many payments
 * over two years, 5 contacts and 10 visits; and one administrator. Made in the database itself, so that it takes seconds.
 */
export const manyAccounts = async (db: Db, accounts: number): Promise<void> => {
  const statements = [
    `INSERT INTO organisation (id, name, zone, country, base_currency, language) VALUES (1, 'Bench', 'Europe/Rome', 'IT', 'EUR', 'en')`,
    `INSERT INTO person (handle, name, role, language, zone) VALUES ('olga', 'Olga', 'administrator', 'en', 'Europe/Rome')`,
    `INSERT INTO account (name, industry, tier) SELECT 'Client ' || n, 'industry ' || n % 10, 'B' FROM generate_series(1, ${accounts}) n`,
    `INSERT INTO legal_entity (account_id, name) SELECT id, name FROM account`,
    `INSERT INTO product (name, category) SELECT 'Product ' || n, 'category ' || n % 8 FROM generate_series(1, 80) n`,
    `INSERT INTO sales_order (account_id, number, ordered_on, shipped_on, status, currency, vat_basis)
       SELECT a.id, 'SO-' || n, current_date - n * 14, current_date - n * 14, 'shipped', 'EUR', 'net' FROM account a, generate_series(1, 50) n`,
    `INSERT INTO order_line (order_id, product_id, quantity, unit_price, amount)
       SELECT o.id, 1 + (o.id * 7 + n * 13) % 80, 1, 100, 100 + n FROM sales_order o, generate_series(1, 3) n`,
    `INSERT INTO invoice (legal_entity_id, number, issued_on, due_on, due_basis, amount, currency, vat_basis)
       SELECT e.id, 'INV-' || n, current_date - n * 14, current_date - n * 14 + 45, 'stated', 300, 'EUR', 'gross'
       FROM legal_entity e, generate_series(1, 50) n`,
    `INSERT INTO payment (legal_entity_id, paid_on, amount, currency)
       SELECT legal_entity_id, due_on + 9, 300, 'EUR' FROM invoice WHERE due_on < current_date - 20`,
    `INSERT INTO payment_allocation (payment_id, invoice_id, amount)
       SELECT p.id, i.id, 300 FROM payment p JOIN invoice i ON i.legal_entity_id = p.legal_entity_id AND i.due_on + 9 = p.paid_on`,
    `INSERT INTO contact (account_id, name, role) SELECT a.id, 'Contact ' || n, 'decision_maker' FROM account a, generate_series(1, 5) n`,
    `INSERT INTO visit (account_id, person_id, kind, happened_on, summary)
       SELECT a.id, 1, 'meeting', current_date - n * 30, 'Talked' FROM account a, generate_series(1, 10) n`,
    `INSERT INTO visit_contact (visit_id, contact_id) SELECT v.id, c.id FROM visit v JOIN contact c ON c.account_id = v.account_id`,
    'ANALYZE',
  ];
  for (const statement of statements) await db.$executeRawUnsafe(statement);
};
