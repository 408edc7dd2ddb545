// Serves the route handlers of the example for Next.js without Next.js, which is 340 MB; test:next has the real one.
import { serve } from '@hono/node-server';
import type { NextRequest } from 'next/server';
import * as checkout from '../src/next/app/checkout/route.ts';
import * as launch from '../src/next/app/launch/route.ts';
import * as order from '../src/next/app/orders/[nonce]/route.ts';
import * as paid from '../src/next/app/paid/[nonce]/route.ts';
import * as home from '../src/next/app/route.ts';

type Handler = (
  request: NextRequest,
  context: { params: Promise<{ nonce: string }> },
) => Response | Promise<Response>;

const routes: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  '': home,
  launch,
  checkout,
  orders: order,
  paid,
};

serve(
  {
    hostname: '127.0.0.1',
    port: Number(process.env.PORT),
    fetch(request) {
      const [, name = '', nonce = ''] = new URL(request.url).pathname.split('/');
      const handler = routes[name]?.[request.method];
      const context = { params: Promise.resolve({ nonce }) };
      return handler?.(request as NextRequest, context) ?? new Response(null, { status: 404 });
    },
  },
  (address) => console.log('Listening on', address),
);
