import { done, launchedWith, magicLaunch, type SdkCode } from './sdk-attempts.ts';

/** The codes and hints of a launch and of the token request behind it. */
export const launchCodes = {
  authorization_response_error: {
    cause: {
      mn: 'MonPay мини аппыг кодгүй, `error` параметртэй нээсэн.',
      en: 'MonPay opened the mini app with `error` in place of a code.',
    },
    customer: 'reopen',
    outcome: 'no_code',
    attempt: launchedWith('?error=access_denied'),
  },
  invalid_authorization_response: {
    cause: {
      mn: 'Нээлтийн хаягт код алга, давтагдсан, эсвэл код биш зүйл байна. Хэрэглэгч хаягийг хөтчөөр шууд нээсэн байж болно.',
      en: 'The address of the launch has no code, has it twice, or has something that cannot be one. Somebody may have opened the address in a browser.',
    },
    customer: 'reopen',
    outcome: 'no_code',
    attempt: launchedWith(''),
  },
  authorization_code_reused: {
    cause: {
      mn: 'Энэ кодыг сүүлийн арван минутад аль хэдийн илгээсэн: хуудсыг дахин ачаалсан, эсвэл хаягт код үлдсэн байна. sdk хоёр дахь удаа илгээгээгүй.',
      en: 'This code was sent within the last ten minutes: the page was reloaded, or the code stayed in the address. The sdk did not send it again.',
    },
    customer: 'reopen',
    outcome: 'code_dead',
    attempt: done(
      'Мини аппыг нээгээд, утсан дээрх «Кодыг дахин ашиглах» товчийг дарна.',
      'Open the mini app, then press the button on the phone that uses the code again.',
      async ({ sdk, sandbox, client }) => {
        const [visitor, { launchUrl }] = [client(), sandbox.issueCode()];
        await sdk.authorizationCodeGrant(visitor, launchUrl);
        return sdk.authorizationCodeGrant(visitor, launchUrl);
      },
    ),
  },
  spent_codes_unavailable: {
    cause: {
      mn: 'Ашигласан кодыг хадгалдаг Redis эсвэл өгөгдлийн сан хариу өгөөгүй. Түүнгүйгээр код хоёр удаа илгээгдэж мэдэх тул sdk юу ч илгээгээгүй.',
      en: 'The Redis or database that remembers spent codes did not answer. Without it a code could be sent twice, so the sdk sent nothing.',
    },
    customer: 'reload',
    outcome: 'code_good',
    attempt: done(
      'Redis-ээ зогсоогоод мини аппыг нээнэ.',
      'Stop your Redis, then open the mini app.',
      ({ sdk, sandbox, client }) =>
        sdk.authorizationCodeGrant(
          client({ spentCodes: { claim: () => Promise.reject(new Error('down')) } }),
          sandbox.issueCode().launchUrl,
        ),
    ),
  },
  token_request_failed: {
    cause: {
      mn: 'Токены хүсэлтэд бүтэн хариу ирээгүй: сүлжээ тасарсан, хугацаа дууссан, эсвэл таны сервер өөрөө зогсоосон. `error.outcome` нь `not_sent` эсвэл `unknown`.',
      en: 'No whole answer came to the token request: the network failed, the time ran out, or your server stopped it. `error.outcome` is `not_sent` or `unknown`.',
    },
    check: {
      mn: '`error.outcome`-ыг уншина: [not_sent](../not_sent/) бол дахин оролдоно, [unknown](../unknown/) бол мини аппыг дахин нээлгэнэ.',
      en: 'Read `error.outcome`: after [not_sent](../not_sent/) try again, after [unknown](../unknown/) have the customer reopen the mini app.',
    },
    customer: 'reopen',
    outcome: 'code_unknown',
    attempt: magicLaunch('code_reset_before'),
  },
  not_sent: {
    cause: {
      mn: 'Хүсэлт таны серверээс гараагүй: DNS, сүлжээ, прокси, эсвэл гэрчилгээнээс болсон.',
      en: 'The request never left your server: DNS, the network, a proxy or a certificate stopped it.',
    },
    customer: 'reload',
    outcome: 'code_good',
    attempt: done(
      'Туршилтын орчныг зогсоогоод мини аппын хаягийг нээнэ.',
      'Stop the sandbox, then open the address of the mini app.',
      ({ sdk, sandbox, client }) => {
        const nobodyThere = client({ authorizationServer: 'http://127.0.0.1:1', fetch: undefined });
        return sdk.authorizationCodeGrant(nobodyThere, sandbox.issueCode().launchUrl);
      },
    ),
  },
  unknown: {
    cause: {
      mn: 'Хүсэлт MonPay-д хүрсэн байж магадгүй, харин бүтэн хариу ирээгүй.',
      en: 'The request may have reached MonPay, but no whole answer came back.',
    },
    customer: 'reopen',
    outcome: 'code_unknown',
    attempt: magicLaunch('code_reset_after'),
  },
  token_response_error: {
    cause: {
      mn: 'MonPay токены хүсэлтээс татгалзсан. `error.error` аль алдаа болохыг, `error.status` HTTP төлөвийг хэлнэ.',
      en: 'MonPay refused the token request. `error.error` says which error it is, `error.status` is the HTTP status.',
    },
    check: {
      mn: '`error.error`-ыг уншина: [invalid_request](../invalid_request/), [unauthorized_client](../unauthorized_client/), [invalid_grant](../invalid_grant/), [unsupported_grant_type](../unsupported_grant_type/), [server_error](../server_error/).',
      en: 'Read `error.error`: [invalid_request](../invalid_request/), [unauthorized_client](../unauthorized_client/), [invalid_grant](../invalid_grant/), [unsupported_grant_type](../unsupported_grant_type/), [server_error](../server_error/).',
    },
    customer: 'reopen',
    outcome: 'code_unknown',
    attempt: magicLaunch('code_403'),
  },
  invalid_request: {
    cause: {
      mn: 'Токены хүсэлтийн талбар дутуу, давхардсан, эсвэл зөвшөөрөгдөөгүй (HTTP 400).',
      en: 'A field of the token request is missing, repeated or not allowed (HTTP 400).',
    },
    customer: 'ours',
    outcome: 'code_refused',
    attempt: magicLaunch('code_400'),
  },
  unauthorized_client: {
    cause: {
      mn: 'Клиентийн id эсвэл нууц түлхүүр энэ хостод буруу (HTTP 401).',
      en: 'The client id or the secret is wrong for this host (HTTP 401).',
    },
    customer: 'ours',
    outcome: 'code_refused',
    attempt: magicLaunch('code_401'),
  },
  invalid_grant: {
    cause: {
      mn: 'Код ажиллахгүй: ашиглагдсан, хугацаа нь дууссан, өөр клиентийнх, эсвэл буцах хаяг таараагүй (HTTP 403).',
      en: "The code does not work: it was used, has expired, is another client's, or the redirect URI differs (HTTP 403).",
    },
    customer: 'reopen',
    outcome: 'code_dead',
    attempt: magicLaunch('code_403'),
  },
  unsupported_grant_type: {
    cause: {
      mn: 'MonPay `grant_type` эсвэл формыг хүлээж аваагүй (HTTP 415).',
      en: 'MonPay did not take the `grant_type` or the form (HTTP 415).',
    },
    customer: 'ours',
    outcome: 'code_refused',
    attempt: magicLaunch('code_415'),
  },
  server_error: {
    cause: {
      mn: 'MonPay өөрөө алдаа гаргасан (HTTP 505).',
      en: 'MonPay itself failed (HTTP 505).',
    },
    customer: 'reopen',
    outcome: 'code_unknown',
    attempt: magicLaunch('code_505'),
  },
  invalid_token_response: {
    cause: {
      mn: 'Ирсэн хариу нь токен ч биш, MonPay-ийн татгалзал ч биш: HTML хуудас, чиглүүлэг, эсвэл хэт урт хариу.',
      en: "The answer is neither a token nor a refusal of MonPay's: an HTML page, a redirect, or too long.",
    },
    customer: 'reopen',
    outcome: 'code_unknown',
    attempt: magicLaunch('code_html_200'),
  },
  not_found: {
    cause: {
      mn: 'Токены хаяг 404 хариулсан: `authorizationServer` нь MonPay-ийн хост биш бололтой.',
      en: 'The token endpoint answered 404: `authorizationServer` is probably not a host of MonPay.',
    },
    customer: 'ours',
    outcome: 'code_unknown',
    attempt: done(
      '`MONPAY_AUTHORIZATION_SERVER`-т MonPay биш серверийн хаяг, жишээ нь өөрийн дэлгүүрийнхийг өгнө.',
      'Set `MONPAY_AUTHORIZATION_SERVER` to a server that is not MonPay, such as your own shop.',
      ({ sdk, sandbox, client }) => {
        const elsewhere = client({ fetch: async () => new Response('', { status: 404 }) });
        return sdk.authorizationCodeGrant(elsewhere, sandbox.issueCode().launchUrl);
      },
    ),
  },
} as const satisfies Record<string, SdkCode>;
