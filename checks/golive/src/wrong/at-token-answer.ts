import { jsonOf, MonPayError } from '../shop/ask-monpay.ts';
import { rethrow, right, type WrongApp } from './wrong-app.ts';

/** What goes wrong when the app reads what the token endpoint answered. */
export const wrongAtTokenAnswer: readonly WrongApp[] = [
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
];
