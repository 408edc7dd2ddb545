import type { Case } from './case.ts';
import { customerCases } from './customer/cases.ts';
import { launchCases } from './launch/cases.ts';
import { paymentCases } from './payment/cases.ts';

/** Every case, in the order of the report. */
export const cases: readonly Case[] = [...launchCases, ...customerCases, ...paymentCases];
