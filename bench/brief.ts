/**
 * How long the brief's SQL takes when the company grows tenfold: `npx tsx bench/brief.ts`.
 * Prints milliseconds of the whole brief (all statements in one transaction, and the card), median of 30, and the ratio.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { briefFor } from '../src/core/accounts/brief/brief-for.ts';
import { dayIn, systemClock } from '../src/core/clock.ts';
import { connect, type Db } from '../src/core/db.ts';
import { translator } from '../src/core/i18n/translator.ts';
import { median } from '../src/core/orders/rhythm.ts';
import { migrate } from '../src/postgres/migrate.ts';
import { startEmbedded } from '../src/postgres/server.ts';
import { manyAccounts } from '../test/factories/many.ts';

const zone = 'Europe/Rome';
const rounds = 30;

const measure = async (db: Db, accounts: number): Promise<number> => {
  const person = await db.person.findFirstOrThrow();
  const now = systemClock.now();
  const t = translator('en', zone);
  const context = {
    db,
    now,
    today: dayIn(zone, now),
    person,
    t,
    channel: 'bench',
    key: 'bench',
    trace: 'bench',
    commands: [],
    platforms: [],
    seals: null,
    beginning: null,
  };
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    await briefFor(context, 1 + ((i * 37) % accounts));
    times.push(performance.now() - start);
  }
  return median(times);
};

const dataDir = await mkdtemp(join(tmpdir(), 'kam-bench-'));
const server = await startEmbedded({ dataDir, onProgress: () => {}, fsync: false });
try {
  const taken: number[] = [];
  for (const accounts of [100, 1_000]) {
    const url = new URL(server.url);
    const admin = connect(server.url);
    await admin.$executeRawUnsafe(`CREATE DATABASE bench_${accounts}`);
    await admin.$disconnect();
    url.pathname = `bench_${accounts}`;
    await migrate(url.href);
    const db = connect(url.href);
    await manyAccounts(db, accounts);
    const ms = await measure(db, accounts);
    await db.$disconnect();
    taken.push(ms);
    console.log(`${accounts} accounts, ${accounts * 50} invoices: ${ms.toFixed(1)} ms a brief`);
  }
  const [small = Number.NaN, large = Number.NaN] = taken;
  console.log(`ten times the data: ${(large / small).toFixed(1)} times the time`);
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
