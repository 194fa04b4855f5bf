import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aLegalEntity, anAccount, aPerson } from '../../../test/factories/index.ts';
import { testDb } from '../../../test/setup/database.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { dayIn, fixedClock } from '../clock.ts';
import { findAccounts, searchSql } from './find.ts';
import { refreshAccountNames } from './search-index.ts';

const { db, reset } = await testDb();
const today = dayIn('Europe/Rome', fixedClock('2026-11-21T08:00:00Z').now());

beforeEach(reset);

const names = () =>
  db.accountName.findMany({
    select: { kind: true, name: true, key: true },
    orderBy: [{ kind: 'asc' }, { name: 'asc' }],
  });

describe('the names that accounts are found by', () => {
  it('follow accounts and legal entities', async () => {
    const account = await anAccount(db, { name: 'Акме' });
    const company = await aLegalEntity(db, { accountId: account.id, name: 'Acme Italia S.r.l.' });
    await aLegalEntity(db, { accountId: null, name: 'Nobody Ltd' });
    await refreshAccountNames(db);
    expect(await names()).toEqual([
      { kind: 'name', name: 'Акме', key: 'akme' },
      { kind: 'legal_entity', name: 'Acme Italia S.r.l.', key: 'akme italia' },
    ]);

    await db.account.update({ where: { id: account.id }, data: { name: 'Volga' } });
    await db.legalEntity.delete({ where: { id: company.id } });
    await refreshAccountNames(db);
    expect(await names()).toEqual([{ kind: 'name', name: 'Volga', key: 'volga' }]);
  });

  it('keep aliases, and get the key that their name has today', async () => {
    const { id: accountId } = await anAccount(db, { name: 'GTX Pro' });
    await db.accountName.create({ data: { accountId, kind: 'alias', name: 'GTXPro', key: 'of old' } });
    await refreshAccountNames(db);
    expect(await names()).toEqual([
      { kind: 'name', name: 'GTX Pro', key: 'gtks pro' },
      { kind: 'alias', name: 'GTXPro', key: 'gtkspro' },
    ]);
  });

  it('are written only where they differ', async () => {
    await anAccount(db, { name: 'Acme' });
    await refreshAccountNames(db);
    const versions = () => db.$queryRaw`SELECT id, xmin::text FROM account_name ORDER BY id`;
    const before = await versions();
    await refreshAccountNames(db);
    expect(await versions()).toEqual(before);
  });

  it('leave out a name that nobody can type', async () => {
    await anAccount(db, { name: '\u200b' });
    await refreshAccountNames(db);
    expect(await names()).toEqual([]);
  });
});

const syllables =
  'ba ko ri ta mu ne lo vi sa du pre gro kla fin mar tek shi nor gam zel or ul ip bro tri dan hel wi ska fo'.split(' ');

/** A made-up word, the same for the same number; names of few different words would not be like real ones. */
const word = (n: number): string =>
  [...createHash('sha1').update(String(n)).digest().subarray(0, 3)].map((byte) => syllables[byte % 30]).join('');

describe('among 6,000 accounts', () => {
  it('the trigram index is asked, for typos too', async () => {
    const person = await aPerson(db, { role: 'administrator' });
    const data = Array.from({ length: 6_000 }, (_, i) => ({ name: `${word(2 * i)} ${word(2 * i + 1)}` }));
    await db.account.createMany({ data: [...data, { name: 'Acme' }] });
    await refreshAccountNames(db);
    await db.$executeRaw`VACUUM ANALYZE account_name`;
    expect(await db.accountName.count()).toBeGreaterThan(6_000);

    for (const query of ['Acme', 'Amce', 'Россини', 'Tiegel Stahl']) {
      const plan = z
        .array(z.object({ 'QUERY PLAN': z.string() }))
        .parse(await db.$queryRaw(Prisma.sql`EXPLAIN ${searchSql({ person, today }, query)}`))
        .map((row) => row['QUERY PLAN'])
        .join('\n');
      expect(plan).toContain('Bitmap Index Scan on account_name_key_trgm');
      expect(plan).not.toContain('Seq Scan on account_name');
    }
    expect(await findAccounts({ db, person, today }, 'Amce')).toMatchObject({ kind: 'one', account: { name: 'Acme' } });
  });
});
