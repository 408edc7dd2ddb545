import type { LoginStep } from './login-step.ts';
import type { Selling } from './payment/selling.ts';

/** What the merchant said of the app. */
export interface AppOptions {
  /** A page that shows who is signed in, if the launch does not end there. */
  readonly page?: string | undefined;
  /** What a script of the landing page sends, if it is the script that has the code. */
  readonly login?: LoginStep | undefined;
  /** How it sells, if it does. */
  readonly selling?: Selling | undefined;
}

/** How an app behaves when all is well, as two launches and a visit without a code have shown. */
export interface Habits {
  /** Whether a launch gets a token and ends on a page that is not an error. */
  readonly works: boolean;
  /** Whether the page says who is signed in. */
  readonly greets: boolean;
  /** Whether the app asks MonPay who the customer is. */
  readonly asks: boolean;
  /** Words that stand on every customer's page, and on no stranger's. */
  readonly words: ReadonlySet<string>;
  /** The names of cookies that a customer gets at a launch, and a stranger does not. */
  readonly cookies: ReadonlySet<string>;
  /** Whether the app answers one request only after the other. */
  readonly oneAtATime: boolean;
}

/** The merchant's app, as the check knows it. */
export interface App {
  /** What a launch opens: the registered redirect URI, without a code. */
  readonly url: URL;
  readonly options: AppOptions;
  /** How it behaves when all is well. */
  readonly habits: Habits;
  readonly clientId: string;
}
