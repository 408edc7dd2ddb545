import type { Order, OrderStore } from './order.ts';

/** Orders in the memory of one process, gone with it: for a shop that has no disk. */
export function memoryOrders(): OrderStore {
  const orders = new Map<string, Order>();
  return {
    async add(order) {
      orders.set(order.nonce, order);
    },
    async find(query) {
      if ('nonce' in query) {
        const order = orders.get(query.nonce);
        return order ? [order] : [];
      }
      const { unpaidFrom, unpaidTo } = query;
      return [...orders.values()].filter(
        ({ paidAt, invoiceId, problem, createdAt }) =>
          paidAt === undefined &&
          invoiceId !== undefined &&
          problem === undefined &&
          createdAt >= unpaidFrom &&
          createdAt <= unpaidTo,
      );
    },
    async change(nonce, change, unless) {
      const order = orders.get(nonce);
      if (order === undefined || order[unless] !== undefined) return false;
      orders.set(nonce, { ...order, ...change });
      return true;
    },
  };
}
