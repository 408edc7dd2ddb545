import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';
import { call, customersToken, merchantsToken, newInvoice } from './resource-call.ts';

const customers = ['bat', 'saraa', 'no-balance', 'declines'] as const;
type Customer = (typeof customers)[number];
const start = { bat: 1000, saraa: 300, 'no-balance': 0, declines: 1000 };

/** What an invoice must be, worked out without the sandbox. */
interface ModelInvoice {
  readonly amount: number;
  readonly dedicated: Customer | undefined;
  status: 'NEW' | 'PAID' | 'FAILED' | 'CANCELLED' | 'REFUNDED';
  readonly paidBy: Customer[];
}
interface Model {
  readonly double: boolean;
  readonly invoices: ModelInvoice[];
  readonly balances: Record<Customer, number>;
  readonly notices: string[];
}
interface Real {
  sandbox: Sandbox;
  readonly merchant: string;
  readonly tokens: Readonly<Record<Customer, string>>;
  readonly told: string[];
}
type Command = fc.AsyncCommand<Model, Real>;

const payable = ({ double }: Model, { status, dedicated }: ModelInvoice): boolean =>
  status === 'NEW' || status === 'FAILED' || (double && status === 'PAID' && !dedicated);

/** A command about one of the invoices that there are. */
function about(
  name: string,
  pick: number,
  act: (model: Model, real: Real, invoice: ModelInvoice, id: number) => Promise<void>,
): Command {
  return {
    check: ({ invoices }) => invoices.length > 0,
    toString: () => `${name}(${pick})`,
    async run(model, real) {
      const index = pick % model.invoices.length;
      await act(model, real, model.invoices[index] as ModelInvoice, index + 1);
      await agree(model, real);
    },
  };
}

/** Compares all that can be seen with the model. */
async function agree({ invoices, balances, notices }: Model, real: Real): Promise<void> {
  const { sandbox, merchant, told } = real;
  for (const [index, { status, amount }] of invoices.entries()) {
    const line = `GET /v2/api/oauth/invoice/${index + 1}`;
    const { json } = await call(sandbox, line, { token: merchant });
    expect(json.result).toMatchObject({ id: index + 1, status, amount });
  }
  const now = sandbox.users().map(({ id, balance }) => [id, balance]);
  expect(now).toEqual(Object.entries(balances));
  expect(told).toEqual(notices);
}

const create = (amount: number, dedicated: Customer | undefined): Command => ({
  check: ({ invoices }) => invoices.length < 2,
  toString: () => `create(${amount}, ${dedicated ?? 'public'})`,
  async run(model, real) {
    const token = dedicated ? real.tokens[dedicated] : real.merchant;
    const redirectUri = 'https://shop.example/return';
    const id = await newInvoice(real.sandbox, token, { amount, redirectUri });
    model.invoices.push({ amount, dedicated, status: 'NEW', paidBy: [] });
    expect(id).toBe(model.invoices.length);
    await agree(model, real);
  },
});

const pay = (pick: number, user: Customer): Command =>
  about(`pay as ${user}`, pick, async (model, { sandbox }, invoice, id) => {
    const paying = sandbox.pay(id, { user });
    if (!payable(model, invoice) || (invoice.dedicated && invoice.dedicated !== user)) {
      await expect(paying).rejects.toThrow(TypeError);
      return;
    }
    await paying;
    const able = user !== 'declines' && model.balances[user] >= invoice.amount;
    if (able) {
      model.balances[user] -= invoice.amount;
      invoice.paidBy.push(user);
    }
    model.notices.push(`${id} ${able ? 'PAID' : 'FAILED'}`);
    if (invoice.status !== 'PAID') invoice.status = able ? 'PAID' : 'FAILED';
  });

const decline = (pick: number): Command =>
  about('decline', pick, async (model, { sandbox }, invoice, id) => {
    const declining = sandbox.decline(id);
    if (!payable(model, invoice)) {
      await expect(declining).rejects.toThrow(TypeError);
      return;
    }
    await declining;
    model.notices.push(`${id} FAILED`);
    if (invoice.status !== 'PAID') invoice.status = 'FAILED';
  });

const cancel = (pick: number): Command =>
  about('cancel', pick, async (_, { sandbox, merchant: token }, invoice, id) => {
    const line = `GET /v2/api/oauth/invoice/cancel?invoiceId=${id}`;
    const { status } = await call(sandbox, line, { token });
    const able = ['NEW', 'FAILED', 'CANCELLED'].includes(invoice.status);
    expect(status).toBe(able ? 200 : 400);
    if (able) invoice.status = 'CANCELLED';
  });

const refund = (pick: number, fails: boolean): Command =>
  about(fails ? 'refund that fails' : 'refund', pick, async (model, real, invoice, id) => {
    const { sandbox, merchant: token } = real;
    if (fails) sandbox.faults.add('refund_failed');
    const body = { invoiceId: id, description: 'x' };
    const { status, json } = await call(sandbox, 'POST /v2/api/oauth/refund', { token, body });
    const payer = invoice.paidBy.at(-1);
    expect(status).toBe(payer ? 200 : 400);
    if (!payer) return;
    expect(json.result?.['status']).toBe(fails ? 'REFUNDFAILED' : 'REFUNDED');
    if (fails) return;
    invoice.paidBy.pop();
    model.balances[payer] += invoice.amount;
    invoice.status = invoice.paidBy.length > 0 ? 'PAID' : 'REFUNDED';
  });

const restart: Command = {
  check: () => true,
  toString: () => 'restart',
  async run(model, real) {
    const saved = real.sandbox.save();
    await real.sandbox.close();
    real.sandbox = sandboxFor(model.double, real.told, saved);
    await agree(model, real);
  },
};

function sandboxFor(double: boolean, told: string[], saved?: ReturnType<Sandbox['save']>): Sandbox {
  return createSandbox({
    seed: 'model',
    merchantTokenLifetime: 3_000_000_000,
    users: customers.map((id) => ({
      id,
      firstName: id,
      lastName: null,
      phone: '1',
      balance: start[id],
      ...(id === 'declines' && { fate: id }),
    })),
    quirks: double ? ['double_payment'] : [],
    deliver: (url) => {
      const query = new URL(url).searchParams;
      told.push(`${query.get('invoiceId')} ${query.get('status')}`);
      return new Response();
    },
    ...(saved && { saved }),
  });
}

test(
  'whatever is done in whatever order, invoices, balances and notices are what they must be',
  { timeout: 60_000 },
  async () => {
    const picks = fc.nat({ max: 1 });
    // Whoever can pay comes more often, or hardly anything would be paid twice.
    const user = fc.constantFrom(...customers, 'bat' as const, 'saraa' as const);
    const commands = fc.commands<Model, Real, false>(
      [
        fc
          .tuple(fc.integer({ min: 1, max: 250 }), fc.option(user, { nil: undefined, freq: 1 }))
          .map((args) => create(...args)),
        fc.tuple(picks, user).map((args) => pay(...args)),
        fc.tuple(picks, user).map((args) => pay(...args)),
        picks.map(decline),
        picks.map(cancel),
        fc.tuple(picks, fc.boolean()).map((args) => refund(...args)),
        fc.constant(restart),
      ],
      { maxCommands: 30, size: '+1' },
    );
    await fc.assert(
      fc.asyncProperty(commands, fc.boolean(), async (list, double) => {
        await fc.asyncModelRun(async () => {
          const told: string[] = [];
          const sandbox = sandboxFor(double, told);
          const tokens = Object.fromEntries(
            await Promise.all(
              customers.map(async (id) => [id, await customersToken(sandbox, id)] as const),
            ),
          ) as Record<Customer, string>;
          const merchant = await merchantsToken(sandbox);
          return {
            model: { double, invoices: [], balances: { ...start }, notices: [] },
            real: { sandbox, merchant, tokens, told },
          };
        }, list);
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 100) },
    );
  },
);
