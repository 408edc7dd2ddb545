import type { MonPayAnswer } from './ask-monpay.ts';
import type { ShopAnswer, ShopRequest } from './messages.ts';
import type { Customer, Order, ShopState } from './state.ts';

/** What a payment notice says: nothing of it is proof. */
export interface Notice {
  readonly status: string;
  readonly invoiceId: string;
  readonly txnId: string;
}

/** Each thing that a merchant can do right or wrong, as a function that a wrong app replaces. */
export interface Habits {
  /** Answers a request to the launch that must not spend its code. */
  readonly turnAway: (request: ShopRequest) => ShopAnswer | undefined;
  /** A launch without a code: `error=`, or nothing. */
  readonly launchedWithout: (request: ShopRequest) => ShopAnswer;
  /** Whether a code was used before; it is from then on. */
  readonly isSpent: (state: ShopState, code: string) => boolean;
  readonly sendTokenRequest: (state: ShopState, code: string) => Promise<MonPayAnswer>;
  /** @throws if the answer is no token */
  readonly readToken: (answer: MonPayAnswer) => string;
  /** @throws if MonPay does not answer who came */
  readonly askWho: (state: ShopState, accessToken: string) => Promise<Record<string, unknown>>;
  /** @throws if it is not known who came */
  readonly readCustomer: (result: Record<string, unknown>, accessToken: string) => Customer;
  /** Opens a session, and returns its cookie's value. */
  readonly openSession: (state: ShopState, customer: Customer, request: ShopRequest) => string;
  readonly cookie: (session: string) => string;
  readonly welcome: (cookie: string, code: string, customer: Customer) => ShopAnswer;
  readonly launchFailed: (error: unknown) => ShopAnswer;
  readonly customerOf: (state: ShopState, request: ShopRequest) => Customer | undefined;
  readonly front: (customer: Customer, state: ShopState) => ShopAnswer;
  /** Something broke that no other habit foresaw. */
  readonly crashed: (error: unknown) => ShopAnswer;

  /** What a cup of tea costs the customer who asks for it: tögrög. */
  readonly priceOf: (request: ShopRequest) => number;
  /** Whether a customer may see an order, or a stranger if there is none. */
  readonly maySee: (order: Order, customer: Customer | undefined) => boolean;
  readonly createInvoice: (state: ShopState, order: Order, customer: Customer) => Promise<number>;
  /** @throws if MonPay does not answer it */
  readonly getInvoice: (state: ShopState, invoiceId: number) => Promise<Record<string, unknown>>;
  /** Answers a request to the address of notices that is none. */
  readonly refuseNotice: (request: ShopRequest) => ShopAnswer | undefined;
  readonly readNotice: (request: ShopRequest) => Notice;
  /** Makes of a notice what is true of the order. */
  readonly settle: (
    habits: Habits,
    state: ShopState,
    order: Order,
    notice: Notice,
  ) => Promise<void>;
  readonly isPaid: (order: Order, invoice: Record<string, unknown>) => boolean;
  readonly deliver: (order: Order) => void;
  /** Sends the customer to MonPay's page. */
  readonly toPay: (request: ShopRequest, payPage: string) => ShopAnswer;
  /** The customer came back from MonPay's page. */
  readonly returned: (
    habits: Habits,
    state: ShopState,
    order: Order,
    notice: Notice,
  ) => Promise<void>;
  /** What the customer who came back is shown. */
  readonly returnPage: (order: Order, notice: Notice) => ShopAnswer;
  readonly sweep: (habits: Habits, state: ShopState) => Promise<void>;
  readonly refund: (state: ShopState, order: Order) => Promise<ShopAnswer>;
}
