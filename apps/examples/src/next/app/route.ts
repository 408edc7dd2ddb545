import type { NextRequest } from 'next/server';
import { customerOf, shopPage } from '../../shop.ts';
import { html } from '../answers.ts';

export function GET(request: NextRequest): Response {
  return html(shopPage(customerOf(request.headers.get('Cookie'))));
}
