import type { Client, Purchase } from './client.ts';
import type { Category } from './products.ts';
import type { Random } from './random.ts';

/** An order before it has goods: when it came, when it left, what kinds of goods it holds, and its share of its year. */
export interface PlannedOrder {
  /** Days from today, negative. */
  readonly day: number;
  /** Not shipped yet when it is not in the past. */
  readonly shippedDay: number;
  readonly cancelled: boolean;
  readonly purchases: readonly Purchase[];
  readonly value: number;
}

const year = 365;

/** How far back the demo company remembers: two years. */
const memory = 2 * year;

/** The orders of a client, newest first: its rhythm, what each order holds, and values that add up to the client's years. */
export const planOrders = ({ trade, months }: Client, random: Random): PlannedOrder[] => {
  const horizon = Math.min(memory, months.client * 30);
  const agos = orderDays(trade, horizon, random);
  const drafts = agos.map((ago, index) => ({
    day: -ago,
    shippedDay: -ago + random.between(2, 6),
    cancelled: ago > 60 && random.next() < 0.015,
    purchases: purchasesOf(trade.buys, agos, index),
    weight: 0.75 + 0.5 * random.next(),
  }));
  const isRecent = ({ shippedDay }: { shippedDay: number }) => shippedDay > -year;
  const recent = scaleTo(trade.yearly, drafts.filter(isRecent));
  const before = trade.yearly / (1 + trade.growth);
  const older = scaleTo(
    (before * (horizon - year)) / year,
    drafts.filter((order) => !isRecent(order)),
  );
  return drafts.map(({ weight, ...order }) => ({ ...order, value: weight * (isRecent(order) ? recent : older) }));
};

const orderDays = ({ every, spread, recent }: Client['trade'], horizon: number, random: Random): number[] => {
  const days = [...recent];
  for (let ago = recent.at(-1) ?? every; ago < horizon; days.push(ago)) ago += every + random.between(-spread, spread);
  return days.map(Math.floor).filter((ago) => ago < horizon);
};

/** A category is in every n-th order, counted back from the day it was last bought. */
const purchasesOf = (buys: readonly Purchase[], agos: readonly number[], index: number): Purchase[] =>
  buys.filter(({ nth, last = 0, category }) => {
    const latest = agos.findIndex((ago) => ago >= -last);
    const first = last === 0 ? phaseOf(category, nth) : latest;
    return index >= first && (index - first) % nth === 0;
  });

/** Lets categories with the same n fall into different orders. */
const phaseOf = (category: Category, nth: number): number => category.length % nth;

/** By how much to multiply weights of shipped orders so that they add up to a total. */
const scaleTo = (
  total: number,
  orders: readonly { weight: number; cancelled: boolean; shippedDay: number }[],
): number => {
  const counted = orders.filter(({ cancelled, shippedDay }) => !cancelled && shippedDay < 0);
  return total / counted.reduce((sum, { weight }) => sum + weight, 0);
};
