import { Decimal } from 'decimal.js';
import type { ClientIds } from './accounts.ts';
import type { Calendar } from './calendar.ts';
import type { Client, StuckInvoice } from './client.ts';
import { vatRate } from './currencies.ts';
import type { Draft } from './draft.ts';
import { sellerId, source } from './house.ts';
import type { Shipment } from './orders.ts';
import { addPaymentPromise, addPaymentPromises } from './promises.ts';
import { type Random, randomOf } from './random.ts';

/** Invoices, payments, disputes, credit notes and advances: what the accountants make of the shipments. */
export const addMoney = (
  draft: Draft,
  client: Client,
  ids: ClientIds,
  shipments: readonly Shipment[],
  calendar: Calendar,
): void => {
  const desk: Desk = { draft, client, ids, calendar, random: randomOf(`${client.key} pays`) };
  const stuck = stuckShipments(client, shipments);
  for (const shipment of shipments) {
    const story = stuck.get(shipment);
    const due = story?.due ?? shipment.day + client.termDays;
    const invoice = addInvoice(desk, shipment, due - client.termDays, due);
    if (story) payPartly(desk, invoice, story);
    else
      pay(
        desk,
        invoice,
        due + client.pays.late + desk.random.between(-client.pays.spread, client.pays.spread),
        invoice.gross,
      );
  }
  addCreditNotes(desk, shipments);
  addAdvance(desk);
  addPaymentPromises(draft, client, ids, calendar);
};

interface Desk {
  readonly draft: Draft;
  readonly client: Client;
  readonly ids: ClientIds;
  readonly calendar: Calendar;
  readonly random: Random;
}

interface Issued {
  readonly id: number;
  readonly legalEntityId: number;
  readonly gross: Decimal;
}

/** Which shipments the stories of unpaid invoices are about: the latest that left in time to be due that day. */
const stuckShipments = ({ pays, termDays }: Client, shipments: readonly Shipment[]): Map<Shipment, StuckInvoice> => {
  const chosen = new Map<Shipment, StuckInvoice>();
  for (const story of pays.stuck ?? []) {
    const shipment = shipments.find((candidate) => candidate.day <= story.due - termDays && !chosen.has(candidate));
    if (shipment) chosen.set(shipment, story);
  }
  return chosen;
};

const entityOf = ({ ids, client }: Desk, place: number) => {
  const country = client.entities[place]?.country ?? client.country;
  return { legalEntityId: ids.entities[place] ?? 0, country, vat: new Decimal(vatRate[country] ?? 0).plus(1) };
};

const addInvoice = (desk: Desk, shipment: Shipment, issued: number, due: number): Issued => {
  const { draft, calendar, client } = desk;
  const { legalEntityId, country, vat } = entityOf(desk, shipment.entity);
  const gross = shipment.net.times(vat).toDecimalPlaces(2);
  const id = draft.nextId('invoice');
  draft.add('invoice', {
    id,
    legalEntityId,
    sellerId: sellerId(country),
    kind: 'invoice',
    number: '',
    issuedOn: calendar.on(issued),
    dueOn: calendar.on(due),
    dueBasis: 'stated',
    amount: gross.toFixed(2),
    currency: client.currency,
    vatBasis: 'gross',
    source,
  });
  return { id, legalEntityId, gross };
};

/** The ledger was closed last night: a payment of today or later has not been made. */
const pay = ({ draft, calendar, client }: Desk, invoice: Issued, day: number, amount: Decimal): void => {
  if (day >= 0 || amount.isZero()) return;
  const paymentId = draft.nextId('payment');
  draft.add('payment', {
    id: paymentId,
    legalEntityId: invoice.legalEntityId,
    paidOn: calendar.on(day),
    amount: amount.toFixed(2),
    currency: client.currency,
    source,
  });
  draft.add('paymentAllocation', { paymentId, invoiceId: invoice.id, amount: amount.toFixed(2) });
};

const payPartly = (desk: Desk, invoice: Issued, { due, left, dispute, promised }: StuckInvoice): void => {
  const { draft, client, ids, calendar } = desk;
  const open = invoice.gross.times(left).toDecimalPlaces(2);
  pay(desk, invoice, Math.min(due + client.pays.late, -2), invoice.gross.minus(open));
  if (dispute) {
    draft.add('dispute', {
      id: draft.nextId('dispute'),
      invoiceId: invoice.id,
      amount: open.toFixed(2),
      reason: dispute.reason,
      openedOn: calendar.on(dispute.opened),
    });
  }
  if (promised) addPaymentPromise(draft, client, ids, calendar, { ...promised, amount: open.toFixed(2) });
};

const addCreditNotes = (desk: Desk, shipments: readonly Shipment[]): void => {
  const { draft, client, calendar } = desk;
  for (const { day, amount, settled, credit } of client.returns ?? []) {
    if (!credit || settled === undefined) continue;
    const { legalEntityId, country, vat } = entityOf(
      desk,
      shipments.find((shipment) => shipment.day < day)?.entity ?? 0,
    );
    draft.add('invoice', {
      id: draft.nextId('invoice'),
      legalEntityId,
      sellerId: sellerId(country),
      kind: 'credit_note',
      number: '',
      issuedOn: calendar.on(settled),
      amount: vat.times(amount).toFixed(2),
      currency: client.currency,
      vatBasis: 'gross',
      source,
    });
  }
};

const advancePurpose = { en: 'Advance payment', ru: 'Аванс по договору', it: 'Acconto' };

const addAdvance = ({ draft, client, ids, calendar }: Desk): void => {
  if (client.pays.advance === undefined) return;
  draft.add('payment', {
    id: draft.nextId('payment'),
    legalEntityId: ids.entities[0] ?? 0,
    paidOn: calendar.on(-1),
    amount: client.pays.advance,
    currency: client.currency,
    purpose: advancePurpose[client.language],
    source,
  });
};
