import { isLoopback } from '../transport/loopback.ts';
import { isMonPay, parseUrl } from './addresses.ts';
import type { Arguments } from './arguments.ts';
import { ask } from './ask.ts';
import { checkCertificate, reasonOf } from './certificate.ts';
import { fail, ok, warn, type Check } from './check.ts';
import { valuesOf } from './values.ts';
import type { Variables } from './variables.ts';

const name = 'mini app';

/** Asks the redirect URI for its page without a code, like a customer who types the address. */
export async function checkMiniApp(
  variables: Variables,
  given: Partial<Arguments>,
  sound: (about: string) => boolean,
): Promise<Check[]> {
  const value = valuesOf(variables, given).find(({ option }) => option === 'redirectUri');
  const url = parseUrl(value?.text ?? '');
  if (!value || !sound(value.about) || !url || isMonPay(url)) return [];
  if (!isLoopback(url.hostname) && given.redirectUri === undefined) {
    const message =
      'is not on this machine, so it was not asked; name it with --redirect-uri to ask it';
    return [ok(name, message)];
  }
  url.hash = '';
  for (const parameter of ['code', 'error']) url.searchParams.delete(parameter);
  try {
    const { status, headers, certificate } = await ask(url);
    const redirects = headers.location !== undefined;
    return [checkStatus(status, redirects), ...checkCertificate(name, certificate)];
  } catch (error) {
    return [fail(name, ...reasonOf(error, 'Start your server, and check its port.'))];
  }
}

function checkStatus(status: number, redirects: boolean): Check {
  if (status === 404) {
    const message = 'answers 404 at the path of the redirect URI';
    return fail(name, message, 'Mount the launch route at that path, for GET.');
  }
  if (status === 405) {
    const message = 'refuses GET (405), and MonPay opens the mini app with GET';
    return fail(name, message, 'Mount the launch route for GET.');
  }
  if (status >= 500) {
    const todo =
      'Read the log of your server: a launch without a code should get a page for the customer.';
    return warn(name, `answers ${status} to a launch without a code`, todo);
  }
  if (redirects) return ok(name, `answers ${status}, a redirect, which was not followed`);
  return ok(name, `answers ${status} to a launch without a code`);
}
