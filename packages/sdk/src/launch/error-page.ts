import type { AnyOAuthError } from '../errors/errors.ts';

/** An answer to the customer of a launch that failed. */
export interface ErrorPage {
  /** 400 for the launch, 500 for the merchant's own settings, 502 for MonPay's failure. */
  readonly status: 400 | 500 | 502;
  readonly headers: Readonly<Record<string, string>>;
  /** HTML. */
  readonly body: string;
}

type Kind = 'reopen' | 'ours' | 'later';

const words = {
  reopen: {
    status: 400,
    mn: ['Нэвтэрч чадсангүй', 'MonPay руу буцаж, мини аппыг дахин нээнэ үү.'],
    en: ['You could not be signed in', 'Go back to MonPay and open the mini app again.'],
  },
  ours: {
    status: 500,
    mn: ['Одоогоор ажиллахгүй байна', 'Уучлаарай. Түр хүлээгээд дахин нээнэ үү.'],
    en: ['Not working right now', 'Sorry. Please wait a moment and open it again.'],
  },
  later: {
    status: 502,
    mn: ['MonPay хариу өгөхгүй байна', 'Түр хүлээгээд, мини аппыг MonPay-ээс дахин нээнэ үү.'],
    en: [
      'MonPay is not answering',
      'Please wait a moment and open the mini app again from MonPay.',
    ],
  },
} as const;

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
  'X-Content-Type-Options': 'nosniff',
};

/**
 * The page that a customer sees if a launch fails and the merchant has none: what to do, nothing about the inside.
 * @param acceptLanguage the header of the request; Mongolian unless English is preferred
 */
export function errorPage(
  error: AnyOAuthError,
  acceptLanguage: string | null | undefined,
): ErrorPage {
  const { status, ...texts } = words[kindOf(error)];
  const language = prefersEnglish(acceptLanguage) ? 'en' : 'mn';
  const [title, advice] = texts[language];
  const body = `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
  :root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
  main { max-width: 28rem; margin: 20vh auto 0; padding: 0 1.5rem; text-align: center; }
  h1 { font-size: 1.375rem; line-height: 1.3; }
  small { opacity: 0.75; }
</style>
<main>
  <h1>${title}</h1>
  <p>${advice}</p>
  <p><small lang="en">${referenceOf(error)}</small></p>
</main>
</html>
`;
  return { status, headers: { ...headers, 'Content-Language': language }, body };
}

/** A word for the merchant's support: one of our own, never the server's. */
function referenceOf(error: AnyOAuthError): string {
  return error.code === 'token_response_error' ? error.error : error.code;
}

function kindOf(error: AnyOAuthError): Kind {
  switch (error.code) {
    case 'authorization_response_error':
    case 'invalid_authorization_response':
    case 'authorization_code_reused':
      return 'reopen';
    case 'spent_codes_unavailable':
      return 'ours';
    case 'token_request_failed':
    case 'invalid_token_response':
      return 'later';
    case 'token_response_error':
      if (error.error === 'invalid_grant') return 'reopen';
      return error.error === 'server_error' ? 'later' : 'ours';
  }
}

/** Whether English comes before Mongolian in the header, by its weights. */
function prefersEnglish(acceptLanguage: string | null | undefined): boolean {
  const weights = { mn: 0, en: 0 };
  for (const part of (acceptLanguage ?? '').slice(0, 256).split(',')) {
    const [tag = '', ...parameters] = part.toLowerCase().split(';');
    const language = tag.trim().split('-')[0];
    if (language !== 'mn' && language !== 'en') continue;
    const quality = parameters.find((each) => each.trim().startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.trim().slice(2));
    if (weight > weights[language]) weights[language] = weight;
  }
  return weights.en > weights.mn;
}
