CREATE TABLE orders (
  nonce text PRIMARY KEY,
  user_id bigint NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  created_at timestamptz NOT NULL,
  invoice_id bigint UNIQUE,
  paid_at timestamptz
);
CREATE INDEX unpaid_orders ON orders (created_at) WHERE paid_at IS NULL;
