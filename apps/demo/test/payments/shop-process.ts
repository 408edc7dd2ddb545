// One of several processes of a shop, which share a file of orders.
import { confidentialClient } from '@monpay-miniapp/sdk';
import { serveShop } from '../../src/serve-shop.ts';
import { sqliteOrders } from '../../src/shop/orders/sqlite-orders.ts';
import { shop } from '../../src/shop/shop.ts';

const { ORDERS = '', SERVER, CLIENT_ID, CLIENT_SECRET } = process.env;
const server = await serveShop();
const client = confidentialClient({
  clientId: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  redirectUri: server.redirectUri,
  authorizationServer: SERVER,
});
const orders = await sqliteOrders(ORDERS);
const { app, sweep } = shop({
  client,
  orders,
  receiver: 'branch-user',
  onPaid: ({ nonce }) => process.send?.({ paid: nonce }),
});
server.open(app);
process.on('message', (now: number) => {
  void sweep(now).then(() => process.send?.({ swept: now }));
});
process.send?.({ redirectUri: server.redirectUri });
