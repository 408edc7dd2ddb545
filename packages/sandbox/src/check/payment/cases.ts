import type { Case } from '../case.ts';
import { amountFromBrowser } from './amount-from-browser.ts';
import { checkTroubleCases } from './check-trouble-cases.ts';
import { createHangs } from './create-hangs.ts';
import { foreignOrder } from './foreign-order.ts';
import { forgeryCases } from './forgery-cases.ts';
import { invoiceRequest } from './invoice-request.ts';
import { mismatchCases } from './mismatch-cases.ts';
import { noticeCases } from './notice-cases.ts';
import { orderCases } from './order-cases.ts';
import { sweepCases } from './sweep-cases.ts';
import { troubleCases } from './trouble-cases.ts';

/** What MonPay does when a customer pays. */
export const paymentCases: readonly Case[] = [
  invoiceRequest,
  amountFromBrowser,
  ...noticeCases,
  ...forgeryCases,
  ...mismatchCases,
  foreignOrder,
  ...orderCases,
  ...sweepCases,
  ...checkTroubleCases,
  ...troubleCases,
  createHangs,
];
