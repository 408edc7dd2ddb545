import { vi } from 'vitest';
import type { PaymentExpectation } from '../../src/index.ts';
import { anInvoice } from '../resource/monpay-server.ts';
import type { Orders } from './payment-shops.ts';

export const order: PaymentExpectation = { invoiceId: 64, amount: 15_000, receiver: 'branch-user' };
export const paid = 'amount=15000&invoiceId=64&status=PAID&txnId=5000000005044111&info=success';
export const paidInvoice = { ...anInvoice, status: 'PAID' };
export const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** Orders of which one, under the nonce `n0nce`, waits for its payment. */
export function ordersThat(changes: object = {}) {
  const orders = {
    expect: vi.fn<Orders['expect']>((nonce) => (nonce === 'n0nce' ? order : undefined)),
    onPaid: vi.fn<Orders['onPaid']>(),
    onUnpaid: vi.fn<NonNullable<Orders['onUnpaid']>>(),
    onError: vi.fn<NonNullable<Orders['onError']>>(),
  };
  return Object.assign<typeof orders, object>(orders, changes);
}
