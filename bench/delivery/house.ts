import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db } from '../../src/core/db.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { startEmbedded } from '../../src/postgres/server.ts';
import { anOrganisation } from '../../test/factories/index.ts';

export interface House {
  readonly db: Db;
  readonly databaseUrl: string;
}

/** Lends a database of the house's own, with an organisation and nobody in it. */
export const withHouse = async <T>(use: (house: House) => Promise<T>): Promise<T> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kam-bench-'));
  const server = await startEmbedded({ dataDir, onProgress: () => {} });
  const db = connect(server.url);
  try {
    await migrate(server.url);
    await anOrganisation(db);
    return await use({ db, databaseUrl: server.url });
  } finally {
    await db.$disconnect();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};
