import type { Arguments } from './arguments.ts';
import type { NamedPage } from './check.ts';
import type { Variables } from './variables.ts';

/** A value that `confidentialClient` would be given, and what to say about it. */
export interface Value {
  readonly option: 'clientId' | 'clientSecret' | 'redirectUri' | 'authorizationServer';
  /** The variable, or the flag of the command line. */
  readonly about: string;
  readonly text: string | undefined;
  /** What to say if nothing is wrong. */
  readonly well: string;
  /** What a request with a bad value comes to. */
  readonly page: NamedPage;
  readonly todo: { readonly missing: string; readonly wrong: string };
}

/** What to do about a value that was copied badly. */
export const copyAgain =
  'Copy it again from the mail of MobiFinance, whole and without anything around it.';

const credential: Pick<Value, 'well' | 'page' | 'todo'> = {
  well: 'is set and well-formed (not shown)',
  page: 'e/unauthorized_client',
  todo: {
    missing:
      'Set it for the server, or put it into .env. To try without MonPay: `npx monpay-sandbox start --write-env` writes a .env, which `node --env-file=.env server.js` loads.',
    wrong: copyAgain,
  },
};

/** The values of a set-up, in the order in which a person fills them in. */
export function valuesOf(
  variables: Variables,
  { redirectUri, authorizationServer }: Partial<Arguments>,
): Value[] {
  // An authorization server that is not set has a default; an empty variable means the same.
  const server = authorizationServer ?? (variables['MONPAY_AUTHORIZATION_SERVER'] || undefined);
  return [
    {
      option: 'clientId',
      about: 'MONPAY_CLIENT_ID',
      text: variables['MONPAY_CLIENT_ID'],
      ...credential,
    },
    {
      option: 'clientSecret',
      about: 'MONPAY_CLIENT_SECRET',
      text: variables['MONPAY_CLIENT_SECRET'],
      ...credential,
    },
    {
      option: 'redirectUri',
      about: redirectUri === undefined ? 'MONPAY_REDIRECT_URI' : '--redirect-uri',
      text: redirectUri ?? variables['MONPAY_REDIRECT_URI'],
      well: 'is a well-formed URL',
      page: 'e/redirect_uri_mismatch',
      todo: {
        missing: "Set it to the mini app's URL, letter by letter as it is registered with MonPay.",
        wrong:
          'Write the URL in full, as it is registered with MonPay: https://shop.example/launch. A host in Cyrillic is written in punycode.',
      },
    },
    {
      option: 'authorizationServer',
      about:
        authorizationServer === undefined
          ? 'MONPAY_AUTHORIZATION_SERVER'
          : '--authorization-server',
      text: server,
      well:
        server === undefined
          ? 'is not set: the host that the guide of MonPay names is meant'
          : 'is well-formed',
      page: 'e/not_found',
      todo: { missing: '', wrong: 'Write scheme and host alone: https://host.example.' },
    },
  ];
}
