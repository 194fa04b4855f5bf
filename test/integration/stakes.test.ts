import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { stakesOf } from '../../src/core/accounts/stakes.ts';
import {
  aLegalEntity,
  anAccount,
  anFxRate,
  anInvoice,
  anOrder,
  anOrganisation,
  aReturn,
  day,
} from '../factories/index.ts';
import { testDb } from '../setup/database.ts';

const { db } = await testDb();
const today = Temporal.PlainDate.from('2026-11-21');

it('at stake are what is overdue and a year of income, less returns, in the organisation’s currency', async () => {
  await anOrganisation(db, { baseCurrency: 'EUR' });
  const [acme, volga, none] = [await anAccount(db), await anAccount(db), await anAccount(db)];
  const shippedOn = day('2026-06-01');
  await anOrder(db, { accountId: acme.id, shippedOn, lines: [{ amount: '1000' }] });
  await anOrder(db, { accountId: acme.id, shippedOn: day('2025-06-01'), lines: [{ amount: '9000' }] });
  await aReturn(db, { accountId: acme.id, returnedOn: day('2026-07-01'), amount: '100' });
  const { id: legalEntityId } = await aLegalEntity(db, { accountId: acme.id });
  await anInvoice(db, { legalEntityId, amount: '50', dueOn: day('2026-11-01') });
  await anInvoice(db, { legalEntityId, amount: '70', dueOn: day('2026-12-01') });
  await anFxRate(db, { from: 'RUB', to: 'EUR', rate: '0.01', date: day('2026-11-01') });
  await anOrder(db, { accountId: volga.id, shippedOn, currency: 'RUB', lines: [{ amount: '30000' }] });
  await anOrder(db, { accountId: volga.id, shippedOn, currency: 'XAU', lines: [{ amount: '5' }] });

  const stakes = await stakesOf(db, [acme.id, volga.id, none.id], today);
  expect(stakes).toEqual(
    new Map([
      [acme.id, 950],
      [volga.id, 300],
    ]),
  );
});
