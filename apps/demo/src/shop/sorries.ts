import type { AnyOAuthError, TokenErrorCode } from '@monpay-miniapp/sdk';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What a customer is told: what is up and what to do, never what went wrong inside. */
interface Words {
  readonly mn: string;
  readonly en: string;
}

const reopen: Words = {
  mn: 'Уучлаарай, энэ нээлт дууссан байна. MonPay руу буцаж, дэлгүүрийг дахин нээнэ үү.',
  en: 'Sorry, this visit is over. Go back to MonPay and open the shop again.',
};
const later: Words = {
  mn: 'Уучлаарай, MonPay одоогоор хариу өгөхгүй байна. Түр хүлээгээд дэлгүүрийг MonPay-ээс дахин нээнэ үү.',
  en: 'Sorry, MonPay does not answer at the moment. Wait a little, then open the shop again from MonPay.',
};
const ours: Words = {
  mn: 'Уучлаарай, манай дэлгүүр одоогоор ажиллахгүй байна. Дараа дахин орж үзнэ үү.',
  en: 'Sorry, our shop is out of order. Please come back later.',
};
const fromMonPay: Words = {
  mn: 'Дэлгүүрийг MonPay аппаас нээнэ үү.',
  en: 'Please open the shop from the MonPay app.',
};
const nothing: Words = { mn: 'Ийм хуудас алга.', en: 'There is no such page.' };

/** The reasons for which a customer does not see the shop: MonPay's errors by their own names, and the shop's. */
export type Sorry =
  | Exclude<AnyOAuthError['code'], 'token_response_error'>
  | TokenErrorCode
  | 'no_session'
  | 'not_found'
  | 'shop_failed';

/** What the customer reads for each reason, and the status it is answered with. */
export const sorries: Readonly<
  Record<Sorry, { readonly words: Words; readonly status: ContentfulStatusCode }>
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
  not_found: { words: nothing, status: 404 },
  shop_failed: { words: ours, status: 500 },
};

/** Whether a text names a reason. */
export function isSorry(name: string): name is Sorry {
  return Object.hasOwn(sorries, name);
}
