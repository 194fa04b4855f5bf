import { expect, it } from 'vitest';
import { briefFor } from '../../src/core/accounts/brief/brief-for.ts';
import { dayIn, systemClock } from '../../src/core/clock.ts';
import { connect } from '../../src/core/db.ts';
import { translator } from '../../src/core/i18n/translator.ts';
import { anAssignment, aPerson } from '../factories/index.ts';
import { manyAccounts } from '../factories/many.ts';
import { testDb } from '../setup/database.ts';

const { db, url } = await testDb();
const now = systemClock.now();

/** Runs on one connection, and counts the rows that the server read for it without an index, per table. */
const counted = async (work: (db: ReturnType<typeof connect>) => Promise<unknown>): Promise<Map<string, number>> => {
  const alone = connect(url, { max: 1 });
  const scans = async () => {
    await alone.$queryRaw`SELECT pg_stat_force_next_flush()::text`;
    await alone.$queryRaw`SELECT pg_stat_clear_snapshot()::text`;
    const rows = await alone.$queryRaw<{ relname: string; seq_tup_read: bigint }[]>`
      SELECT relname, seq_tup_read FROM pg_stat_user_tables`;
    return new Map(rows.map(({ relname, seq_tup_read }) => [relname, Number(seq_tup_read)]));
  };
  try {
    await alone.$queryRaw`SELECT 1`;
    const before = await scans();
    await work(alone);
    const after = await scans();
    return new Map([...after].map(([table, count]) => [table, count - (before.get(table) ?? 0)]));
  } finally {
    await alone.$disconnect();
  }
};

it('reads an account by its indexes; only our own income and similar clients need more than the account', async () => {
  await manyAccounts(db, 200);
  const whole = await db.person.findFirstOrThrow();
  const finance = await aPerson(db, { role: 'finance' });
  const team = await aPerson(db, { role: 'member' });
  await anAssignment(db, { accountId: 7, personId: team.id, role: 'team' });

  const scansOf = (person: typeof whole) =>
    counted((one) =>
      briefFor(
        {
          db: one,
          now,
          today: dayIn(person.zone, now),
          person,
          t: translator('en', person.zone),
          channel: 'test',
          key: 'test',
          trace: 'test',
          commands: [],
          platforms: [],
          seals: null,
          beginning: null,
        },
        7,
      ),
    );

  /** Whether there is anything at all in a table is read off its first row. */
  const afew = 10;
  const large = ['invoice', 'payment', 'payment_allocation', 'sales_order', 'order_line', 'visit', 'visit_contact'];
  const scanned = async (person: typeof whole) => {
    const scans = await scansOf(person);
    return large.filter((table) => (scans.get(table) ?? 0) > afew);
  };
  expect(await scanned(finance)).toEqual([]);
  expect(await scanned(team)).toEqual([]);
  expect((await scanned(whole)).filter((table) => !/^(sales_order|order_line)$/.test(table))).toEqual([]);
});
