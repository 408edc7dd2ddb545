import type { Explanation } from '../world/explanation.ts';
import { explained, type Rule } from './explained.ts';
import type { ResourceErrorCode } from './resource-envelope.ts';

interface ResourceRule extends Rule {
  readonly error: ResourceErrorCode;
}

/**
 * Every rule of the resource API, in the order in which they are checked; the first that is broken answers.
 * `{words}` are filled in. Nothing here may quote a token or an unknown value of the request.
 */
export const resourceRules = {
  from_web_page: {
    error: 'BAD_REQUEST',
    level: 'documented',
    sources: ['I'],
    en: 'The request was sent by a web page in a browser (its header Sec-Fetch-Site or Origin says so), where anyone can read the token. Call the resource API from your server.',
    mn: 'Хүсэлтийг вэб хуудас хөтчөөс илгээсэн байна (Sec-Fetch-Site эсвэл Origin толгойноос харагдлаа); тэнд токеныг хэн ч уншиж чадна. Серверээсээ дуудна уу.',
  },
  token_in_query: {
    error: 'UNAUTHORIZED',
    level: 'documented',
    sources: ['U'],
    en: 'The address carries the token after the question mark, where it ends up in logs. Send it as the header "Authorization: Bearer <token>".',
    mn: 'Токен хаягийн асуултын тэмдгийн ард байна; тэндээс логт үлддэг. "Authorization: Bearer <токен>" толгойгоор илгээнэ үү.',
  },
  missing_token: {
    error: 'UNAUTHORIZED',
    level: 'documented',
    sources: ['U'],
    en: 'The request has no header "Authorization: Bearer <token>".',
    mn: 'Хүсэлтэд "Authorization: Bearer <токен>" толгой алга.',
  },
  wrong_scheme: {
    error: 'UNAUTHORIZED',
    level: 'documented',
    sources: ['U'],
    en: 'The Authorization header is not of the form "Bearer <token>". Get a token at POST /v2/oauth/token first.',
    mn: 'Authorization толгой "Bearer <токен>" хэлбэртэй биш байна. Эхлээд POST /v2/oauth/token-оор токен авна уу.',
  },
  code_as_token: {
    error: 'UNAUTHORIZED',
    level: 'assumed',
    sources: ['RFC6750'],
    en: 'The header carries the authorization code of a launch. Exchange it at POST /v2/oauth/token, and send the access token that you get.',
    mn: 'Толгойд нээлтийн код байна. POST /v2/oauth/token-оор сольж, ирсэн хандалтын токеныг илгээнэ үү.',
  },
  unknown_token: {
    error: 'UNAUTHORIZED',
    level: 'observed',
    sources: ['G'],
    en: 'The token was never issued here, or the sandbox has been reset since. Get a new one: at the token endpoint for the merchant, by a new launch for a customer.',
    mn: 'Ийм токен энд олгогдоогүй, эсвэл түүнээс хойш туршилтын орчныг шинэчилсэн байна. Шинээр авна уу: мерчантад токены хаягаас, хэрэглэгчид мини аппыг дахин нээж.',
  },
  revoked_token: {
    error: 'UNAUTHORIZED',
    level: 'observed',
    sources: ['G'],
    en: 'The token was revoked. Get a new one: at the token endpoint for the merchant, once; by a new launch for a customer.',
    mn: 'Токен хүчингүй болгогдсон байна. Шинээр авна уу: мерчантад токены хаягаас нэг удаа, хэрэглэгчид мини аппыг дахин нээж.',
  },
  expired_token: {
    error: 'UNAUTHORIZED',
    level: 'observed',
    sources: ['G'],
    en: "The merchant's token is older than {lifetime} s and has stopped working. Get a new one at the token endpoint, once, and send this request again.",
    mn: 'Мерчантын токен {lifetime} секундээс удсан тул ажиллахаа больсон. Токены хаягаас нэг удаа шинээр аваад хүсэлтээ дахин илгээнэ үү.',
  },
  merchants_token_for_user_info: {
    error: 'INSUFFICIENT_ACCESS',
    level: 'documented',
    sources: ['U'],
    en: "The merchant's token belongs to no customer. User info takes the customer's token, from the code of a launch; a new merchant's token does not help.",
    mn: 'Мерчантын токен ямар ч хэрэглэгчийнх биш. Хэрэглэгчийн мэдээлэлд нээлтийн кодоор авсан хэрэглэгчийн токен хэрэгтэй; мерчантын шинэ токен тус болохгүй.',
  },
  body_too_large: {
    error: 'BAD_REQUEST',
    level: 'assumed',
    sources: [],
    en: 'The body is longer than {limit} bytes, which is more than these fields can need.',
    mn: 'Хүсэлтийн body {limit} байтаас урт байна; эдгээр талбарт ийм урт хэрэггүй.',
  },
  content_type_not_json: {
    error: 'BAD_REQUEST',
    level: 'documented',
    sources: ['N'],
    en: 'The body is not application/json. Only the token endpoint takes a form; send JSON here, with Content-Type: application/json.',
    mn: 'Хүсэлтийн body application/json биш байна. Зөвхөн токены хаяг форм авдаг; энд JSON-ийг Content-Type: application/json-тай илгээнэ үү.',
  },
  body_not_json: {
    error: 'BAD_REQUEST',
    level: 'documented',
    sources: ['N'],
    en: 'The body is not a UTF-8 JSON object.',
    mn: 'Хүсэлтийн body UTF-8 JSON объект биш байна.',
  },
  missing_field: {
    error: 'BAD_REQUEST',
    level: 'documented',
    sources: ['N'],
    en: 'The body lacks {fields}, or it is empty.',
    mn: 'Хүсэлтийн body-д {fields} алга эсвэл хоосон байна.',
  },
  amount_not_a_number: {
    error: 'BAD_REQUEST',
    level: 'documented',
    sources: ['N'],
    en: 'The amount is not a JSON number. Send it without quotation marks.',
    mn: 'amount нь JSON тоо биш байна. Хашилтгүй илгээнэ үү.',
  },
  amount_not_whole: {
    error: 'BAD_REQUEST',
    level: 'assumed',
    sources: [],
    en: 'The amount is not a whole number of tögrög from 1 to 9007199254740991. Decimals are not documented, and there are no cents.',
    mn: 'amount нь 1-ээс 9007199254740991 хүртэлх бүхэл төгрөг биш байна. Бутархай дүн баримтад байхгүй; нэгж нь төгрөг.',
  },
  unknown_invoice_type: {
    error: 'BAD_REQUEST',
    level: 'documented',
    sources: ['N'],
    en: 'The invoiceType is not P2B, P2P or B2B. A shop needs P2B: a customer pays a merchant.',
    mn: 'invoiceType нь P2B, P2P, B2B-ийн аль нь ч биш. Дэлгүүрт P2B хэрэгтэй: хэрэглэгч мерчантад төлнө.',
  },
  malformed_field: {
    error: 'BAD_REQUEST',
    level: 'assumed',
    sources: [],
    en: '{fields} must be text of at most {limit} characters, without control characters.',
    mn: '{fields} нь {limit}-аас илүүгүй тэмдэгттэй, удирдах тэмдэгтгүй текст байх ёстой.',
  },
  malformed_address: {
    error: 'BAD_REQUEST',
    level: 'assumed',
    sources: [],
    en: '{fields} must be an absolute address in ASCII without a fragment and without a user name: redirectUri of any scheme, clientServiceUrl with http or https.',
    mn: '{fields} нь бүтэн хаяг (ASCII, # хэсэггүй, хэрэглэгчийн нэргүй) байх ёстой: redirectUri ямар ч схемтэй, clientServiceUrl http эсвэл https-тэй.',
  },
  address_of_monpay: {
    error: 'BAD_REQUEST',
    level: 'assumed',
    sources: [],
    en: "{fields} names a host of MonPay's, which a sandbox never calls. Give an address of your own server.",
    mn: '{fields} MonPay-ийн хостыг заасан байна; туршилтын орчин түүнийг хэзээ ч дууддаггүй. Өөрийн серверийн хаягийг өгнө үү.',
  },
  malformed_invoice_id: {
    error: 'BAD_REQUEST',
    level: 'documented',
    sources: ['C'],
    en: 'The invoice id is not a positive whole number.',
    mn: 'Нэхэмжлэхийн дугаар эерэг бүхэл тоо биш байна.',
  },
  unknown_invoice: {
    error: 'BAD_REQUEST',
    level: 'assumed',
    sources: [],
    en: 'There is no invoice with this id, or the sandbox has been reset since.',
    mn: 'Ийм дугаартай нэхэмжлэх алга, эсвэл түүнээс хойш туршилтын орчныг шинэчилсэн байна.',
  },
  other_clients_invoice: {
    error: 'BAD_REQUEST',
    level: 'assumed',
    sources: [],
    en: "The invoice is another merchant's. Whether MonPay shows it is not known; the sandbox does not.",
    mn: 'Нэхэмжлэх өөр мерчантынх. MonPay харуулдаг эсэх нь тодорхойгүй; туршилтын орчин харуулдаггүй.',
  },
  other_customers_invoice: {
    error: 'BAD_REQUEST',
    level: 'assumed',
    sources: [],
    en: "The invoice is dedicated to a customer other than the token's, or was paid by another.",
    mn: 'Нэхэмжлэх токены эзнээс өөр хэрэглэгчид зориулагдсан, эсвэл түүнийг өөр хүн төлсөн байна.',
  },
  not_cancellable: {
    error: 'BAD_REQUEST',
    level: 'assumed',
    sources: [],
    en: 'The invoice is {status}, so it can no longer be cancelled. A paid one can be refunded.',
    mn: 'Нэхэмжлэх {status} төлөвтэй тул цуцлах боломжгүй. Төлөгдсөнийг буцааж болно.',
  },
  already_refunded: {
    error: 'BAD_REQUEST',
    level: 'assumed',
    sources: [],
    en: 'The invoice was refunded already. A refund is sent once; check the invoice if you are not sure.',
    mn: 'Нэхэмжлэхийн мөнгийг аль хэдийн буцаасан. Буцаалтыг нэг удаа илгээнэ; эргэлзвэл нэхэмжлэхийг шалгана уу.',
  },
  not_refundable: {
    error: 'BAD_REQUEST',
    level: 'assumed',
    sources: [],
    en: 'The invoice is {status}: nobody has paid it, so there is nothing to give back.',
    mn: 'Нэхэмжлэх {status} төлөвтэй: хэн ч төлөөгүй тул буцаах зүйлгүй.',
  },
} as const satisfies Record<string, ResourceRule>;

/** The name of a rule of the resource API. */
export type ResourceRuleName = keyof typeof resourceRules;

/** A refusal of the resource API: its error, and why. */
export interface BrokenResourceRule {
  readonly error: ResourceErrorCode;
  readonly explanation: Explanation;
}

/** What a call is answered with, and the invoice that it was about. */
export type ResourceOutcome =
  | BrokenResourceRule
  | { readonly result: object; readonly invoiceId?: number };

/** Fills a rule's words in. */
export function resourceBreach(
  name: ResourceRuleName,
  words: Readonly<Record<string, string>> = {},
): BrokenResourceRule {
  const { error, ...rule } = resourceRules[name];
  return { error, explanation: explained(name, rule, words) };
}
