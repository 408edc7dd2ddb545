import { wrongAtCheck } from './wrong/at-check.ts';
import { wrongAtCustomer } from './wrong/at-customer.ts';
import { wrongAtLaunch } from './wrong/at-launch.ts';
import { wrongAtNotice } from './wrong/at-notice.ts';
import { wrongAtPayment } from './wrong/at-payment.ts';
import { wrongAtTokenAnswer } from './wrong/at-token-answer.ts';
import { wrongAtTokenRequest } from './wrong/at-token-request.ts';
import type { WrongApp } from './wrong/wrong-app.ts';

/** The whole shelf. */
export const wrongApps: readonly WrongApp[] = [
  ...wrongAtTokenRequest,
  ...wrongAtLaunch,
  ...wrongAtTokenAnswer,
  ...wrongAtCustomer,
  ...wrongAtNotice,
  ...wrongAtPayment,
  ...wrongAtCheck,
];
