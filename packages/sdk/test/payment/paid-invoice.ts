import type { PaymentExpectation } from '../../src/index.ts';
import { anInvoice, success, type Reply } from '../resource/monpay-server.ts';

export const expected: PaymentExpectation = {
  invoiceId: 64,
  amount: 15_000,
  receiver: 'branch-user',
};
export const paidInvoice = { ...anInvoice, status: 'PAID', userId: 7, txnId: '5000000005044111' };
export const replying =
  (invoice: object): (() => Reply) =>
  () => ({ body: success(invoice) });
