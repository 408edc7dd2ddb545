import { Pool } from 'pg';
import type { Order, OrderStore } from './order.ts';

const columns = { invoiceId: 'invoice_id', paidAt: 'paid_at' } as const;

/**
 * Orders in Postgres, for as many machines as you like. The table is made by `orders.sql`.
 * @param connectionString such as `postgres://shop@db.example/shop`
 */
export function postgresOrders(connectionString: string): OrderStore {
  const pool = new Pool({ connectionString });
  // A connection that breaks while nobody uses it; without a listener it would end the process.
  pool.on('error', (error) => console.error('Postgres:', error.message));
  return {
    async add({ nonce, userId, amount, createdAt }) {
      await pool.query(
        'INSERT INTO orders (nonce, user_id, amount, created_at) VALUES ($1, $2, $3, $4)',
        [nonce, userId, amount, createdAt],
      );
    },
    async find(query) {
      const { rows } = await ('nonce' in query
        ? pool.query<Row>('SELECT * FROM orders WHERE nonce = $1', [query.nonce])
        : pool.query<Row>(
            'SELECT * FROM orders WHERE paid_at IS NULL AND invoice_id IS NOT NULL AND created_at BETWEEN $1 AND $2',
            [query.from, query.to],
          ));
      return rows.map(orderOf);
    },
    async set(nonce, field, value) {
      const column = columns[field];
      const { rowCount } = await pool.query(
        `UPDATE orders SET ${column} = $2 WHERE nonce = $1 AND ${column} IS NULL`,
        [nonce, value],
      );
      return rowCount === 1;
    },
  };
}

/** As `pg` reads a row: it gives a bigint as text. */
interface Row {
  nonce: string;
  user_id: string;
  amount: string;
  created_at: Date;
  invoice_id: string | null;
  paid_at: Date | null;
}

function orderOf(row: Row): Order {
  return {
    nonce: row.nonce,
    userId: Number(row.user_id),
    amount: Number(row.amount),
    createdAt: row.created_at,
    invoiceId: row.invoice_id === null ? undefined : Number(row.invoice_id),
    paidAt: row.paid_at ?? undefined,
  };
}
