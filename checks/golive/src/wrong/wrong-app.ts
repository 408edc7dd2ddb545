import type { Habits } from '../shop/habits.ts';
import { rightLaunch } from '../shop/right-launch.ts';
import { rightPayment } from '../shop/right-payment.ts';
import type { Order, ShopState } from '../shop/state.ts';

/** The app without a fault. */
export const right: Habits = { ...rightLaunch, ...rightPayment };

/** Milliseconds that nobody waits. */
export const forEver = 2 ** 31 - 1;

/** A shop that is more or less patient with MonPay; its memory is the same. */
export function withDeadline(state: ShopState, deadline: number): ShopState {
  return { ...state, settings: { ...state.settings, deadline, tokenDeadline: deadline } };
}

/** An order that is never found to be paid, in an app that looks at its receiver first. */
export function closed(order: Order): Order {
  return { ...order, receiver: '' };
}

/** Throws an error of this kind on, so that the app ends with it. */
export function rethrow(error: unknown, kind: new () => Error): undefined {
  if (error instanceof kind) throw error;
}

/** An app with one fault. */
export interface WrongApp {
  /** What it does, in a few words. */
  readonly fault: string;
  /** The case of the check that has to complain, alone. */
  readonly complaint: string;
  /** The cases that can't be judged, since the fault hides what they look at; `any` if every case builds on what is broken. */
  readonly undecided?: readonly string[] | 'any';
  /** What buys, if not what buys in the right app. */
  readonly buy?: string;
  /** The page that shows what was delivered, if not that of the right app; words alone stand on the page that the customer comes back to. */
  readonly delivered?: string;
  /** What it does in another way than the right app. */
  readonly habits: Partial<Habits>;
}
