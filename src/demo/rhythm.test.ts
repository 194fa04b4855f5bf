import { describe, expect, it } from 'vitest';
import { clients } from './clients/index.ts';
import { randomOf } from './random.ts';
import { planOrders } from './rhythm.ts';

describe.each(clients.map((client) => [client.key, client] as const))('the orders of %s', (_, client) => {
  const orders = planOrders(client, randomOf(client.key));
  const shipped = orders.filter(({ cancelled, shippedDay }) => !cancelled && shippedDay < 0);
  const worth = (from: number, to: number) =>
    shipped
      .filter(({ shippedDay }) => shippedDay > from && shippedDay <= to)
      .reduce((sum, { value }) => sum + value, 0);

  it('add up to the year told of them, and grew as told', () => {
    expect(worth(-365, 0)).toBeCloseTo(client.trade.yearly, 2);
    if (client.months.client > 25) {
      expect(worth(-365, 0) / worth(-730, -365) - 1).toBeCloseTo(client.trade.growth, 6);
    }
  });

  it('come newest first, on days of their own, each with goods', () => {
    const days = orders.map(({ day }) => day);
    expect(days).toEqual([...new Set(days)].sort((a, b) => b - a));
    expect(orders.every(({ purchases, value }) => purchases.length > 0 && value > 0)).toBe(true);
  });

  it('lack a silent category since the day told', () => {
    for (const { category, last } of client.trade.buys.filter(({ last = 0 }) => last < 0)) {
      const latest = orders.find(({ purchases }) => purchases.some((purchase) => purchase.category === category));
      expect(latest?.day).toBeLessThanOrEqual(last ?? 0);
    }
  });
});
