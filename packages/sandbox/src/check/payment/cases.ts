import type { Case } from '../case.ts';
import { createHangs } from './create-hangs.ts';
import { forgeryCases } from './forgery-cases.ts';
import { mismatchCases } from './mismatch-cases.ts';
import { noticeCases } from './notice-cases.ts';
import { orderCases } from './order-cases.ts';
import { troubleCases } from './trouble-cases.ts';

/** What MonPay does when a customer pays. */
export const paymentCases: readonly Case[] = [
  ...noticeCases,
  ...forgeryCases,
  ...mismatchCases,
  ...orderCases,
  ...troubleCases,
  createHangs,
];
