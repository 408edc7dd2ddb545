import { paymentEndpoint } from '@monpay-miniapp/sdk/next';
import type { NextRequest } from 'next/server';
import { expectationOf, settle } from '../../../../payments.ts';
import { shopClient } from '../../../../shop.ts';

interface Context {
  params: Promise<{ nonce: string }>;
}

const makeEndpoint = () =>
  paymentEndpoint<{ nonce: string }>(shopClient(), {
    expect: async (_notice, _request, { params }) => expectationOf((await params).nonce),
    onPaid: async (payment, _request, { params }) => settle((await params).nonce, payment),
    onUnpaid: async (payment, _request, { params }) => settle((await params).nonce, payment),
  });

// Made at the first notice and not above, since `next build` has no credentials; and kept, so that notices which
// come together share a check.
let endpoint: ReturnType<typeof makeEndpoint> | undefined;

export function GET(request: NextRequest, context: Context): Promise<Response> {
  endpoint ??= makeEndpoint();
  return endpoint(request, context);
}

export function POST(request: NextRequest, context: Context): Promise<Response> {
  return GET(request, context);
}
