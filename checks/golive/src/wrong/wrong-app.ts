import type { Habits } from '../shop/habits.ts';
import { rightLaunch } from '../shop/right-launch.ts';
import { rightPayment } from '../shop/right-payment.ts';

/** The app without a fault. */
export const right: Habits = { ...rightLaunch, ...rightPayment };

/** An app with one fault. */
export interface WrongApp {
  /** What it does, in a few words. */
  readonly fault: string;
  /** The case of the check that has to complain, alone. */
  readonly complaint: string;
  /** What it does in another way than the right app. */
  readonly habits: Partial<Habits>;
}
