import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { schemaDiff } from '../../scripts/schema-diff.mjs';
import { testDatabase } from '../setup/database.ts';

/** What the catalog says of the tables: one line a fact, such as `column person.handle text NOT NULL`. */
const catalog = `
  SELECT format('column %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)) AS fact
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
    AND c.relname <> '_prisma_migrations'
  UNION ALL
  SELECT format('constraint %s.%s %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
  FROM pg_constraint c WHERE c.connamespace = 'public'::regnamespace AND c.contype IN ('p', 'u', 'f')
    AND c.conrelid::regclass::text <> '_prisma_migrations'
  UNION ALL
  SELECT format('index %s', indexdef) FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
  UNION ALL
  SELECT format('enum %s (%s)', t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder))
  FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname`;

/** What the migrations add beyond what Prisma's language can say, by name. */
const extras = `
  SELECT format('check %s.%s', c.conrelid::regclass, c.conname) AS fact FROM pg_constraint c
  WHERE c.connamespace = 'public'::regnamespace AND c.contype = 'c'
  UNION ALL
  SELECT format('trigger %s.%s', t.tgrelid::regclass, t.tgname) FROM pg_trigger t WHERE NOT t.tgisinternal
  UNION ALL
  SELECT format('extension %s', extname) FROM pg_extension WHERE extname <> 'plpgsql'
  UNION ALL
  SELECT format('index %s', indexrelid::regclass) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
  WHERE relnamespace = 'public'::regnamespace AND (indpred IS NOT NULL OR indexprs IS NOT NULL OR relam <> (SELECT oid FROM pg_am WHERE amname = 'btree'))`;

const facts = async (url: string, query: string): Promise<string[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(query);
    return z
      .array(z.object({ fact: z.string() }))
      .parse(rows)
      .map(({ fact }) => fact)
      .sort();
  } finally {
    await client.end();
  }
};

const execute = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
};

describe('the migrations', () => {
  it('make what the schema says, and besides it only what it cannot say', async () => {
    const migrated = await testDatabase();
    const described = await testDatabase();
    await execute(described.url, 'DROP SCHEMA public CASCADE');
    const schema = await readFile('prisma/schema.prisma', 'utf8');
    await execute(described.url, await schemaDiff(inject('postgres').url, null, schema));

    const wanted = await facts(described.url, catalog);
    const made = await facts(migrated.url, catalog);
    expect(wanted.length).toBeGreaterThan(200);
    expect(wanted.filter((fact) => !made.includes(fact))).toEqual([]);

    const beyond = made.filter((fact) => !wanted.includes(fact));
    const named = await facts(migrated.url, extras);
    const unsaid = beyond.filter(
      (fact) => !named.some((extra) => extra.startsWith('index ') && fact.includes(` ${extra.slice(6)} ON `)),
    );
    expect(unsaid).toEqual([]);
    await expect(`${named.join('\n')}\n`).toMatchFileSnapshot('../fixtures/schema-extras.txt');
  });
});

describe('the database client', () => {
  it('is generated from the schema as it is: `npm run generate` writes it', async () => {
    const schema = await readFile('prisma/schema.prisma', 'utf8');
    const client = await readFile('src/generated/prisma/internal/class.ts', 'utf8');
    expect(client.includes(`"inlineSchema": ${JSON.stringify(schema)}`)).toBe(true);
  });
});
