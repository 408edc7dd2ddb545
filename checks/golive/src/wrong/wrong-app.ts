import type { Habits } from '../shop/habits.ts';
import { rightLaunch } from '../shop/right-launch.ts';
import { rightPayment } from '../shop/right-payment.ts';
import type { ShopState } from '../shop/state.ts';

/** The app without a fault. */
export const right: Habits = { ...rightLaunch, ...rightPayment };

/** Milliseconds that nobody waits. */
export const forEver = 2 ** 31 - 1;

/** A shop that is more or less patient with MonPay; its memory is the same. */
export function withDeadline(state: ShopState, deadline: number): ShopState {
  return { ...state, settings: { ...state.settings, deadline } };
}

/** An app with one fault. */
export interface WrongApp {
  /** What it does, in a few words. */
  readonly fault: string;
  /** The case of the check that has to complain, alone. */
  readonly complaint: string;
  /** The cases that can't be judged, since the fault hides what they look at; `any` if every case builds on what is broken. */
  readonly undecided?: readonly string[] | 'any';
  /** The words of the page that the customer comes back to, if that is what the check is to look at. */
  readonly delivered?: string;
  /** What it does in another way than the right app. */
  readonly habits: Partial<Habits>;
}
