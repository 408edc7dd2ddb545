import type { Case } from '../case.ts';

/** The customers that there are. */
export const customerCases: readonly Case[] = [];
