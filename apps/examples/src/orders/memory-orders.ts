import type { Order, OrderStore } from './order.ts';

// On what all copies of this module share: each route of Next.js has its own.
const shared = globalThis as { orders?: Map<string, Order> };

/** Orders in the memory of this process, to try things out: they end with it. */
export function memoryOrders(): OrderStore {
  const orders = (shared.orders ??= new Map());
  return {
    async add(order) {
      orders.set(order.nonce, order);
    },
    async find(query) {
      if ('nonce' in query) return [orders.get(query.nonce)].filter((order) => order !== undefined);
      return [...orders.values()].filter(
        ({ paidAt, invoiceId, createdAt }) =>
          invoiceId && !paidAt && createdAt >= query.from && createdAt <= query.to,
      );
    },
    // Nothing can come between the look and the change: there is no await.
    async set(nonce, field, value) {
      const order = orders.get(nonce);
      if (!order || order[field] !== undefined) return false;
      orders.set(nonce, { ...order, [field]: value });
      return true;
    },
  };
}
