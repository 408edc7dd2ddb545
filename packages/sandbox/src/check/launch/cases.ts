import type { Case } from '../case.ts';
import { cookieFlags, cookieStrict, noStore } from './answers-to-the-code.ts';
import { launchTime } from './launch-time.ts';
import { head, prefetch, reload } from './not-spent.ts';
import {
  htmlToken,
  intCodeToken,
  noExpiresIn,
  noTokenAnswer,
  slowToken,
  tokenInEnvelope,
} from './odd-tokens.ts';
import { plainLaunch } from './plain-launch.ts';
import { refusedCodes } from './refused-codes.ts';
import { sessionChanges } from './session-changes.ts';
import { failedToken, oneTokenRequest, secretInQuery, tokenRedirect } from './token-requests.ts';
import { twoCustomers } from './two-customers.ts';
import { serverWords, stackTrace } from './what-errors-show.ts';
import {
  codeInAddress,
  codePassedOn,
  referrer,
  secretShown,
  tokenShown,
} from './where-secrets-go.ts';
import { errorLaunch, markupInAddress, noCode } from './without-code.ts';

/** What MonPay does when a customer opens the mini app. */
export const launchCases: readonly Case[] = [
  plainLaunch,
  oneTokenRequest,
  launchTime,
  reload,
  twoCustomers,
  sessionChanges,
  noCode,
  errorLaunch,
  markupInAddress,
  head,
  prefetch,
  refusedCodes,
  failedToken,
  slowToken,
  noTokenAnswer,
  htmlToken,
  intCodeToken,
  noExpiresIn,
  tokenInEnvelope,
  tokenRedirect,
  secretInQuery,
  secretShown,
  tokenShown,
  codePassedOn,
  codeInAddress,
  referrer,
  noStore,
  cookieFlags,
  cookieStrict,
  stackTrace,
  serverWords,
];
