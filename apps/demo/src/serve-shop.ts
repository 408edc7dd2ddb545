import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { launchPath } from './shop/shop.ts';

/** A shop's place on this machine. */
export interface ShopServer {
  readonly redirectUri: string;
  /** Puts the shop there; until then every answer is 503. */
  readonly open: (shop: Hono) => void;
  /** Ends it and every connection to it. */
  readonly close: () => Promise<void>;
}

/** Takes a free port of the loopback address: the shop needs to know its own redirect URI, which has the port. */
export async function serveShop(): Promise<ShopServer> {
  let shop: Hono | undefined;
  const server = serve({
    fetch: (request) => shop?.fetch(request) ?? new Response(null, { status: 503 }),
    hostname: '127.0.0.1',
    port: 0,
  });
  // Node would end a connection whose client has closed its side, and lose an answer that is still to come.
  Object.assign(server, { httpAllowHalfOpen: true });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    redirectUri: `http://127.0.0.1:${port}${launchPath}`,
    open: (opened) => (shop = opened),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
