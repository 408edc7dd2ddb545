import type { Case } from '../case.ts';
import { plainLaunch } from './plain-launch.ts';

/** What MonPay does when a customer opens the mini app. */
export const launchCases: readonly Case[] = [plainLaunch];
