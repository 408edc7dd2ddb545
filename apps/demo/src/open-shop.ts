import type { ConfidentialClient } from '@monpay-miniapp/sdk';
import type { ShopServer } from './serve-shop.ts';
import { shop, type Shop, type ShopOptions } from './shop/shop.ts';
import { sqliteOrders } from './shop/orders/sqlite-orders.ts';

/** Opens a shop whose orders live as long as this process. */
export async function openShop(
  server: ShopServer,
  client: ConfidentialClient,
  options: Omit<ShopOptions, 'client' | 'orders' | 'receiver'> = {},
): Promise<Shop> {
  const orders = await sqliteOrders(':memory:');
  const opened = shop({ client, orders, receiver: 'branch-user', ...options });
  server.open(opened.app);
  return opened;
}
