/** One order, and what is known of its payment. */
export interface Order {
  /** A random value that stands in the order's addresses, so that nobody can guess them. */
  readonly nonce: string;
  /** Who ordered: MonPay's `userId`. */
  readonly userId: number;
  /** Whole tögrög. */
  readonly amount: number;
  readonly createdAt: Date;
  /** MonPay's invoice, once it is bound to the order. */
  readonly invoiceId?: number | undefined;
  /** When a check said that it is paid. */
  readonly paidAt?: Date | undefined;
}

/** Which orders: one, or the unpaid ones that were made between two times. */
export type OrderQuery = { readonly nonce: string } | { readonly from: Date; readonly to: Date };

/** Where orders are kept. */
export interface OrderStore {
  add(order: Order): Promise<void>;
  find(query: OrderQuery): Promise<Order[]>;
  /**
   * Sets a field that is not set yet, in one statement. It is true for one caller only, however many processes try:
   * that one may deliver.
   */
  set<Field extends 'invoiceId' | 'paidAt'>(
    nonce: string,
    field: Field,
    value: NonNullable<Order[Field]>,
  ): Promise<boolean>;
}
