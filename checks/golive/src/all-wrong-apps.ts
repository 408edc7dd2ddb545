import { wrongAtCheck } from './wrong/at-check.ts';
import { wrongAtLaunch } from './wrong/at-launch.ts';
import { wrongAtNotice } from './wrong/at-notice.ts';
import { wrongAtPayment } from './wrong/at-payment.ts';
import { wrongAtToken } from './wrong/at-token.ts';
import type { WrongApp } from './wrong/wrong-app.ts';

/** The whole shelf. */
export const wrongApps: readonly WrongApp[] = [
  ...wrongAtLaunch,
  ...wrongAtToken,
  ...wrongAtNotice,
  ...wrongAtPayment,
  ...wrongAtCheck,
];
