import { isLoopback, isMonPay, parseUrl } from '../addresses.ts';
import { fail, ok, warn, type Check } from './check.ts';
import { checkCertificate, reasonOf } from './certificate.ts';
import { request } from '../request.ts';

const variable = 'MONPAY_REDIRECT_URI';

/** Checks the form of the redirect URI. Sends nothing. */
export function checkRedirectUri(value: string | undefined, about = variable): Check[] {
  if (!value) {
    const state = value === '' ? 'is empty' : 'is not set';
    return [
      fail(
        about,
        state,
        "Set it to the mini app's URL, letter by letter as it is registered with MonPay.",
      ),
    ];
  }
  if (/^["'`]|["'`]$/.test(value)) {
    return [
      fail(
        about,
        'stands in quotation marks, which would be sent along',
        'Remove the quotation marks.',
      ),
    ];
  }
  if (/[^\x21-\x7e]/.test(value)) {
    return [
      fail(
        about,
        'has white space or characters outside ASCII',
        'Write the host in punycode and the rest with %-escapes, as registered.',
      ),
    ];
  }
  const url = parseUrl(value);
  if (!url || !/^https?:\/\//i.test(value)) {
    return [
      fail(about, 'is no URL in full', 'Write scheme, host and path: https://shop.example/launch'),
    ];
  }
  const problems: Check[] = [];
  if (isMonPay(url)) {
    problems.push(
      fail(
        about,
        "names a host of MonPay's",
        "It is the URL of your mini app, not of MonPay's server.",
      ),
    );
  }
  if (value.includes('#')) {
    problems.push(
      fail(
        about,
        'has a fragment (#…), which RFC 6749 §3.1.2 forbids',
        'Remove it, and register the URL without it.',
      ),
    );
  }
  if (url.username || url.password) {
    problems.push(
      fail(
        about,
        'carries a user name or password',
        'Remove them: everybody who opens the mini app would see them.',
      ),
    );
  }
  if (['code', 'error'].some((name) => url.searchParams.has(name))) {
    problems.push(
      fail(
        about,
        'has a code or error parameter of its own',
        'Remove it: MonPay adds ?code= at each launch.',
      ),
    );
  }
  if (value.length > 2048)
    problems.push(fail(about, 'has more than 2048 characters', 'Register a shorter URL.'));
  if (url.protocol === 'http:' && !isLoopback(url)) {
    problems.push(
      warn(
        about,
        'is http:, so that anybody on the way can read the code',
        'Register it with https:.',
      ),
    );
  }
  return problems.length > 0 ? problems : [ok(about, 'is a well-formed URL')];
}

/** Asks the redirect URI for its page without a code, as a customer would who types the address. */
export async function checkReachability(value: string, given: boolean): Promise<Check[]> {
  const about = 'mini app';
  const url = parseUrl(value);
  if (!url || isMonPay(url)) return [];
  if (!isLoopback(url) && !given) {
    return [
      ok(
        about,
        'is not on this machine, so it was not asked; name it with --redirect-uri to ask it',
      ),
    ];
  }
  url.hash = '';
  for (const name of ['code', 'error']) url.searchParams.delete(name);
  try {
    const { status, headers, certificate } = await request(url, {
      headers: { Accept: 'text/html' },
    });
    return [
      ...checkStatus(about, status, headers.location !== undefined),
      ...checkCertificate(about, certificate),
    ];
  } catch (error) {
    return [fail(about, ...reasonOf(error, 'Start your server, and check its port.'))];
  }
}

function checkStatus(about: string, status: number, elsewhere: boolean): Check[] {
  if (status === 404) {
    return [
      fail(
        about,
        'answers 404 at the path of the redirect URI',
        'Mount the launch route at that path, for GET.',
      ),
    ];
  }
  if (status === 405) {
    return [
      fail(
        about,
        'refuses GET (405), and MonPay opens the mini app with GET',
        'Mount the launch route for GET.',
      ),
    ];
  }
  if (status >= 500) {
    return [
      warn(
        about,
        `answers ${status} to a launch without a code`,
        'Read the log of your server: a launch without a code should get a page for the customer.',
      ),
    ];
  }
  if (elsewhere) {
    return [ok(about, `answers ${status}, a redirect, which was not followed`)];
  }
  return [ok(about, `answers ${status} to a launch without a code`)];
}
