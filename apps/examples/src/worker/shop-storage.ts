import { DurableObject, type DurableObjectState, type SqlStorage } from 'cloudflare:workers';

/** Who is in the shop. */
export interface Customer {
  readonly userId: number;
  readonly name: string;
  /** Stays on the server. */
  readonly accessToken: string;
}

/** One order, and what is known of its payment. */
export interface Order {
  /** A random value that stands in the order's addresses, so that nobody can guess them. */
  readonly nonce: string;
  readonly userId: number;
  /** MonPay's invoice, once it is bound to the order. */
  readonly invoiceId: number | null;
  /** Milliseconds since 1970; when a check said that it is paid. */
  readonly paidAt: number | null;
}

const day = 24 * 3_600_000;

/**
 * What the shop remembers: a Durable Object with a database of its own. All isolates of the Worker ask the same one,
 * and it does one thing at a time.
 */
export class ShopStorage extends DurableObject {
  readonly #sql: SqlStorage;

  constructor(ctx: DurableObjectState, env: unknown) {
    super(ctx, env);
    this.#sql = ctx.storage.sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS spent_codes (key TEXT PRIMARY KEY, until INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, customer TEXT NOT NULL, until INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS orders (
        nonce TEXT PRIMARY KEY,
        userId INTEGER NOT NULL,
        createdAt INTEGER NOT NULL,
        invoiceId INTEGER UNIQUE,
        paidAt INTEGER
      );
    `);
  }

  /** Takes a code for `ttl` milliseconds: true for the first who asks. */
  claim(key: string, ttl: number): boolean {
    this.#sql.exec('DELETE FROM spent_codes WHERE until < ?', Date.now());
    const claimed = 'INSERT OR IGNORE INTO spent_codes VALUES (?, ?) RETURNING key';
    return this.#sql.exec(claimed, key, Date.now() + ttl).toArray().length === 1;
  }

  /** Opens a session for a day, and returns its id. */
  signIn(customer: Customer): string {
    const id = crypto.randomUUID();
    this.#sql.exec('DELETE FROM sessions WHERE until < ?', Date.now());
    const session = [id, JSON.stringify(customer), Date.now() + day];
    this.#sql.exec('INSERT INTO sessions VALUES (?, ?, ?)', ...session);
    return id;
  }

  customer(session: string): Customer | undefined {
    const found = 'SELECT customer FROM sessions WHERE id = ? AND until > ?';
    const [row] = this.#sql.exec<{ customer: string }>(found, session, Date.now()).toArray();
    return row && (JSON.parse(row.customer) as Customer);
  }

  addOrder(nonce: string, userId: number): void {
    const added = 'INSERT INTO orders (nonce, userId, createdAt) VALUES (?, ?, ?)';
    this.#sql.exec(added, nonce, userId, Date.now());
  }

  bind(nonce: string, invoiceId: number): void {
    this.#sql.exec('UPDATE orders SET invoiceId = ? WHERE nonce = ?', invoiceId, nonce);
  }

  order(nonce: string): Order | undefined {
    return this.#sql.exec<Order>('SELECT * FROM orders WHERE nonce = ?', nonce).toArray()[0];
  }

  /** The unpaid orders of the last day. */
  unpaid(): Order[] {
    const unpaid = 'SELECT * FROM orders WHERE paidAt IS NULL AND createdAt > ?';
    return this.#sql.exec<Order>(unpaid, Date.now() - day).toArray();
  }

  /** The one UPDATE: true for one caller only, who delivers. */
  setPaid(nonce: string): boolean {
    const paid = 'UPDATE orders SET paidAt = ? WHERE nonce = ? AND paidAt IS NULL RETURNING nonce';
    return this.#sql.exec(paid, Date.now(), nonce).toArray().length === 1;
  }
}
