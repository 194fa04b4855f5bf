import type { Temporal } from 'temporal-polyfill';
import type { AccountStatus, Criterion, Tier } from '../../../generated/prisma/enums.ts';
import { dateColumn, instantColumn, plainDate } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import { type Money, money } from '../../money.ts';
import { limitsOf } from '../../receivables/limits.ts';
import type { Limit } from '../../receivables/rules.ts';

/** Who the client is, and what we have agreed about paying. */
export interface Profile {
  readonly id: number;
  readonly name: string;
  readonly industry: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly about: string | null;
  readonly employees: number | null;
  readonly clientSince: Temporal.PlainDate | null;
  readonly tier: Tier | null;
  readonly status: AccountStatus;
  readonly statusReason: string | null;
  readonly nextReviewOn: Temporal.PlainDate | null;
  /** How often we mean to meet, in days. */
  readonly cadenceDays: number | null;
  /** What they spend in a year on what we sell, from anybody. */
  readonly wallet: Money | null;
  /** What people decided that makes it a key account. */
  readonly criteria: readonly { readonly criterion: Criterion; readonly note: string | null }[];
  /** Since when is null where only an import of clients tells: its day is not the day on which they began. */
  readonly owner: { readonly name: string; readonly since: Temporal.PlainDate | null } | null;
  readonly entities: readonly string[];
  readonly limits: readonly Limit[];
  /** Days to pay: of the account, else of its legal entities, ascending and distinct. */
  readonly termDays: readonly number[];
}

const sum = (amount: { toFixed(): string } | null, currency: string | null): Money | null =>
  amount && currency ? money(amount.toFixed(), currency) : null;

const dayOrNull = (date: Date | null) => date && plainDate(date);

/** Whether a file of clients describes this day. Owners whom it names are assigned from then on, whenever they began. */
const isDayOfImport = async (db: Tx, day: Temporal.PlainDate, zone: string): Promise<boolean> => {
  const start = (of: Temporal.PlainDate) => instantColumn(of.toZonedDateTime(zone).toInstant());
  const found = await db.importFile.findFirst({
    where: { kind: 'accounts', asOf: { gte: start(day), lt: start(day.add({ days: 1 })) } },
    select: { id: true },
  });
  return found !== null;
};

/** The profile of an account that exists. `zone`: the company's. */
export const profileOf = async (
  db: Tx,
  accountId: number,
  { today, zone }: { readonly today: Temporal.PlainDate; readonly zone: string },
): Promise<Profile> => {
  const day = dateColumn(today);
  // One after the other: a transaction has one connection, and Prisma would ask for related rows all at once.
  const account = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  const criteria = await db.accountCriterion.findMany({
    where: { accountId },
    select: { criterion: true, note: true },
    orderBy: { criterion: 'asc' },
  });
  const entities = await db.legalEntity.findMany({
    where: { accountId, archivedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  const owner = await db.assignment.findFirst({
    where: { accountId, role: 'owner', fromOn: { lte: day }, OR: [{ toOn: null }, { toOn: { gt: day } }] },
    select: { fromOn: true, person: { select: { name: true } } },
    orderBy: { fromOn: 'desc' },
  });
  const since = owner && plainDate(owner.fromOn);
  const entityTerms = entities.flatMap(({ paymentTermDays }) => paymentTermDays ?? []);
  return {
    id: account.id,
    name: account.name,
    industry: account.industry,
    city: account.city,
    country: account.country,
    about: account.about,
    employees: account.employees,
    clientSince: dayOrNull(account.clientSince),
    tier: account.tier,
    status: account.status,
    statusReason: account.statusReason,
    nextReviewOn: dayOrNull(account.nextReviewOn),
    cadenceDays: account.cadenceDays,
    wallet: sum(account.walletAmount, account.walletCurrency),
    criteria,
    owner:
      owner && since ? { name: owner.person.name, since: (await isDayOfImport(db, since, zone)) ? null : since } : null,
    entities: entities.map(({ name }) => name),
    limits: (await limitsOf(db, [accountId])).get(accountId) ?? [],
    termDays:
      account.paymentTermDays === null ? [...new Set(entityTerms)].sort((a, b) => a - b) : [account.paymentTermDays],
  };
};
