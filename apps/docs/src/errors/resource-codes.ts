import { done, faultOn, type SdkCode } from './sdk-attempts.ts';

/** The codes and hints of what comes after the token. */
export const resourceCodes = {
  resource_request_failed: {
    cause: {
      mn: 'Нөөцийн API-д илгээсэн хүсэлтэд бүтэн хариу ирээгүй. `error.operation` аль дуудлага болохыг, `error.outcome` юу болсныг хэлнэ.',
      en: 'No whole answer came from the resource API. `error.operation` says which call it was, `error.outcome` what may have happened.',
    },
    check: {
      mn: '[not_sent](../not_sent/) бол дахин оролдоно. Уншилт бол [unknown_read](../unknown_read/), бичилт бол [unknown_write](../unknown_write/) хуудсыг үзнэ.',
      en: 'After [not_sent](../not_sent/) try again. Otherwise see [unknown_read](../unknown_read/) for a read and [unknown_write](../unknown_write/) for anything else.',
    },
    customer: 'checking',
    outcome: 'maybe_done',
    attempt: faultOn('reset_after', 'createInvoice'),
  },
  unknown_read: {
    cause: {
      mn: 'Нэхэмжлэх шалгах эсвэл хэрэглэгчийн мэдээлэл авах хүсэлтэд бүтэн хариу ирээгүй.',
      en: 'No whole answer came to a check of an invoice or to a question about a customer.',
    },
    customer: 'checking',
    outcome: 'nothing_done',
    attempt: faultOn('reset_before', 'getInvoice'),
  },
  unknown_write: {
    cause: {
      mn: 'Нэхэмжлэх үүсгэх, цуцлах, буцаах хүсэлтэд бүтэн хариу ирээгүй. MonPay гүйцэтгэсэн эсэх нь мэдэгдэхгүй. Үүсгэх хүсэлт бол нэхэмжлэхийн дугаар ч мэдэгдэхгүй: хүсэлтийг давтахгүй, захиалгыг хүн шалгана.',
      en: 'No whole answer came when an invoice was created, cancelled or refunded. Whether MonPay did it is not known. After a create not even the id is known: do not repeat it, and have a person look at the order.',
    },
    customer: 'checking',
    outcome: 'maybe_done',
    attempt: faultOn('reset_after', 'createInvoice'),
  },
  resource_error: {
    cause: {
      mn: 'MonPay хүсэлтээс татгалзсан: envelope-ийн `intCode` нь 0 биш. HTTP төлөв 200 ч байж болно.',
      en: 'MonPay refused: the `intCode` of its envelope is not 0. The HTTP status can be 200 all the same.',
    },
    check: {
      mn: '`error.intCode`-ыг уншина: 1 бол [dead_token](../dead_token/), 6 бол [missing_right](../missing_right/), 999 бол [server_failed](../server_failed/), бусад нь [refused](../refused/).',
      en: 'Read `error.intCode`: 1 is [dead_token](../dead_token/), 6 is [missing_right](../missing_right/), 999 is [server_failed](../server_failed/), and any other is [refused](../refused/).',
    },
    customer: 'ours',
    outcome: 'maybe_done',
    attempt: faultOn('bad_request', 'createInvoice'),
  },
  refused: {
    cause: {
      mn: 'MonPay баримтжуулсан шалтгаангүйгээр, эсвэл буруу утгаас болж татгалзсан.',
      en: 'MonPay refused because a value is wrong, or for a reason that is not documented.',
    },
    customer: 'ours',
    outcome: 'nothing_done',
    attempt: faultOn('bad_request', 'createInvoice'),
  },
  dead_token: {
    cause: {
      mn: 'Хандалтын токен хүчингүй болсон (`intCode` 1).',
      en: 'The access token no longer works (`intCode` 1).',
    },
    customer: 'reopen',
    outcome: 'nothing_done',
    attempt: done(
      'Мини аппыг нээгээд `npx monpay-sandbox revoke --user bat` гэж хэрэглэгчийн токеныг хүчингүй болгоод мэдээллийг нь асууна.',
      "Open the mini app, revoke the customer's token with `npx monpay-sandbox revoke --user bat`, and ask who came.",
      async ({ sdk, sandbox, client }) => {
        const asking = client();
        const { access_token: token } = await sdk.authorizationCodeGrant(
          asking,
          sandbox.issueCode().launchUrl,
        );
        sandbox.revokeTokens();
        return sdk.userInfo(asking, token);
      },
    ),
  },
  missing_right: {
    cause: {
      mn: 'Таны клиентэд энэ үйлдлийн эрх нээгдээгүй (`intCode` 6).',
      en: 'Your client lacks the right to do this (`intCode` 6).',
    },
    customer: 'ours',
    outcome: 'nothing_done',
    attempt: faultOn('insufficient_access', 'createInvoice'),
  },
  server_failed: {
    cause: {
      mn: 'MonPay өөрийн алдааг мэдээлсэн (`intCode` 999).',
      en: 'MonPay reports a failure of its own (`intCode` 999).',
    },
    customer: 'checking',
    outcome: 'maybe_done',
    attempt: faultOn('internal_error', 'createInvoice'),
  },
  invalid_resource_response: {
    cause: {
      mn: 'Ирсэн хариу нь үр дүн ч биш, MonPay-ийн татгалзал ч биш.',
      en: "The answer is neither a result nor a refusal of MonPay's.",
    },
    check: {
      mn: 'Уншилт бол [invalid_read](../invalid_read/), бичилт бол [invalid_write](../invalid_write/) хуудсыг үзнэ.',
      en: 'See [invalid_read](../invalid_read/) for a read, and [invalid_write](../invalid_write/) for anything else.',
    },
    customer: 'checking',
    outcome: 'maybe_done',
    attempt: faultOn('html_200', 'getInvoice'),
  },
  invalid_read: {
    cause: {
      mn: 'Уншилтын хариуг уншиж чадсангүй: MonPay биш сервер хариулсан бололтой.',
      en: 'The answer to a read makes no sense: something other than MonPay probably answered.',
    },
    customer: 'checking',
    outcome: 'nothing_done',
    attempt: faultOn('html_200', 'getInvoice'),
  },
  invalid_write: {
    cause: {
      mn: 'Нэхэмжлэх үүсгэх, цуцлах, буцаах хүсэлтийн хариуг уншиж чадсангүй.',
      en: 'The answer to creating, cancelling or refunding an invoice makes no sense.',
    },
    customer: 'checking',
    outcome: 'maybe_done',
    attempt: faultOn('html_200', 'createInvoice'),
  },
  refund_failed: {
    cause: {
      mn: 'MonPay HTTP 200 хариулсан боловч төлөв нь `REFUNDFAILED`: мөнгө буцаагдаагүй.',
      en: 'MonPay answered with HTTP 200, but the status is `REFUNDFAILED`: no money was returned.',
    },
    customer: 'ours',
    outcome: 'nothing_done',
    attempt: done(
      "Нэхэмжлэхийг төлөөд, `refundInvoice`-д `refund_failed` алдаа нэмээд буцаана. Тестэд: `sandbox.faults.add('refund_failed', { on: 'refundInvoice' })`.",
      "Pay an invoice, add the fault `refund_failed` to `refundInvoice`, then refund it. In a test: `sandbox.faults.add('refund_failed', { on: 'refundInvoice' })`.",
      async ({ sdk, sandbox, client, invoice, pay }) => {
        const shop = client();
        const id = await invoice(shop);
        await pay(id);
        sandbox.faults.add('refund_failed', { on: 'refundInvoice' });
        return sdk.refundInvoice(shop, id, { description: 'Буцаалт' });
      },
    ),
  },
  invalid_payment_notice: {
    cause: {
      mn: 'Төлбөрийн хаягт ирсэн хүсэлтийг мэдэгдэл гэж уншиж болохгүй байна.',
      en: 'What came to the address of payment notices cannot be read as one.',
    },
    customer: 'nothing',
    outcome: 'nothing_done',
    attempt: done(
      'Төлбөрийн хаягаа `?status=PAID&status=FAILED` гэж хөтчөөр нээнэ.',
      'Open your address of payment notices in a browser, with `?status=PAID&status=FAILED`.',
      async ({ sdk }) =>
        sdk.parsePaymentNotice('http://localhost:3000/paid/1?status=PAID&status=FAILED'),
    ),
  },
  invalid_client_options: {
    cause: {
      mn: '`confidentialClient`-ийн тохиргоо буруу. Сервер эхлэхэд шууд гарна.',
      en: 'The options of `confidentialClient` are wrong. It is thrown when the server starts.',
    },
    check: {
      mn: 'Мессеж буруу тохиргоо бүрийг нэрлэнэ. `npx monpay-doctor` мөн адил шалгана.',
      en: 'The message names each wrong option. `npx monpay-doctor` checks the same.',
    },
    customer: 'nothing',
    outcome: 'no_code',
    attempt: done(
      '`MONPAY_CLIENT_ID`-гүйгээр серверээ эхлүүлнэ.',
      'Start your server without `MONPAY_CLIENT_ID`.',
      async ({ client }) => client({ clientId: '' }),
    ),
  },
  invalid_argument: {
    cause: {
      mn: 'Дуудлагад буруу утга өгсөн: жишээ нь бүхэл биш дүн. Программын алдаа тул юу ч илгээгээгүй.',
      en: 'A call got a wrong value, such as an amount that is not whole. It is a mistake in the program, so nothing was sent.',
    },
    check: {
      mn: 'Мессеж буруу утга бүрийг нэрлэнэ. Дүн бүхэл төгрөг байна.',
      en: 'The message names each wrong value. Amounts are whole tögrög.',
    },
    customer: 'ours',
    outcome: 'nothing_done',
    attempt: done(
      'Нэхэмжлэхийг `amount: 0.5`-аар үүсгэнэ.',
      'Create an invoice with `amount: 0.5`.',
      ({ sdk, client }) =>
        sdk.createInvoice(client(), {
          amount: 0.5,
          receiver: 'branch-user',
          description: 'Кофе',
          redirectUri: 'http://localhost:3000/paid/1',
        }),
    ),
  },
} as const satisfies Record<string, SdkCode>;
