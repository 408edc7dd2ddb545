import { setTimeout as sleep } from 'node:timers/promises';
import { ask, askForToken, jsonOf, MonPayError, resultOf } from '../shop/ask-monpay.ts';
import { forEver, right, withDeadline, type WrongApp } from './wrong-app.ts';

/** What goes wrong between the app and MonPay's token endpoint, and with what it learns of the customer. */
export const wrongAtToken: readonly WrongApp[] = [
  {
    fault: 'sends the secret in the query',
    complaint: 'secret-in-query',
    undecided: 'any',
    habits: {
      sendTokenRequest: ({ settings }, code) =>
        askForToken(settings, fields(settings, code), {
          query: `?${String(fields(settings, code))}`,
        }),
    },
  },
  {
    fault: 'follows a redirect with the secret',
    complaint: 'token-redirect',
    habits: {
      sendTokenRequest: ({ settings }, code) =>
        askForToken(settings, fields(settings, code), { redirect: 'follow' }),
    },
  },
  {
    fault: 'repeats a token request that got no answer',
    complaint: 'no-token-answer',
    habits: {
      sendTokenRequest: (state, code) =>
        right.sendTokenRequest(state, code).catch(() => right.sendTokenRequest(state, code)),
    },
  },
  {
    fault: 'gives up on MonPay after five seconds',
    complaint: 'slow-token',
    habits: {
      sendTokenRequest: (state, code) => right.sendTokenRequest(withDeadline(state, 5000), code),
    },
  },
  {
    fault: 'sends each token request twice',
    complaint: 'one-token-request',
    habits: {
      async sendTokenRequest(state, code) {
        const answer = await right.sendTokenRequest(state, code);
        if (jsonOf(answer.text)?.['access_token']) await right.sendTokenRequest(state, code);
        return answer;
      },
    },
  },
  {
    fault: 'sends a code again after an error of MonPay’s',
    complaint: 'server-error',
    habits: {
      async sendTokenRequest(state, code) {
        const answer = await right.sendTokenRequest(state, code);
        return answer.status === 505 ? right.sendTokenRequest(state, code) : answer;
      },
    },
  },
  {
    fault: 'takes six seconds for a launch',
    complaint: 'launch-time',
    habits: {
      async sendTokenRequest(state, code) {
        await sleep(6000);
        return right.sendTokenRequest(state, code);
      },
    },
  },
  {
    fault: 'ends when a code is refused',
    complaint: 'refused-codes',
    habits: {
      readToken(answer) {
        if (answer.status === 403) throw new RangeError('refused');
        return right.readToken(answer);
      },
      launchFailed: (error) => rethrow(error, RangeError) ?? right.launchFailed(error),
      crashed: (error) => rethrow(error, RangeError) ?? right.crashed(error),
    },
  },
  {
    fault: 'asks again and again with a dead token of a customer',
    complaint: 'dead-token',
    habits: {
      async askWho(state, token) {
        for (let asked = 1; asked < 20; asked++) {
          const came = await right.askWho(state, token).catch((error: unknown) => error);
          if (!(came instanceof MonPayError && came.intCode === 1)) break;
        }
        return right.askWho(state, token);
      },
    },
  },
  {
    fault: 'waits for a token for ever',
    complaint: 'no-token-answer',
    habits: {
      sendTokenRequest: (state, code) => right.sendTokenRequest(withDeadline(state, forEver), code),
    },
  },
  {
    fault: 'ends when the token endpoint answers HTML',
    complaint: 'html-token',
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
    complaint: 'intcode-token',
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
    complaint: 'token-in-envelope',
    habits: {
      readToken: (answer) => {
        if (jsonOf(answer.text)?.['intCode'] !== undefined) throw new MonPayError('No token.');
        return right.readToken(answer);
      },
    },
  },
  {
    fault: 'wants to know how long a token lives',
    complaint: 'no-expires-in',
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
    complaint: 'phone-text',
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
    complaint: 'no-phone',
    habits: {
      readCustomer: (result, token) => {
        Number(result['userPhone']!.valueOf());
        return right.readCustomer(result, token);
      },
    },
  },
  {
    fault: 'takes a mail address for granted',
    complaint: 'no-mail',
    habits: {
      readCustomer: (result, token) => {
        (result['userEmail'] as string).toLowerCase();
        return right.readCustomer(result, token);
      },
    },
  },
  {
    fault: 'ends when MonPay does not say who the customer is',
    complaint: 'userinfo-fails',
    habits: {
      async askWho({ settings }, accessToken) {
        const headers = { Authorization: `Bearer ${accessToken}` };
        const answer = await ask(settings, '/v2/api/oauth/userinfo', { headers });
        JSON.parse(answer.text);
        return resultOf(answer);
      },
      launchFailed: (error) => rethrow(error, SyntaxError) ?? right.launchFailed(error),
      crashed: (error) => rethrow(error, SyntaxError) ?? right.crashed(error),
    },
  },
  {
    fault: 'takes a name for granted',
    complaint: 'null-names',
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
