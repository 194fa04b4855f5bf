import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/postgres/migrate.ts';
import { startEmbedded } from '../../src/postgres/server.ts';
import { buildPrograms } from './programs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test databases are made, and the migrated one they are copied from. */
    postgres: { url: string; template: string };
  }
}

/** One server for the whole run (TEST_DATABASE_URL, else one of our own), in it a template that every test file clones, and what tests run as processes. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const [server] = await Promise.all([startServer(), buildPrograms()]);
  const template = `kam_template_${process.pid}`;
  const templateUrl = new URL(server.url);
  templateUrl.pathname = template;
  await execute(server.url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`, `CREATE DATABASE ${template}`);
  await migrate(templateUrl.href);
  project.provide('postgres', { url: server.url, template });
  return async () => {
    await execute(server.url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await server.stop();
  };
};

const startServer = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { url, stop: async () => {} };
  const dataDir = await mkdtemp(join(tmpdir(), 'kam-test-'));
  const server = await startEmbedded({ dataDir, onProgress: (line) => console.log(line), fsync: false });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

const execute = async (url: string, ...statements: string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};
