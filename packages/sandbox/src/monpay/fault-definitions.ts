import { envelope, errorAnswer, htmlAnswer, tokenEndpointJson } from './error-shapes.ts';
import { sandboxHeaders, type PlainAnswer } from '../http/message.ts';
import { resourceErrorAnswer, resourceErrors } from './resource-envelope.ts';
import type { FaultName } from '../world/fault-names.ts';
import type { ErrorShape, Quirk } from '../world/settings.ts';

/** Answers in place of the endpoint: the request is not looked at, and a code stays good. */
export interface Instead {
  readonly en: string;
  readonly mn: string;
  readonly instead: (shape: ErrorShape) => PlainAnswer;
}

/** Spoils the endpoint's own answer: what was asked is done by then. */
export interface After {
  readonly en: string;
  readonly mn: string;
  readonly after: (answer: PlainAnswer, ms: number | undefined) => PlainAnswer;
  readonly quirk?: Quirk;
}

const onPurpose = 'a fault on purpose';
const same = (answer: PlainAnswer): PlainAnswer => answer;
const nothing: PlainAnswer = { status: 200, headers: sandboxHeaders, body: '' };
/** Where `redirect` leads: a path of the sandbox's own, which exposes clients that follow. */
export const redirectTarget = '/_sandbox/redirected';

function gateway(status: number, headers: Record<string, string> = {}): Instead {
  return {
    en: `The sandbox answered HTTP ${status} with the HTML page of a gateway, on purpose. The request was not looked at.`,
    mn: `Туршилтын орчин зориуд HTTP ${status} болон дундын серверийн HTML хуудсаар хариулсан. Хүсэлтийг үзээгүй.`,
    instead: () => {
      const page = htmlAnswer(status);
      return { ...page, headers: { ...page.headers, ...headers } };
    },
  };
}

function documented(error: Parameters<typeof errorAnswer>[0]): Instead {
  return {
    en: `The sandbox answered ${error}, on purpose. The request was not looked at.`,
    mn: `Туршилтын орчин зориуд ${error} хариулсан. Хүсэлтийг үзээгүй.`,
    instead: (shape) => errorAnswer(error, onPurpose, shape),
  };
}

function shaped(shape: ErrorShape, words: string, mn: string): Instead {
  return {
    en: `The sandbox answered HTTP 505 (server_error) with ${words}, on purpose. The request was not looked at.`,
    mn: `Туршилтын орчин зориуд HTTP 505 (server_error) болон ${mn} хариулсан. Хүсэлтийг үзээгүй.`,
    instead: () => errorAnswer('server_error', onPurpose, shape),
  };
}

function refusing(name: keyof typeof resourceErrors): Instead {
  const { status, intCode } = resourceErrors[name];
  return {
    en: `The sandbox answered HTTP ${status} with ${name} (intCode ${intCode}), on purpose. The request was not looked at.`,
    mn: `Туршилтын орчин зориуд HTTP ${status} болон ${name} (intCode ${intCode}) хариулсан. Хүсэлтийг үзээгүй.`,
    instead: () => resourceErrorAnswer(name, onPurpose),
  };
}

function otherInvoice(member: string, mn: string, other: (value: unknown) => unknown): After {
  return {
    en: `The sandbox answered with another ${member} than the invoice has, on purpose.`,
    mn: `Туршилтын орчин зориуд нэхэмжлэхийнхээс өөр ${mn} (${member}) хариулсан.`,
    after: (answer) => ({ ...answer, body: withOther(answer.body, member, other) }),
  };
}

/** An envelope whose result has another value there; a refusal stays as it is. */
function withOther(body: string, member: string, other: (value: unknown) => unknown): string {
  const whole = JSON.parse(body) as { readonly result: Readonly<Record<string, unknown>> | null };
  const { result } = whole;
  if (result === null) return body;
  return JSON.stringify({ ...whole, result: { ...result, [member]: other(result[member]) } });
}

/** Every fault, and what the inspector says of it. */
const faultDefinitions: Readonly<Record<FaultName, Instead | After>> = {
  server_error: documented('server_error'),
  invalid_request: documented('invalid_request'),
  unauthorized_client: documented('unauthorized_client'),
  invalid_grant: documented('invalid_grant'),
  unsupported_grant_type: documented('unsupported_grant_type'),
  html: shaped('html', 'an HTML page', 'HTML хуудсаар'),
  empty: shaped('empty', 'no body', 'хоосон биеэр'),
  envelope: shaped('envelope', "MonPay's envelope", 'MonPay-ийн envelope бүтцээр'),
  envelope_200: {
    en: "The sandbox sent an error in MonPay's envelope with HTTP 200, on purpose. The request was not looked at.",
    mn: 'Туршилтын орчин зориуд алдааг MonPay-ийн envelope бүтцээр HTTP 200-тай хариулсан. Хүсэлтийг үзээгүй.',
    instead: () => tokenEndpointJson(200, envelope(505, onPurpose)),
  },
  html_200: gateway(200),
  status_429: gateway(429, { 'Retry-After': '1' }),
  status_500: gateway(500),
  status_502: gateway(502),
  status_503: gateway(503, { 'Retry-After': '1' }),
  redirect: {
    en: 'The sandbox answered with a redirect (307), on purpose. A client that follows it posts the secret elsewhere. The request was not looked at.',
    mn: 'Туршилтын орчин зориуд чиглүүлгээр (307) хариулсан. Дагасан клиент нууц түлхүүрээ өөр газар илгээнэ. Хүсэлтийг үзээгүй.',
    instead: () => ({
      status: 307,
      headers: { ...sandboxHeaders, 'Cache-Control': 'no-store', Location: redirectTarget },
      body: '',
    }),
  },
  hang: {
    en: 'The sandbox took the request and never answered, on purpose. The request was not looked at.',
    mn: 'Туршилтын орчин хүсэлтийг авсан ч зориуд огт хариулаагүй. Хүсэлтийг үзээгүй.',
    instead: () => ({ ...nothing, delivery: { fault: 'hang' } }),
  },
  hang_after: {
    en: 'The sandbox did what was asked and never answered, on purpose.',
    mn: 'Туршилтын орчин хүсэлтийг гүйцэтгэсэн ч зориуд огт хариулаагүй.',
    after: (answer) => ({ ...answer, delivery: { fault: 'hang' } }),
  },
  reset_before: {
    en: 'The sandbox reset the connection before it looked at the request, on purpose. The client cannot know that nothing was done.',
    mn: 'Туршилтын орчин хүсэлтийг үзэхээс өмнө холболтыг зориуд тасалсан. Юу ч хийгдээгүйг клиент мэдэх боломжгүй.',
    instead: () => ({ ...nothing, delivery: { fault: 'reset' } }),
  },
  reset_after: {
    en: 'The sandbox did what was asked and reset the connection before it answered, on purpose. The client cannot know that it was done.',
    mn: 'Туршилтын орчин хүсэлтийг гүйцэтгээд хариулахаасаа өмнө холболтыг зориуд тасалсан. Гүйцэтгэснийг клиент мэдэх боломжгүй.',
    after: (answer) => ({ ...answer, delivery: { fault: 'reset' } }),
  },
  truncated: {
    en: 'The sandbox cut its answer off in the middle, on purpose.',
    mn: 'Туршилтын орчин хариугаа зориуд дундаас нь тасалсан.',
    after: (answer) => ({ ...answer, delivery: { fault: 'truncated' } }),
  },
  slow_body: {
    en: 'The sandbox sent its answer byte by byte, on purpose.',
    mn: 'Туршилтын орчин хариугаа зориуд байт байтаар удаан илгээсэн.',
    after: (answer, ms = 15_000) => ({ ...answer, delivery: { fault: 'slow_body', slowBody: ms } }),
  },
  delay: {
    en: 'The sandbox delayed its answer, on purpose.',
    mn: 'Туршилтын орчин хариугаа зориуд хойшлуулсан.',
    after: (answer, ms = 3000) => ({ ...answer, delivery: { delay: ms } }),
  },
  gzip: {
    en: 'The sandbox compressed its answer, on purpose, whether or not the client asked for it.',
    mn: 'Туршилтын орчин хариугаа хүсээгүй байсан ч зориуд шахсан.',
    after: (answer) => ({
      ...answer,
      headers: { ...answer.headers, 'Content-Encoding': 'gzip' },
    }),
  },
  wrong_content_type: {
    en: 'The sandbox called its JSON text/html, on purpose.',
    mn: 'Туршилтын орчин JSON хариугаа зориуд text/html гэж нэрлэсэн.',
    after: (answer) => ({
      ...answer,
      headers: { ...answer.headers, 'Content-Type': 'text/html;charset=UTF-8' },
    }),
  },
  huge_body: {
    en: 'The sandbox put a megabyte of spaces behind its answer, on purpose.',
    mn: 'Туршилтын орчин хариуныхаа ард зориуд нэг мегабайт зай нэмсэн.',
    after: (answer) => ({ ...answer, body: answer.body + ' '.repeat(1_048_576) }),
  },
  no_expires_in: {
    en: 'The sandbox left expires_in out, on purpose, as was observed.',
    mn: 'Туршилтын орчин ажиглагдсан шиг expires_in-г зориуд орхисон.',
    after: same,
    quirk: 'no_expires_in',
  },
  null_refresh_token: {
    en: 'The sandbox sent refresh_token as null, on purpose.',
    mn: 'Туршилтын орчин refresh_token-ийг зориуд null хариулсан.',
    after: same,
    quirk: 'null_refresh_token',
  },
  unauthorized: refusing('UNAUTHORIZED'),
  insufficient_access: refusing('INSUFFICIENT_ACCESS'),
  bad_request: refusing('BAD_REQUEST'),
  internal_error: refusing('INTERNAL_ERROR'),
  refund_failed: {
    en: 'The sandbox answered REFUNDFAILED with HTTP 200 and intCode 0, on purpose. No money moved.',
    mn: 'Туршилтын орчин зориуд HTTP 200, intCode 0-тэй хамт REFUNDFAILED хариулсан. Мөнгө шилжээгүй.',
    after: same,
  },
  other_amount: otherInvoice('amount', 'дүн', (amount) => (amount === 1 ? 2 : 1)),
  other_receiver: otherInvoice('receiver', 'хүлээн авагч', () => 'another-branch'),
  other_customer: otherInvoice('userId', 'хэрэглэгч', (userId) => Number(userId ?? 0) + 1),
  token_in_envelope: {
    en: "The sandbox put the token into MonPay's envelope, on purpose.",
    mn: 'Туршилтын орчин токеныг зориуд MonPay-ийн envelope-д хийсэн.',
    after: same,
    quirk: 'envelope_200',
  },
};

/** A fault, ready to be applied. */
export type Fault = (Instead | After) & { readonly name: FaultName; readonly ms?: number };

/** The fault of that name. */
export function faultOf(name: FaultName, ms?: number): Fault {
  return { ...faultDefinitions[name], name, ...(ms !== undefined && { ms }) };
}
