import type { AnyOAuthError, TokenErrorCode } from '@monpay-miniapp/sdk';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Words } from './language.ts';

const reopen: Words = {
  mn: 'Уучлаарай, нэвтэрч чадсангүй. MonPay руу буцаж, дэлгүүрийг дахин нээнэ үү.',
  en: 'Sorry, you could not be signed in. Go back to MonPay and open the shop again.',
};
const later: Words = {
  mn: 'Уучлаарай, MonPay одоогоор хариу өгөхгүй байна. Түр хүлээгээд дэлгүүрийг MonPay-ээс дахин нээнэ үү.',
  en: 'Sorry, MonPay is not answering right now. Wait a moment, then open the shop again from MonPay.',
};
const ours: Words = {
  mn: 'Уучлаарай, манай дэлгүүр одоогоор ажиллахгүй байна. Дараа дахин орж үзнэ үү.',
  en: 'Sorry, our shop is not working right now. Please come back later.',
};
const fromMonPay: Words = {
  mn: 'Энэ дэлгүүр MonPay аппад ажилладаг. Утсандаа MonPay аппаа нээгээд, мини аппуудаас Ноолуур дэлгүүрийг сонгоно уу.',
  en: 'This shop works inside the MonPay app. Open MonPay on your phone and choose Ноолуур from the mini apps.',
};
const nothing: Words = {
  mn: 'Ийм хуудас алга. Дэлгүүрийн нүүр хуудаснаас үргэлжлүүлнэ үү.',
  en: 'This page does not exist. Continue from the front page of the shop.',
};

/** The reasons for which a customer does not see the shop: MonPay's errors by their own names, and the shop's. */
export type Message =
  | Exclude<AnyOAuthError['code'], 'token_response_error'>
  | TokenErrorCode
  | 'no_session'
  | 'no_customer'
  | 'no_order'
  | 'checkout_failed'
  | 'not_changed'
  | 'not_found'
  | 'shop_failed';

/** What the customer reads for each reason, and the status it is answered with. */
export const messages: Readonly<
  Record<
    Message,
    {
      readonly words: Words;
      readonly status: ContentfulStatusCode;
      /** Whether the customer can go on in the shop. */
      readonly inShop?: true;
    }
  >
> = {
  authorization_response_error: { words: reopen, status: 400 },
  invalid_authorization_response: { words: fromMonPay, status: 400 },
  authorization_code_reused: { words: reopen, status: 400 },
  invalid_grant: { words: reopen, status: 400 },
  token_request_failed: { words: later, status: 502 },
  invalid_token_response: { words: later, status: 502 },
  server_error: { words: later, status: 502 },
  spent_codes_unavailable: { words: ours, status: 503 },
  invalid_request: { words: ours, status: 500 },
  unauthorized_client: { words: ours, status: 500 },
  unsupported_grant_type: { words: ours, status: 500 },
  no_session: { words: fromMonPay, status: 401 },
  no_customer: { words: later, status: 502 },
  no_order: {
    words: {
      mn: 'Ийм захиалга алга. Хаягаа шалгаад, эсвэл дэлгүүрийн нүүр хуудаснаас үргэлжлүүлнэ үү.',
      en: 'This order does not exist. Check the address, or continue from the front page of the shop.',
    },
    status: 404,
    inShop: true,
  },
  checkout_failed: {
    words: {
      mn: 'Төлбөр үүсгэж чадсангүй. Танаас мөнгө хасагдаагүй. Түр хүлээгээд дахин оролдоно уу.',
      en: 'We could not start the payment. You have not been charged. Wait a moment and try again.',
    },
    status: 502,
    inShop: true,
  },
  not_changed: {
    words: {
      mn: 'Үйлдэл амжилттай болсон эсэхийг шалгаж байна. Захиалгаа дахин нээнэ үү.',
      en: 'We are checking whether that went through. Open your order again.',
    },
    status: 502,
    inShop: true,
  },
  not_found: { words: nothing, status: 404, inShop: true },
  shop_failed: { words: ours, status: 500 },
};

/** Whether a text names a reason. */
export function isMessage(name: string): name is Message {
  return Object.hasOwn(messages, name);
}
