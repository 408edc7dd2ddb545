import { ask, jsonOf, MonPayError } from '../shop/ask-monpay.ts';
import { right, type WrongApp } from './wrong-app.ts';

/** What goes wrong between the app and MonPay's token endpoint, and with what it learns of the customer. */
export const wrongAtToken: readonly WrongApp[] = [
  {
    fault: 'sends the secret in the query',
    complaint: 'secret_in_query',
    habits: {
      sendTokenRequest: ({ settings }, code) =>
        ask(settings, `/v2/oauth/token?${String(fields(settings, code))}`, {
          method: 'POST',
          body: fields(settings, code),
        }),
    },
  },
  {
    fault: 'follows a redirect with the secret',
    complaint: 'token_redirect',
    habits: {
      sendTokenRequest: ({ settings }, code) =>
        ask(settings, '/v2/oauth/token', {
          method: 'POST',
          body: fields(settings, code),
          redirect: 'follow',
        }),
    },
  },
  {
    fault: 'repeats a token request that got no answer',
    complaint: 'token_never',
    habits: {
      sendTokenRequest: (state, code) =>
        right.sendTokenRequest(state, code).catch(() => right.sendTokenRequest(state, code)),
    },
  },
  {
    fault: 'waits for a token for ever',
    complaint: 'token_never',
    habits: {
      sendTokenRequest: (state, code) => {
        const settings = { ...state.settings, deadline: 2 ** 31 - 1 };
        return right.sendTokenRequest({ ...state, settings }, code);
      },
    },
  },
  {
    fault: 'ends when the token endpoint answers HTML',
    complaint: 'token_html',
    habits: {
      readToken(answer) {
        JSON.parse(answer.text);
        return right.readToken(answer);
      },
      launchFailed: (error) => rethrow(error, SyntaxError) ?? right.launchFailed(error),
      crashed: (error) => rethrow(error, SyntaxError) ?? right.crashed(error),
    },
  },
  {
    fault: 'takes HTTP 200 with an intCode for a token',
    complaint: 'token_200_int_code',
    habits: {
      readToken: ({ status, text }) => {
        if (status !== 200) throw new MonPayError('No token came.');
        const body = jsonOf(text);
        const { access_token = '' } = { ...body, ...(body?.['result'] as object | null) } as {
          access_token?: string;
        };
        return access_token;
      },
    },
  },
  {
    fault: "does not understand MonPay's envelope around a token",
    complaint: 'token_in_envelope',
    habits: {
      readToken: (answer) => {
        if (jsonOf(answer.text)?.['intCode'] !== undefined) throw new MonPayError('No token.');
        return right.readToken(answer);
      },
    },
  },
  {
    fault: 'wants to know how long a token lives',
    complaint: 'token_without_expires_in',
    habits: {
      readToken: (answer) => {
        const token = right.readToken(answer);
        const body = jsonOf(answer.text);
        const { expires_in } = { ...body, ...(body?.['result'] as object | null) } as {
          expires_in?: number;
        };
        if (expires_in === undefined) throw new MonPayError('The token has run out.');
        return token;
      },
    },
  },
  {
    fault: 'sends a code again when the page is reloaded',
    complaint: 'reload',
    habits: { isSpent: () => false },
  },
  {
    fault: 'takes a phone for a number',
    complaint: 'phone_text',
    habits: {
      readCustomer: (result, token) => {
        const { userPhone } = result;
        if (userPhone !== undefined && typeof userPhone !== 'number') throw new TypeError('phone');
        return right.readCustomer(result, token);
      },
    },
  },
  {
    fault: 'takes a phone for granted',
    complaint: 'no_phone',
    habits: {
      readCustomer: (result, token) => {
        Number(result['userPhone']!.valueOf());
        return right.readCustomer(result, token);
      },
    },
  },
  {
    fault: 'takes a mail address for granted',
    complaint: 'no_mail',
    habits: {
      readCustomer: (result, token) => {
        (result['userEmail'] as string).toLowerCase();
        return right.readCustomer(result, token);
      },
    },
  },
  {
    fault: 'takes a name for granted',
    complaint: 'null_name',
    habits: {
      readCustomer: (result, token) => {
        (result['userFirstname'] as string).trim();
        return right.readCustomer(result, token);
      },
    },
  },
];

function fields(
  settings: { redirectUri: string; clientId: string; clientSecret: string },
  code: string,
): URLSearchParams {
  return new URLSearchParams({
    redirect_uri: settings.redirectUri,
    client_id: settings.clientId,
    client_secret: settings.clientSecret,
    code,
    grant_type: 'authorization_code',
  });
}

function rethrow(error: unknown, kind: new () => Error): undefined {
  if (error instanceof kind) throw error;
}
