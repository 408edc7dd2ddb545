/** How a shop reaches MonPay, and how patient it is. */
export interface ShopSettings {
  readonly authorizationServer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  /** How long MonPay has for a customer's token: milliseconds. */
  readonly tokenDeadline: number;
  /** How long it has for any other answer: milliseconds. */
  readonly deadline: number;
  /** How often open orders are checked: milliseconds. */
  readonly sweepEvery: number;
}

/** Who came, as far as MonPay says it. */
export interface Customer {
  readonly userId: number;
  readonly name: string;
  readonly phone: string;
  readonly accessToken: string;
}

/** One order of a cup of tea. */
export interface Order {
  readonly nonce: string;
  readonly userId: number;
  readonly amount: number;
  readonly receiver: string;
  invoiceId?: number;
  /** How often it was delivered. */
  delivered: number;
}

/** All that a shop remembers. */
export interface ShopState {
  readonly settings: ShopSettings;
  readonly sessions: Map<string, Customer>;
  readonly orders: Map<string, Order>;
  readonly spentCodes: Set<string>;
  merchantToken?: string;
  /** Only the wrong apps keep one. */
  lastCustomer?: Customer;
}

/** A shop that has just opened. */
export function openState(settings: ShopSettings): ShopState {
  return { settings, sessions: new Map(), orders: new Map(), spentCodes: new Set() };
}
