import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { dateColumn, instantColumn } from '../core/clock.ts';
import type { ImportKind } from '../generated/prisma/enums.ts';
import { type Calendar, homeZone } from './calendar.ts';
import { baseRates } from './currencies.ts';
import type { Draft } from './draft.ts';
import { source } from './house.ts';
import { randomOf } from './random.ts';

/** What the accountants keep: rates of exchange, and the exports from which the figures come. */
export const addBooks = (draft: Draft, calendar: Calendar): void => {
  addRates(draft, calendar);
  addImports(draft, calendar);
};

/** The last day of each of the last 25 full months. */
const addRates = (draft: Draft, { today }: Calendar): void => {
  for (const { from, rate } of baseRates) {
    const random = randomOf(from);
    for (let months = 1; months <= 25; months++) {
      const day = today
        .with({ day: 1 })
        .subtract({ months: months - 1 })
        .subtract({ days: 1 });
      const wavering = rate * (0.97 + 0.06 * random.next());
      draft.add('fxRate', { date: dateColumn(day), from, to: 'EUR', rate: wavering.toFixed(6) });
    }
  }
};

/** Orders were read this morning at six (before six: at midnight), the ledger last night, master data some hours earlier. */
const addImports = (draft: Draft, { now, today }: Calendar): void => {
  const at = (day: Temporal.PlainDate, time: string) =>
    day.toZonedDateTime({ timeZone: homeZone, plainTime: time }).toInstant();
  const yesterday = today.subtract({ days: 1 });
  const thisMorning = at(today, '06:00');
  const orders = Temporal.Instant.compare(thisMorning, now) <= 0 ? thisMorning : at(today, '00:00');
  const exports: { asOf: Temporal.Instant; kinds: ImportKind[] }[] = [
    {
      asOf: at(yesterday, '20:00'),
      kinds: ['employees', 'accounts', 'legal_entities', 'contacts', 'contracts', 'products'],
    },
    { asOf: at(yesterday, '22:00'), kinds: ['invoices', 'payments'] },
    { asOf: orders, kinds: ['orders', 'order_lines', 'returns'] },
  ];
  draft.add('importBatch', { id: 1, source, startedAt: instantColumn(orders) });
  for (const { asOf, kinds } of exports) {
    for (const kind of kinds) {
      draft.add('importFile', {
        id: draft.nextId('importFile'),
        batchId: 1,
        kind,
        name: `${kind}.csv`,
        hash: createHash('sha256').update(`demo ${kind}`).digest('hex'),
        mapping: source,
        asOf: instantColumn(asOf),
        report: {},
      });
    }
  }
};
