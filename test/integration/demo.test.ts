import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findAccounts } from '../../src/core/accounts/find.ts';
import { dayIn, fixedClock } from '../../src/core/clock.ts';
import { connect } from '../../src/core/db.ts';
import { personByHandle } from '../../src/core/people/person.ts';
import { clearDemo } from '../../src/demo/clear.ts';
import { createDemo } from '../../src/demo/create.ts';
import { ensureDemo, resetDemo } from '../../src/demo/ensure.ts';
import { anAccount, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';

const { db, url, reset } = await testDb();
const clock = fixedClock('2026-11-21T08:00:00Z');
const today = dayIn('Europe/Rome', clock.now());

/** Everything that is in the database, but the audit, which says when. */
const dump = async () => ({
  people: await db.person.findMany({ orderBy: { id: 'asc' } }),
  accounts: await db.account.findMany({
    include: {
      legalEntities: { orderBy: { id: 'asc' } },
      contacts: { orderBy: { id: 'asc' } },
      names: { select: { kind: true, key: true, name: true }, orderBy: [{ name: 'asc' }, { kind: 'asc' }] },
    },
    orderBy: { id: 'asc' },
  }),
  orders: await db.salesOrder.findMany({ include: { lines: { orderBy: { id: 'asc' } } }, orderBy: { id: 'asc' } }),
  invoices: await db.invoice.findMany({
    include: { allocations: { orderBy: { paymentId: 'asc' } }, disputes: { orderBy: { id: 'asc' } } },
    orderBy: { id: 'asc' },
  }),
  meetings: await db.meeting.findMany({ include: { attendees: { orderBy: { id: 'asc' } } }, orderBy: { id: 'asc' } }),
  promises: await db.commitment.findMany({ orderBy: { id: 'asc' } }),
});

describe('a start on an empty database', () => {
  beforeEach(reset);

  it('makes the demo company, once', async () => {
    expect(await ensureDemo(db, clock)).toBe(true);
    expect(await ensureDemo(db, clock)).toBe(false);
    expect(await db.organisation.findFirst()).toMatchObject({ isDemo: true, baseCurrency: 'EUR' });
    expect(await db.account.count()).toBe(24);
    expect(await db.auditEntry.count({ where: { action: 'demo.created' } })).toBe(1);
  });

  it('makes one even when two processes start at once', async () => {
    const second = connect(url);
    try {
      const made = await Promise.all([ensureDemo(db, clock), ensureDemo(second, clock)]);
      expect(made.sort()).toEqual([false, true]);
      expect(await db.account.count()).toBe(24);
    } finally {
      await second.$disconnect();
    }
  });

  it('leaves alone whatever is there', async () => {
    await aPerson(db);
    expect(await ensureDemo(db, clock)).toBe(false);
    expect(await db.organisation.count()).toBe(0);
  });

  it('takes a few dozen statements, however many rows there are', async () => {
    await db.$executeRaw`CREATE TABLE statement_log (n int)`;
    try {
      await db.$executeRaw`CREATE FUNCTION log_statement() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN INSERT INTO statement_log VALUES (1); RETURN NULL; END $$`;
      const tables = await db.$queryRaw<{ name: string }[]>`
        SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('statement_log', '_prisma_migrations')`;
      for (const { name } of tables) {
        await db.$executeRawUnsafe(
          `CREATE TRIGGER logged AFTER INSERT OR UPDATE OR DELETE ON ${name} FOR EACH STATEMENT EXECUTE FUNCTION log_statement()`,
        );
      }
      await ensureDemo(db, clock);
      const [logged] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM statement_log`;
      expect(logged?.n).toBeGreaterThan(20);
      expect(logged?.n).toBeLessThan(60);
    } finally {
      await db.$executeRaw`DROP FUNCTION log_statement() CASCADE`;
      await db.$executeRaw`DROP TABLE statement_log`;
    }
  });
});

describe('a reset', () => {
  beforeEach(reset);

  it('gives the same company again, as often as one likes', async () => {
    await resetDemo(db, clock);
    const first = await dump();
    await aPerson(db, { handle: 'newcomer' });
    await db.account.update({ where: { id: 1 }, data: { name: 'Changed' } });
    await resetDemo(db, clock);
    expect(await dump()).toEqual(first);
    await resetDemo(db, clock);
    expect(await dump()).toEqual(first);
  });

  it('lets what is added later have numbers of its own', async () => {
    await resetDemo(db, clock);
    expect((await anAccount(db)).id).toBe(25);
  });

  it('is refused to a real company, which stays as it is', async () => {
    await anOrganisation(db);
    await anAccount(db, { name: 'Real' });
    await expect(resetDemo(db, clock)).rejects.toMatchObject({ kind: 'conflict', key: 'demo-real-company' });
    expect(await db.account.findMany({ select: { name: true } })).toEqual([{ name: 'Real' }]);
  });

  it('is refused where people were imported, though no organisation is named yet', async () => {
    await aPerson(db);
    await expect(resetDemo(db, clock)).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('lets go of nothing when it fails half way', async () => {
    await resetDemo(db, clock);
    const before = await dump();
    const failing = {
      now: () => {
        throw new Error('no time');
      },
    };
    await expect(resetDemo(db, failing)).rejects.toThrow('no time');
    expect(await dump()).toEqual(before);
  });
});

describe('clearing', () => {
  beforeEach(reset);

  it('empties every table of the house', async () => {
    await ensureDemo(db, clock);
    const files = () => db.$queryRaw<{ name: string; file: number }[]>`
      SELECT relname AS name, relfilenode::int AS file FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations' ORDER BY 1`;
    const before = await files();
    await db.$transaction(clearDemo);
    const after = await files();
    // An emptied table gets a new file: one with the old file was forgotten.
    expect(after.filter(({ file }, i) => file === before[i]?.file)).toEqual([]);
    expect(await db.organisation.count()).toBe(0);
  });

  it('never touches a real company', async () => {
    await anOrganisation(db);
    await anAccount(db);
    await expect(db.$transaction(clearDemo)).rejects.toThrow();
    expect(await db.account.count()).toBe(1);
  });
});

describe('who and what is there', () => {
  beforeAll(async () => {
    await reset();
    await createDemo(db, clock);
  });

  const kams = ['olga', 'maria', 'marco'] as const;

  it('has people to be, each by a first name', async () => {
    const roles = await db.person.groupBy({ by: ['role'], _count: true });
    expect(Object.fromEntries(roles.map(({ role, _count }) => [role, _count]))).toEqual({
      head: 1,
      kam: 3,
      administrator: 1,
      department_head: 3,
      member: 3,
      finance: 2,
    });
    const spoken = await db.person.findMany({ where: { role: { in: ['kam', 'head'] } }, orderBy: { handle: 'asc' } });
    expect(spoken.map(({ handle, language }) => `${handle} ${language}`)).toEqual([
      'irina ru',
      'marco it',
      'maria ru',
      'olga en',
    ]);
    const departments = await db.department.findMany({ include: { members: true }, orderBy: { key: 'asc' } });
    expect(departments.map(({ key }) => key)).toEqual(['finance', 'legal', 'logistics', 'support']);
    for (const { members } of departments) {
      expect(members.map(({ isHead }) => isHead).sort()).toEqual([false, true]);
    }
  });

  it('gives each KAM eight clients, in the languages of their owners', async () => {
    for (const handle of kams) {
      const person = await personByHandle(db, handle, today);
      const owned = await db.assignment.findMany({
        where: { personId: person?.id ?? 0, role: 'owner' },
        include: { account: true },
      });
      expect(owned.length).toBe(8);
      expect(owned.every(({ account }) => account.language === person?.language)).toBe(true);
    }
  });

  const found = async (handle: string, query: string) => {
    const person = await personByHandle(db, handle, today);
    if (!person) throw new Error(`no ${handle}`);
    const answer = await findAccounts({ db, person, today }, query);
    return answer.kind === 'one' ? answer.account.name : answer.kind;
  };

  it.each([
    ['olga', 'Acme', 'Acme GmbH'],
    ['olga', 'Акме', 'Acme GmbH'],
    ['maria', 'Ромашка', 'Ромашка'],
    ['maria', 'Romashka servis', 'Ромашка-Сервис'],
    ['marco', 'Rossi', 'Rossi S.p.A.'],
    ['marco', 'Rossini', 'Rossini S.r.l.'],
    ['maria', 'ромаш', 'several'],
    ['olga', 'Rossini', 'none'],
  ])('lets %s who types "%s" find %s', async (handle, query, expected) => {
    expect(await found(handle, query)).toBe(expected);
  });
});

describe('the stories', () => {
  const acme = { account: { externalKey: 'acme' } };
  const daysAgo = (date: Date) => Math.round((Date.UTC(2026, 10, 21) - date.getTime()) / 86_400_000);
  const median = (numbers: readonly number[]) => {
    const sorted = [...numbers].sort((a, b) => a - b);
    return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
  };
  const gaps = (days: readonly number[]) => days.slice(1).map((day, i) => day - (days[i] ?? 0));

  beforeAll(async () => {
    await reset();
    await createDemo(db, clock);
  });

  /** How many days ago a client ordered, or a category of theirs, newest first. */
  const ordered = async (key: string, category?: string) => {
    const orders = await db.salesOrder.findMany({
      where: {
        account: { externalKey: key },
        status: { not: 'cancelled' },
        ...(category && { lines: { some: { product: { category } } } }),
      },
      orderBy: { orderedOn: 'desc' },
    });
    return orders.map(({ orderedOn }) => daysAgo(orderedOn));
  };

  it('has Acme order every 12 days, and no pumps for 61 days instead of every 25', async () => {
    const all = await ordered('acme');
    const pumps = await ordered('acme', 'pumps');
    expect([all[0], median(gaps(all))]).toEqual([18, 12]);
    expect([pumps[0], median(gaps(pumps))]).toEqual([61, 25]);
  });

  it('has one client who stopped ordering altogether', async () => {
    const days = await ordered('bianchi');
    expect(days[0]).toBe(71);
    expect(median(gaps(days))).toBeLessThan(15);
  });

  it('lives on Acme for more than a fifth of its income, and on Rossi for more than a tenth; the dollar has no rate', async () => {
    const income = await db.$queryRaw<{ key: string; currency: string; amount: string }[]>`
      SELECT a.external_key AS key, o.currency, sum(l.amount)::text AS amount
      FROM account a JOIN sales_order o ON o.account_id = a.id JOIN order_line l ON l.order_id = o.id
      WHERE o.status = 'shipped' AND o.shipped_on > '2025-11-21' GROUP BY 1, 2`;
    const rates = await db.fxRate.findMany({ where: { date: new Date('2026-10-31') } });
    expect(rates.map(({ from }) => from).sort()).toEqual(['GBP', 'RUB']);
    // The dollar at par: more than it is worth, so that the shares are rather too small.
    const rateOf = (currency: string) => Number(rates.find(({ from }) => from === currency)?.rate ?? 1);
    const inEuros = income.map(({ key, currency, amount }) => ({ key, euros: Number(amount) * rateOf(currency) }));
    const total = inEuros.reduce((sum, { euros }) => sum + euros, 0);
    const large = inEuros.filter(({ euros }) => euros > total / 10).sort((a, b) => b.euros - a.euros);
    expect(large.map(({ key }) => key)).toEqual(['acme', 'rossi']);
    expect((large[0]?.euros ?? 0) / total).toBeGreaterThan(0.2);
    expect((large[1]?.euros ?? 0) / total).toBeLessThan(0.2);
  });

  it('has invoices paid early, late, partly and not at all, disputed ones, credit notes and an advance', async () => {
    const invoices = await db.invoice.findMany({
      include: { allocations: { include: { payment: true } }, disputes: true },
    });
    const plain = invoices.filter(({ kind }) => kind === 'invoice');
    const open = plain.map((invoice) => ({
      ...invoice,
      left: Number(invoice.amount) - invoice.allocations.reduce((sum, { amount }) => sum + Number(amount), 0),
      overdue: daysAgo(invoice.dueOn ?? new Date()) > 0,
    }));
    const delays = plain.flatMap(({ dueOn, allocations }) =>
      allocations.map(({ payment }) => daysAgo(dueOn ?? payment.paidOn) - daysAgo(payment.paidOn)),
    );
    expect(delays.some((days) => days < 0) && delays.some((days) => days > 20)).toBe(true);
    expect(open.every(({ left }) => left > -0.005)).toBe(true);
    expect(
      open.filter(({ left, overdue, allocations }) => left > 0 && overdue && allocations.length > 0).length,
    ).toBeGreaterThan(3);
    expect(open.filter(({ allocations, overdue }) => overdue && allocations.length === 0).length).toBeGreaterThan(5);
    expect(open.filter(({ disputes }) => disputes.length > 0)).toHaveLength(2);
    expect(invoices.length - plain.length).toBe(2);
    expect(await db.payment.count({ where: { allocations: { none: {} } } })).toBe(1);
  });

  it('has Acme owe what they promised to pay within the week', async () => {
    const promise = await db.commitment.findFirst({
      where: { ...acme, side: 'theirs', kind: 'payment', status: 'open' },
    });
    const [oldest] = await db.$queryRaw<{ left: string; days: number }[]>`
      SELECT (i.amount - coalesce(sum(p.amount), 0))::numeric(19, 4)::text AS left, '2026-11-21'::date - i.due_on AS days
      FROM invoice i JOIN legal_entity e ON e.id = i.legal_entity_id JOIN account a ON a.id = e.account_id
      LEFT JOIN payment_allocation p ON p.invoice_id = i.id
      WHERE a.external_key = 'acme' AND i.kind = 'invoice' GROUP BY i.id HAVING i.amount > coalesce(sum(p.amount), 0)
      ORDER BY i.due_on LIMIT 1`;
    expect(oldest).toEqual({ left: promise?.amount?.toFixed(4), days: 38 });
    expect(daysAgo(promise?.dueOn ?? new Date())).toBe(-6);
  });

  it('has promises both ways: kept, broken, open and overdue', async () => {
    const promises = await db.commitment.findMany();
    const kinds = new Set(
      promises.map(
        ({ side, status, dueOn }) =>
          `${side} ${status}${status === 'open' && dueOn && daysAgo(dueOn) > 0 ? ' overdue' : ''}`,
      ),
    );
    for (const kind of ['ours kept', 'ours open', 'ours open overdue', 'theirs kept', 'theirs broken', 'theirs open']) {
      expect(kinds).toContain(kind);
    }
  });

  it('has not seen the CFO of Acme for 74 days, knows of blockers, and lacks a champion at Brightwater', async () => {
    const cfo = await db.contact.findFirst({
      where: { ...acme, position: 'CFO' },
      include: { visits: { include: { visit: true } } },
    });
    expect(Math.min(...(cfo?.visits ?? []).map(({ visit }) => daysAgo(visit.happenedOn)))).toBe(74);
    expect(await db.contact.count({ where: { role: 'blocker' } })).toBeGreaterThan(0);
    expect(await db.contact.count({ where: { role: 'champion', account: { externalKey: 'brightwater' } } })).toBe(0);
  });

  it('has contracts near their end and near the day to give notice', async () => {
    const ends = (await db.contract.findMany()).map(({ endsOn, noticeDays }) => ({
      end: -daysAgo(endsOn ?? new Date()),
      notice: -daysAgo(endsOn ?? new Date()) - (noticeDays ?? 0),
    }));
    expect(ends.some(({ end }) => end > 0 && end <= 30)).toBe(true);
    expect(ends.some(({ notice }) => notice >= 0 && notice <= 7)).toBe(true);
  });

  it('says of what moment its figures are', async () => {
    const files = await db.importFile.findMany({
      where: { kind: { in: ['orders', 'invoices'] } },
      orderBy: { kind: 'asc' },
    });
    expect(files.map(({ kind, asOf }) => `${kind} ${asOf.toISOString()}`)).toEqual([
      'orders 2026-11-21T05:00:00.000Z',
      'invoices 2026-11-20T21:00:00.000Z',
    ]);
  });
});
