import { setTimeout as sleep } from 'node:timers/promises';
import { askForToken, jsonOf } from '../shop/ask-monpay.ts';
import { forEver, right, withDeadline, type WrongApp } from './wrong-app.ts';

/** What goes wrong when the app asks MonPay for a token. */
export const wrongAtTokenRequest: readonly WrongApp[] = [
  // First, since its check takes three minutes, in which those of the others are done.
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
    fault: 'waits for a token for ever',
    complaint: 'no-token-answer',
    habits: {
      sendTokenRequest: (state, code) => right.sendTokenRequest(withDeadline(state, forEver), code),
    },
  },
  {
    fault: 'sends a code again when the page is reloaded',
    complaint: 'reload',
    habits: { isSpent: () => false },
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
