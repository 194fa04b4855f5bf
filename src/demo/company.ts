import type { Temporal } from 'temporal-polyfill';
import { addAccount } from './accounts.ts';
import { addAgenda } from './agenda.ts';
import { addBooks } from './books.ts';
import { calendarAt } from './calendar.ts';
import { clients } from './clients/index.ts';
import { type Draft, newDraft } from './draft.ts';
import { addHouse } from './house.ts';
import { addMoney } from './money.ts';
import { addOrders } from './orders.ts';
import { addPromises } from './promises.ts';
import { addVisits } from './visits.ts';

/**
 * All rows of the demo company as it stands at an instant. Pure: the same instant gives the same rows, and another day the same
 * company with every date moved along.
 */
export const demoCompany = (now: Temporal.Instant): Draft['tables'] => {
  const draft = newDraft();
  const calendar = calendarAt(now);
  addHouse(draft);
  addBooks(draft, calendar);
  const entered = clients.map((client) => {
    const ids = addAccount(draft, client, calendar);
    addMoney(draft, client, ids, addOrders(draft, client, ids, calendar), calendar);
    addPromises(draft, client, ids, calendar);
    addVisits(draft, client, ids, calendar);
    return { client, ids };
  });
  addAgenda(draft, entered, calendar.now);
  const { salesOrder, invoice, payment } = draft.tables;
  numberByDay(salesOrder, ({ orderedOn }) => orderedOn, 'SO-', 10_000);
  numberByDay(invoice, ({ issuedOn }) => issuedOn, '', 4_000);
  numberByDay(payment, ({ paidOn }) => paidOn, 'P-', 7_000);
  return draft.tables;
};

/** Documents get their numbers in the order of their days, over all clients; the number is also what the ledger knows them by. */
const numberByDay = <Row extends { id: number; number?: string | null; externalKey?: string | null }>(
  rows: readonly Row[],
  dayOf: (row: Row) => Date | string,
  prefix: string,
  from: number,
): void => {
  const inOrder = [...rows].sort((a, b) => Number(dayOf(a)) - Number(dayOf(b)) || a.id - b.id);
  for (const [i, row] of inOrder.entries()) {
    row.number = `${prefix}${from + i + 1}`;
    row.externalKey = row.number;
  }
};
