import type { Sandbox } from '../src/index.ts';
import {
  call,
  coffee,
  customersToken,
  merchantsToken,
  newInvoice,
  type ResourceAnswer,
} from './resource-call.ts';

type Send = typeof fetch;

/** What a merchant's server can bring about at the resource API. */
export type ResourceScenario = [
  name: string,
  /** As the spec writes it. */
  operation: string,
  send: (sandbox: Sandbox, fetch: Send) => Promise<ResourceAnswer>,
  status: number,
];

const create = 'POST /v2/api/oauth/invoice';
const check = 'GET /v2/api/oauth/invoice/{invoiceId}';
const cancel = 'GET /v2/api/oauth/invoice/cancel';
const refund = 'POST /v2/api/oauth/refund';
const userInfo = 'GET /v2/api/oauth/userinfo';

async function invoiceOf(sandbox: Sandbox, user?: string) {
  const token = user ? await customersToken(sandbox, user) : await merchantsToken(sandbox);
  return { token, id: await newInvoice(sandbox, token) };
}

/** A call about a new invoice, after what `before` does with it. */
function about(
  operation: string,
  before: (sandbox: Sandbox, id: number) => Promise<unknown> | void = () => {},
  user?: string,
): ResourceScenario[2] {
  return async (sandbox, send) => {
    const { token, id } = await invoiceOf(sandbox, user);
    await before(sandbox, id);
    const [line, body] = {
      [check]: [`GET /v2/api/oauth/invoice/${id}`],
      [cancel]: [`${cancel}?invoiceId=${id}`],
      [refund]: [refund, { invoiceId: id, description: 'Буцаалт' }],
    }[operation] as [string, object?];
    return call(sandbox, line, { token, body, send });
  };
}

const pay = (sandbox: Sandbox, id: number): Promise<unknown> => sandbox.pay(id);
const users = ['bat', 'temuulen', 'shares-little', 'phone-976', 'no-name'];

/** Calls that obey the spec. */
export const resourceScenarios: ResourceScenario[] = [
  ...users.map((user): ResourceScenario => [
    `who ${user} is`,
    userInfo,
    async (sandbox, send) =>
      call(sandbox, userInfo, { token: await customersToken(sandbox, user), send }),
    200,
  ]),
  [
    'who came, by the token of the merchant',
    userInfo,
    async (sandbox, send) =>
      call(sandbox, userInfo, { token: await merchantsToken(sandbox), send }),
    401,
  ],
  [
    'a token that is none',
    userInfo,
    (sandbox, send) => call(sandbox, userInfo, { token: 'x', send }),
    401,
  ],
  [
    'a public invoice',
    create,
    async (sandbox, send) =>
      call(sandbox, create, { token: await merchantsToken(sandbox), body: coffee, send }),
    200,
  ],
  [
    'an invoice for a customer, with an address for the server',
    create,
    async (sandbox, send) => {
      const body = { ...coffee, clientServiceUrl: 'https://shop.example/paid/1' };
      return call(sandbox, create, { token: await customersToken(sandbox), body, send });
    },
    200,
  ],
  [
    "an address of MonPay's own",
    create,
    async (sandbox, send) => {
      const body = { ...coffee, redirectUri: 'https://wallet.monpay.mn/' };
      return call(sandbox, create, { token: await merchantsToken(sandbox), body, send });
    },
    400,
  ],
  ['a new invoice, checked', check, about(check), 200],
  ['a paid invoice, checked', check, about(check, pay), 200],
  ['an invoice that failed, checked', check, about(check, pay, 'no-balance'), 200],
  [
    'an unknown invoice, checked',
    check,
    async (sandbox, send) =>
      call(sandbox, 'GET /v2/api/oauth/invoice/999', {
        token: await merchantsToken(sandbox),
        send,
      }),
    400,
  ],
  ['a new invoice, cancelled', cancel, about(cancel), 200],
  ['a paid invoice, cancelled', cancel, about(cancel, pay), 400],
  ['a paid invoice, refunded', refund, about(refund, pay), 200],
  ['a new invoice, refunded', refund, about(refund), 400],
  [
    'a refund that fails with 200',
    refund,
    about(refund, async (sandbox, id) => {
      await sandbox.pay(id);
      sandbox.faults.add('refund_failed');
    }),
    200,
  ],
  [
    'an internal error',
    check,
    about(check, (sandbox) => sandbox.faults.add('internal_error')),
    500,
  ],
  [
    'a right that is missing',
    check,
    about(check, (sandbox) => sandbox.faults.add('insufficient_access')),
    401,
  ],
];
