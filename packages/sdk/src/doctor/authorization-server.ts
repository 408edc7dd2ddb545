import { isLoopback } from '../transport/loopback.ts';
import { isMonPay, parseUrl } from './addresses.ts';
import type { Arguments } from './arguments.ts';
import { ask } from './ask.ts';
import { checkCertificate, reasonOf } from './certificate.ts';
import { fail, ok, skip, warn, type Check } from './check.ts';
import { checkSandboxCredentials, untried } from './sandbox-credentials.ts';
import { valuesOf } from './values.ts';
import type { Variables } from './variables.ts';

const name = 'authorization server';

/**
 * Looks at the certificate and the clock of the server that token requests would go to, without a code, and asks it
 * about the credentials if it is a sandbox.
 */
export async function checkAuthorizationServer(
  variables: Variables,
  given: Partial<Arguments>,
  sound: (about: string) => boolean,
): Promise<Check[]> {
  const values = valuesOf(variables, given);
  const value = values.find(({ option }) => option === 'authorizationServer');
  if (!value || !sound(value.about)) return [];
  const credentials = values.every(({ about }) => sound(about)) ? [untried] : [];
  const url = parseUrl(value.text ?? '');
  if (!url || isMonPay(url)) {
    const message = "is MonPay's, which is never asked: its certificate and clock were not checked";
    return [skip(name, message), ...credentials];
  }
  if (!isLoopback(url.hostname) && given.authorizationServer === undefined) return credentials;
  const sent = Date.now();
  try {
    const { headers, certificate } = await ask(url);
    const sandbox = headers['x-sandbox'] !== undefined;
    return [
      ok(name, `answers; it ${sandbox ? 'is a SANDBOX (not MonPay)' : 'is not our sandbox'}`),
      ...checkCertificate(name, certificate, 'e/not_sent'),
      checkClock(headers.date, sent, Date.now()),
      ...(sandbox && credentials.length > 0
        ? [await checkSandboxCredentials(url, values).catch(() => untried)]
        : credentials),
    ];
  } catch (error) {
    return [
      fail(
        name,
        ...reasonOf(error, 'If it is a sandbox, start it: npx monpay-sandbox start'),
        'e/not_sent',
      ),
    ];
  }
}

function checkClock(date: string | undefined, sent: number, received: number): Check {
  const about = 'clock';
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) {
    return warn(
      about,
      'cannot be compared: the server does not say what time it is',
      'Check that this machine sets its clock by NTP.',
      'e/expired_code',
    );
  }
  // The header has whole seconds: it was written at some time within that second.
  const skew = Math.max(0, theirs - received, sent - (theirs + 999)) / 1000;
  const todo = 'Let this machine set its clock by NTP: certificates and codes depend on it.';
  if (skew < 5) return ok(about, "agrees with the authorization server's");
  const message = `differs from the authorization server's by ${Math.round(skew)} s`;
  return skew < 120
    ? warn(about, message, todo, 'e/expired_code')
    : fail(about, message, todo, 'e/expired_code');
}
