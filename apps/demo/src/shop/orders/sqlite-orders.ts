import type { Order, OrderChange, OrderQuery, OrderStore } from './order.ts';

const schema = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS orders (
    nonce TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL,
    items TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    receiver TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    invoice_id INTEGER UNIQUE,
    paid_at INTEGER,
    txn_id TEXT,
    cancelled_at INTEGER,
    refunded_at INTEGER,
    problem TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS unpaid_orders ON orders (created_at) WHERE paid_at IS NULL;
`;

const columns = {
  invoiceId: 'invoice_id',
  paidAt: 'paid_at',
  txnId: 'txn_id',
  cancelledAt: 'cancelled_at',
  refundedAt: 'refunded_at',
  problem: 'problem',
} as const satisfies Record<keyof OrderChange, string>;

/**
 * Orders in a file, for one machine; several processes may share it. Node has SQLite built in from 22.13 on.
 * @param path of the file, or `:memory:`
 */
export async function sqliteOrders(path: string): Promise<OrderStore & { close(): void }> {
  const { DatabaseSync } = await import('node:sqlite');
  // Another process may be writing: wait for it instead of failing.
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec(schema);
  const insert = database.prepare(
    'INSERT INTO orders (nonce, user_id, items, amount, receiver, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const byNonce = database.prepare('SELECT * FROM orders WHERE nonce = ?');
  const unpaid = database.prepare(
    'SELECT * FROM orders WHERE paid_at IS NULL AND invoice_id IS NOT NULL AND problem IS NULL AND created_at BETWEEN ? AND ? ORDER BY created_at LIMIT 1000',
  );

  return {
    async add({ nonce, userId, items, amount, receiver, createdAt }) {
      insert.run(nonce, userId, JSON.stringify(items), amount, receiver, createdAt);
    },
    async find(query: OrderQuery) {
      const rows =
        'nonce' in query ? byNonce.all(query.nonce) : unpaid.all(query.unpaidFrom, query.unpaidTo);
      return rows.map(orderOf);
    },
    async change(nonce, change, unless) {
      const names = Object.keys(change) as (keyof OrderChange)[];
      const assignments = names.map((name) => `${columns[name]} = ?`).join(', ');
      const { changes } = database
        .prepare(`UPDATE orders SET ${assignments} WHERE nonce = ? AND ${columns[unless]} IS NULL`)
        .run(...names.map((name) => change[name] ?? null), nonce);
      return changes === 1;
    },
    close: () => database.close(),
  };
}

function orderOf(row: Record<string, unknown>): Order {
  const number = (column: string): number | undefined =>
    row[column] === null ? undefined : Number(row[column]);
  return {
    nonce: String(row['nonce']),
    userId: Number(row['user_id']),
    items: JSON.parse(String(row['items'])) as string[],
    amount: Number(row['amount']),
    receiver: String(row['receiver']),
    createdAt: Number(row['created_at']),
    invoiceId: number('invoice_id'),
    paidAt: number('paid_at'),
    txnId: (row['txn_id'] ?? undefined) as string | undefined,
    cancelledAt: number('cancelled_at'),
    refundedAt: number('refunded_at'),
    problem: (row['problem'] ?? undefined) as Order['problem'],
  };
}
