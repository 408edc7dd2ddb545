import * as z from 'zod/mini';
import { listOf, oneOf, whole } from './judge.ts';
import {
  errorShapes,
  longestDelay,
  longestLifetime,
  noticeTimes,
  quirks,
  redirectUriMatches,
} from './settings.ts';

/** What each setting takes. */
export const settingsShape = {
  errorShape: z.optional(oneOf(errorShapes)),
  quirks: z.optional(listOf(quirks)),
  latency: z.optional(whole(0, longestDelay, 'milliseconds')),
  redirectUriMatch: z.optional(oneOf(redirectUriMatches)),
  notice: z.optional(oneOf(noticeTimes)),
  noticeDelay: z.optional(whole(0, longestDelay, 'milliseconds')),
  merchantTokenLifetime: z.optional(whole(1, longestLifetime, 'milliseconds')),
};
