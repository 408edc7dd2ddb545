import type { About } from './about.ts';
import type { resourceRules as rules } from './tables.ts';
import { call, invoiceWith, told, type ResourceAttempt } from './resource-attempts.ts';

const ours = (attempt: ResourceAttempt): About<ResourceAttempt> => ({
  customer: 'ours',
  outcome: 'nothing_done',
  attempt,
});
const reopen = (attempt: ResourceAttempt): About<ResourceAttempt> => ({
  ...ours(attempt),
  customer: 'reopen',
});
const unseen = (
  attempt: ResourceAttempt,
  outcome: About<ResourceAttempt>['outcome'] = 'nothing_done',
): About<ResourceAttempt> => ({ customer: 'nothing', outcome, attempt });

const userInfo = { path: '/v2/api/oauth/userinfo' };
const createInvoice = { method: 'POST', path: '/v2/api/oauth/invoice' };

/** Of each rule of the resource API, what its table does not say. */
export const resourceRulesAbout: Readonly<Record<keyof typeof rules, About<ResourceAttempt>>> = {
  from_web_page: ours(call({ ...userInfo, headers: { 'Sec-Fetch-Site': 'cross-site' } })),
  token_in_query: ours(call({ path: `${userInfo.path}?access_token=token`, token: 'none' })),
  missing_token: ours(call({ ...userInfo, token: 'none' })),
  wrong_scheme: ours(call({ ...userInfo, token: 'none', headers: { Authorization: 'Basic abc' } })),
  code_as_token: ours(
    told(
      'Нээлтийн кодыг солилгүй `Authorization: Bearer` толгойд илгээнэ.',
      'Send the code of a launch in `Authorization: Bearer`, without exchanging it.',
      async ({ sandbox, send }) => {
        const { code } = sandbox.issueCode();
        await send({ ...userInfo, token: 'none', headers: { Authorization: `Bearer ${code}` } });
      },
    ),
  ),
  unknown_token: reopen(
    call({ ...userInfo, token: 'none', headers: { Authorization: 'Bearer nobodys' } }),
  ),
  revoked_token: reopen(
    told(
      '`npx monpay-sandbox revoke --user bat` гэж токеныг хүчингүй болгоод дахин ашиглана.',
      'Revoke the token with `npx monpay-sandbox revoke --user bat`, and use it again.',
      async ({ sandbox, send }) => {
        sandbox.revokeTokens();
        await send(userInfo);
      },
    ),
  ),
  expired_token: unseen(
    told(
      'Туршилтын орчны цагийг 30 минут урагшлуулаад мерчантын хуучин токеныг ашиглана. sdk үүнийг өөрөө шинэчилнэ.',
      "Move the sandbox's clock on by half an hour, and use the merchant's old token. The sdk renews it by itself.",
      async ({ sandbox, send }) => {
        sandbox.advance(31 * 60_000);
        await send({ path: '/v2/api/oauth/invoice/1', token: 'merchant' });
      },
    ),
  ),
  merchants_token_for_user_info: ours(call({ ...userInfo, token: 'merchant' })),
  body_too_large: ours(
    told(
      'Нэхэмжлэх үүсгэхдээ 40 000 тэмдэгттэй тайлбар илгээнэ.',
      'Create an invoice with a description of 40 000 characters.',
      ({ send, invoice }) =>
        send({ ...createInvoice, body: { ...invoice, description: 'x'.repeat(40_000) } }),
    ),
  ),
  content_type_not_json: ours(
    call({ ...createInvoice, headers: { 'Content-Type': 'text/plain' }, body: '{}' }),
  ),
  body_not_json: ours(call({ ...createInvoice, body: '[]' })),
  missing_field: ours(call({ ...createInvoice, body: '{}' })),
  amount_not_a_number: ours(invoiceWith('amount', '6500')),
  amount_not_whole: ours(invoiceWith('amount', 0.5)),
  unknown_invoice_type: ours(invoiceWith('invoiceType', 'C2C')),
  malformed_field: ours(invoiceWith('description', 'a\tb')),
  malformed_address: ours(invoiceWith('redirectUri', 'shop.example')),
  address_of_monpay: ours(invoiceWith('clientServiceUrl', 'https://shop.monpay.mn/paid')),
  malformed_invoice_id: ours(call({ path: '/v2/api/oauth/invoice/abc' })),
  unknown_invoice: ours(call({ path: '/v2/api/oauth/invoice/999999' })),
  other_clients_invoice: ours(
    told(
      'Хоёр клиент бүртгэж, нэгнийх нь нэхэмжлэхийг нөгөөгийнх нь токеноор шалгана.',
      "Register two clients, and check the invoice of one with the other's token.",
      async ({ create, merchantToken, send }) => {
        const id = await create('merchant');
        const Authorization = `Bearer ${await merchantToken(1)}`;
        await send({
          path: `/v2/api/oauth/invoice/${id}`,
          token: 'none',
          headers: { Authorization },
        });
      },
    ),
  ),
  other_customers_invoice: ours(
    told(
      'Нэг хэрэглэгчийн токеноор нэхэмжлэх үүсгээд өөр хэрэглэгчийн токеноор шалгана.',
      "Create an invoice with one customer's token, and check it with another's.",
      async ({ create, customerToken, send }) => {
        const id = await create('customer');
        const Authorization = `Bearer ${await customerToken('saraa')}`;
        await send({
          path: `/v2/api/oauth/invoice/${id}`,
          token: 'none',
          headers: { Authorization },
        });
      },
    ),
  ),
  not_cancellable: unseen(
    told(
      'Нэхэмжлэхийг төлөөд дараа нь цуцална.',
      'Pay an invoice, then cancel it.',
      async ({ sandbox, create, send }) => {
        const id = await create('merchant');
        await sandbox.pay(id, { user: 'bat' });
        await send({
          path: `/v2/api/oauth/invoice/cancel?invoiceId=${id}`,
          token: 'merchant',
        });
      },
    ),
  ),
  already_refunded: unseen(
    told(
      'Төлөгдсөн нэхэмжлэхийг хоёр удаа буцаана.',
      'Refund a paid invoice twice.',
      async ({ sandbox, create, send }) => {
        const invoiceId = await create('merchant');
        await sandbox.pay(invoiceId, { user: 'bat' });
        const refund = {
          method: 'POST',
          path: '/v2/api/oauth/refund',
          token: 'merchant',
          body: { invoiceId, description: 'Буцаалт' },
        } as const;
        await send(refund);
        await send(refund);
      },
    ),
    'done_before',
  ),
  not_refundable: unseen(
    told(
      'Төлөгдөөгүй нэхэмжлэхийг буцаана.',
      'Refund an invoice that nobody has paid.',
      async ({ create, send }) => {
        const invoiceId = await create('merchant');
        await send({
          method: 'POST',
          path: '/v2/api/oauth/refund',
          token: 'merchant',
          body: { invoiceId, description: 'Буцаалт' },
        });
      },
    ),
  ),
};
