import { typedAs } from './typed-as.ts';

/** What a program or a person needs to use a sandbox that has just started. All of it is made up. */
export interface Started {
  readonly url: string;
  /** By which the merchant's server calls it. */
  readonly serverUrl: string;
  /** Where browsers open its pages, if not there. */
  readonly pageServer: string | undefined;
  /** The address of the phone, with the key that lets a browser in. */
  readonly phoneUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly adminToken: string;
  /** Where its certificate is, PEM, if it has one. */
  readonly certificateFile: string | undefined;
}

/** One line for a program in any language. */
export function startedJson(started: Started): string {
  return JSON.stringify({
    url: started.url,
    phone_url: started.phoneUrl,
    client_id: started.clientId,
    client_secret: started.clientSecret,
    redirect_uri: started.redirectUri,
    admin_token: started.adminToken,
    ...(started.certificateFile && { certificate_file: started.certificateFile }),
  });
}

/** The variables that a merchant's server has. */
export function variablesOf(started: Started): Readonly<Record<string, string>> {
  const { serverUrl, pageServer, clientId, clientSecret, redirectUri, certificateFile } = started;
  return {
    MONPAY_CLIENT_ID: clientId,
    MONPAY_CLIENT_SECRET: clientSecret,
    MONPAY_REDIRECT_URI: redirectUri,
    MONPAY_AUTHORIZATION_SERVER: serverUrl,
    ...(pageServer && { MONPAY_PAGE_SERVER: pageServer }),
    ...(certificateFile && { NODE_EXTRA_CA_CERTS: certificateFile }),
  };
}

/**
 * The same for a person, with an `.env` block to paste.
 * @param written whether the block is in `.env` already
 */
export function startedText(started: Started, written: boolean): string {
  const { serverUrl, certificateFile } = started;
  const block = Object.entries(variablesOf(started)).map(([name, value]) => `${name}=${value}`);
  return `SANDBOX (not MonPay): it listens on ${serverUrl}

Open the phone:   ${started.phoneUrl}
Mint a code:      ${typedAs()} code

${written ? 'Written to .env' : "Put this into the .env of your mini app's server"}, which Node loads with --env-file=.env. The credentials are made up and good here only:

# SANDBOX (not MonPay)
${block.join('\n')}
${certificateFile ? trust(certificateFile) : ''}
Ctrl-C ends it.`;
}

function trust(certificateFile: string): string {
  return `
The certificate is self-signed, and a new one is made at each start. Node trusts it with the variable
NODE_EXTRA_CA_CERTS above, which must be set before the server starts; others take the same file:
  curl --cacert ${certificateFile} …      PHP: curl.cainfo      Python: SSL_CERT_FILE
`;
}
