import type { Case } from '../case.ts';

/** What MonPay does when a customer pays. */
export const paymentCases: readonly Case[] = [];
