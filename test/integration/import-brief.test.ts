import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDispatch } from '../../src/bots/dispatch.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import type { Language } from '../../src/core/i18n/translator.ts';
import { createLogger } from '../../src/core/logger.ts';
import { anAssignment } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { importer } from './importing.ts';

const { db, reset } = await testDb();
const { run } = importer(db);
const clock = fixedClock('2026-11-21T08:00:00Z');
const dispatch = createDispatch({ db, clock, logger: createLogger('error'), commands, actions, forms });

const files = {
  'accounts.csv': 'Account,Owner\nAcme,Olga Sedova\n',
  'orders.csv': 'Order No,Customer,Order Date,Amount\n1,Acme,2018-01-01,10.00\n',
};

/** What someone in Moscow is told of a company at home in Rome. */
const told = async (language: Language, line: string): Promise<string> => {
  const admin = await db.person.update({ where: { handle: 'admin' }, data: { language, zone: 'Europe/Moscow' } });
  const { card } = await dispatch.say({ person: admin, channel: 'console', key: 'test' }, line);
  return fallbackText(card).replaceAll('\u00a0', ' ');
};

beforeEach(reset);

describe('what was imported as of a day', () => {
  it.each([
    ['en', 'Orders as of 1 Jan 2018', '07:00'],
    ['ru', '01.01.2018', '01.01.2018,'],
    ['it', '01/01/2018', '01/01/2018,'],
  ] as const)('is told without a time of day: %s', async (language, day, invented) => {
    await run(files, { asOf: Temporal.PlainDate.from('2018-01-01'), map: { currency: 'EUR', zone: 'Europe/Rome' } });
    for (const line of ['/brief Acme', '/accounts']) {
      const said = await told(language, line);
      expect(said).toContain(day);
      expect(said).not.toContain(invented);
    }
  });

  it('is told with its time when there was one', async () => {
    const asOf = Temporal.Instant.from('2018-01-01T12:00:00Z');
    await run(files, { asOf, map: { currency: 'EUR', zone: 'Europe/Rome' } });
    expect(await told('en', '/brief Acme')).toContain('Orders as of 1 Jan 2018 15:00');
  });
});

describe('an owner', () => {
  it.each([
    ['en', 'since'],
    ['ru', ' с 20'],
    ['it', ' dal '],
  ] as const)('of whom only a file of clients tells is named without a year: %s', async (language, since) => {
    await run(files, { asOf: Temporal.PlainDate.from('2018-01-01'), map: { currency: 'EUR', zone: 'Europe/Rome' } });
    const [title] = (await told(language, '/brief Acme')).split('\n');
    expect(title).toMatch(/ · Olga Sedova$/);
    expect(title).not.toContain(since);
  });

  it('who was assigned on another day is named with the year, also when a file names them again', async () => {
    await run({ 'employees.csv': 'Name\nOlga Sedova\n', 'accounts.csv': 'Account\nAcme\n' });
    const olga = await db.person.findUniqueOrThrow({ where: { handle: 'olga' } });
    const acme = await db.account.findFirstOrThrow();
    await anAssignment(db, { personId: olga.id, accountId: acme.id });
    await run(files);
    expect(await told('en', '/brief Acme')).toContain('Olga Sedova since 2020');
  });
});
