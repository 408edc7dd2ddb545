import type { NextRequest } from 'next/server';
import { orderPage } from '../../../../payments.ts';
import { customerOf } from '../../../../shop.ts';
import { html, orErrorPage } from '../../../answers.ts';

export function GET(
  request: NextRequest,
  { params }: { params: Promise<{ nonce: string }> },
): Promise<Response> {
  const customer = customerOf(request.headers.get('Cookie'));
  return orErrorPage(async () => html(await orderPage((await params).nonce, customer)));
}
