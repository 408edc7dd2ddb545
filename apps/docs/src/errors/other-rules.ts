import type { About } from './about.ts';
import type { otherRules } from './tables.ts';
import { spoiled, type TokenAttempt } from './token-attempts.ts';

/** Of each rule that neither API's table has, what its table does not say, and the answer. */
export const otherRulesAbout: Readonly<
  Record<keyof typeof otherRules, About<TokenAttempt> & { readonly status: number }>
> = {
  wrong_method: {
    status: 405,
    customer: 'ours',
    outcome: 'no_code',
    attempt: spoiled(
      'Токены хүсэлтийг `GET`-ээр илгээнэ.',
      'Send the token request with `GET`.',
      (form) => void Object.assign(form, { method: 'GET', headers: {} }),
    ),
  },
  wrong_path: {
    status: 404,
    customer: 'ours',
    outcome: 'code_good',
    attempt: spoiled(
      'Токены хүсэлтийг `/oauth/token` хаяг руу, `/v2`-гүйгээр илгээнэ.',
      'Send the token request to `/oauth/token`, without `/v2`.',
      (form) => void (form.path = '/oauth/token'),
    ),
  },
  followed_redirect: {
    status: 404,
    customer: 'reopen',
    outcome: 'code_unknown',
    attempt: spoiled(
      'Хяналтын самбарт «Өөр хаяг руу чиглүүлэх» гэмтлийг сонгоод, чиглүүлгийг дагадаг клиентээр код солино.',
      'Set the fault “A redirect” in the inspector, and exchange a code with a client that follows redirects.',
      (form) => void (form.path = '/_sandbox/redirected'),
    ),
  },
  merchant_credentials_in_query: {
    status: 200,
    customer: 'nothing',
    outcome: 'granted',
    attempt: spoiled(
      'Дэлгүүрийн токеныг асуухдаа `client_id`, `client_secret`-ийг `?`-ийн ард бичнэ.',
      "Ask for the merchant's token with `client_id` and `client_secret` behind the `?`.",
      (form) => {
        const { client_id: id = '', client_secret: secret = '' } = form.fields;
        form.query = `grant_type=client_credentials&client_id=${id}&client_secret=${secret}`;
        form.body = '';
      },
    ),
  },
};
