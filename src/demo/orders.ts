import { Decimal } from 'decimal.js';
import type { ClientIds } from './accounts.ts';
import type { Calendar } from './calendar.ts';
import type { Client, Purchase } from './client.ts';
import { priceFactor } from './currencies.ts';
import type { Draft } from './draft.ts';
import { personId, source } from './house.ts';
import { products } from './products.ts';
import { type Random, randomOf } from './random.ts';
import { type PlannedOrder, planOrders } from './rhythm.ts';

/** An order that left the house, as the accountants need to know it. */
export interface Shipment {
  readonly order: number;
  /** Place of the legal entity among those of the client. */
  readonly entity: number;
  readonly day: number;
  readonly net: Decimal;
}

/** Orders with their lines, and returns. The shipments are given newest first. */
export const addOrders = (draft: Draft, client: Client, ids: ClientIds, calendar: Calendar): Shipment[] => {
  const random = randomOf(client.key);
  const shipments = planOrders(client, random).flatMap((plan) => {
    const shipped = !plan.cancelled && plan.shippedDay < 0;
    const entity = random.next() < 0.6 ? 0 : random.between(0, ids.entities.length - 1);
    const order = draft.nextId('salesOrder');
    draft.add('salesOrder', {
      id: order,
      accountId: ids.account,
      legalEntityId: ids.entities[entity] ?? null,
      sellerPersonId: personId(client.owner),
      number: '',
      orderedOn: calendar.on(plan.day),
      shippedOn: shipped ? calendar.on(plan.shippedDay) : null,
      status: plan.cancelled ? 'cancelled' : shipped ? 'shipped' : 'open',
      currency: client.currency,
      vatBasis: 'net',
      source,
    });
    const net = addLines(draft, client, order, plan, random);
    return shipped ? [{ order, entity, day: plan.shippedDay, net }] : [];
  });
  addReturns(draft, client, ids, shipments, calendar);
  return shipments;
};

const productsIn = (category: Purchase['category']) =>
  products.flatMap((product, i) => (product.category === category ? [{ ...product, id: i + 1 }] : []));

const addLines = (draft: Draft, client: Client, orderId: number, plan: PlannedOrder, random: Random): Decimal => {
  const weights = plan.purchases.reduce((sum, { weight }) => sum + weight, 0);
  return plan.purchases.reduce((total, { category, weight }, i) => {
    const choice = productsIn(category);
    const product = choice[random.between(0, choice.length - 1)];
    if (!product) return total;
    const factor = priceFactor[client.currency];
    const unitPrice = new Decimal(product.price)
      .times(factor)
      .times(1 - client.trade.discount)
      .toDecimalPlaces(2);
    const quantity = Math.max(1, Math.round((plan.value * weight) / weights / unitPrice.toNumber()));
    const amount = unitPrice.times(quantity);
    draft.add('orderLine', {
      id: draft.nextId('orderLine'),
      orderId,
      productId: product.id,
      quantity,
      unitPrice: unitPrice.toFixed(2),
      amount: amount.toFixed(2),
      cost: product.cost === null ? null : new Decimal(product.cost).times(factor).times(quantity).toFixed(2),
      source,
      externalKey: `${orderId}-${i + 1}`,
    });
    return total.plus(amount);
  }, new Decimal(0));
};

const addReturns = (
  draft: Draft,
  client: Client,
  ids: ClientIds,
  shipments: readonly Shipment[],
  calendar: Calendar,
) => {
  for (const [i, story] of (client.returns ?? []).entries()) {
    const shipment = shipments.find(({ day }) => day < story.day);
    draft.add('goodsReturn', {
      id: draft.nextId('goodsReturn'),
      accountId: ids.account,
      legalEntityId: ids.entities[shipment?.entity ?? 0] ?? null,
      orderId: shipment?.order ?? null,
      productId: productsIn(story.category)[0]?.id ?? null,
      number: `${client.key.toUpperCase().slice(0, 3)}-R${i + 1}`,
      kind: story.kind,
      returnedOn: calendar.on(story.day),
      amount: story.amount,
      currency: client.currency,
      reason: story.reason,
      settledOn: story.settled === undefined ? null : calendar.on(story.settled),
      source,
      externalKey: `${client.key}-${i + 1}`,
    });
  }
};
