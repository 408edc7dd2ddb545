import { ask, MonPayError, resultOf } from '../shop/ask-monpay.ts';
import { rethrow, right, type WrongApp } from './wrong-app.ts';

/** What goes wrong when the app asks who the customer is. */
export const wrongAtCustomer: readonly WrongApp[] = [
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
