import type { NextRequest } from 'next/server';
import { checkOut } from '../../../payments.ts';
import { customerOf } from '../../../shop.ts';
import { html, orErrorPage } from '../../answers.ts';

export function POST(request: NextRequest): Promise<Response> {
  const customer = customerOf(request.headers.get('Cookie'));
  return orErrorPage(async () => html(await checkOut(customer)));
}
